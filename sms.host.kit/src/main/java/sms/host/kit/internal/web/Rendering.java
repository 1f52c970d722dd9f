package sms.host.kit.internal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;
import sms.host.kit.Website;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Subject;

/** What is asked of the host's pages: that contributions are in them, and can be loaded. */
public final class Rendering {
  private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private final Subject subject;
  private final Notes notes;
  private final Website website;
  private final Browser browser;

  private Rendering(Subject subject, Notes notes) {
    this.subject = subject;
    this.notes = notes;
    this.website = subject.host().hints().website().orElseThrow();
    this.browser = new Browser(website);
  }

  /** Modules, pictures and pages of contributions arrive. */
  public static void areServed(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Rendering(subject, notes).fetch();
  }

  private void fetch() throws IOException, InterruptedException {
    SignedIn user = user();
    for (UiContribution contribution : subject.host().contributions()) {
      if (user.sees(contribution)) {
        arrives(contribution.moduleUrl(), "javascript");
        if (contribution.icon().isPresent()) {
          arrives(contribution.icon().get(), "image/");
        }
        Browser.Answer page = browser.signedIn(contribution.standaloneUrl());
        if (!page.isFound() || !new Markup(page.body()).has(contribution.elementTag())) {
          notes.add(
              "page.standalone",
              contribution.standaloneUrl(),
              page.status(),
              contribution.elementTag());
        }
      }
    }
  }

  private void arrives(String path, String type) throws IOException, InterruptedException {
    Browser.Answer answer = browser.signedIn(path);
    if (!answer.isFound() || !answer.type().contains(type)) {
      notes.add("page.file", path, answer.status(), answer.type());
    }
  }

  /** The menu has what is contributed to it, as far as the user may see it. */
  public static void showTheMenu(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Rendering(subject, notes).readMenu();
  }

  private void readMenu() throws IOException, InterruptedException {
    String path = website.menu().orElseThrow();
    SignedIn user = user();
    readPage(path)
        .ifPresent(page -> labels(contributed(Kind.MENU, Optional.empty()), page, path, user));
  }

  /** The records have the actions and panels that are contributed to their type. */
  public static void showOnRecords(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Rendering(subject, notes).readRecords();
  }

  private void readRecords() throws IOException, InterruptedException {
    SignedIn user = user();
    for (Map.Entry<RecordType, String> each : new TreeMap<>(website.records()).entrySet()) {
      RecordType type = each.getKey();
      Optional<String> id = firstOf(type);
      if (id.isPresent()) {
        String path = each.getValue().replace(Website.ID, encoded(id.get()));
        Optional<Markup> page = readPage(path);
        if (page.isPresent()) {
          labels(contributed(Kind.RECORD_ACTION, Optional.of(type)), page.get(), path, user);
          contributed(Kind.RECORD_PANEL, Optional.of(type))
              .filter(user::sees)
              .forEach(panel -> panel(panel, page.get(), path, type + ":" + id.get()));
        }
      }
    }
  }

  private Optional<String> firstOf(RecordType type) {
    return RecordKind.ALL.stream()
        .filter(kind -> kind.type() == type)
        .flatMap(kind -> kind.ids(subject.census()).stream())
        .findFirst();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private Optional<Markup> readPage(String path) throws IOException, InterruptedException {
    Browser.Answer answer = browser.signedIn(path);
    if (!answer.isFound()) {
      notes.add("page.missing", path, answer.status());
      return Optional.empty();
    }
    return Optional.of(new Markup(answer.body()));
  }

  private void labels(
      Stream<UiContribution> contributions, Markup page, String path, SignedIn user) {
    contributions.forEach(
        contribution -> {
          boolean shown = LANGUAGES.stream().anyMatch(l -> page.says(contribution.label(l)));
          if (user.sees(contribution) && !shown) {
            notes.add("page.lacks", path, contribution.id());
          } else if (!user.sees(contribution) && shown) {
            notes.add(
                "page.forbidden", path, contribution.id(), contribution.requiredRight().get());
          }
        });
  }

  private void panel(UiContribution panel, Markup page, String path, String record) {
    String tag = panel.elementTag();
    if (!page.has(tag, "record", record)) {
      notes.add("page.panel", path, tag, record);
    }
    if (!page.has("script", "src", panel.moduleUrl())) {
      notes.add("page.module", path, panel.moduleUrl());
    }
  }

  private Stream<UiContribution> contributed(Kind kind, Optional<RecordType> type) {
    return subject.host().contributions().stream()
        .filter(contribution -> contribution.kind() == kind)
        .filter(
            contribution ->
                type.isEmpty() || contribution.target(Locale.FRENCH).equals(type.get().name()));
  }

  private SignedIn user() throws IOException, InterruptedException {
    return SignedIn.of(browser.signedIn(SignedIn.PATH)).orElseThrow();
  }
}
