package sms.host.kit.internal.access;

import static sms.host.kit.internal.subject.Answers.given;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.host.RecordType;
import sms.api.host.UiContribution;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Subject;

/** What is asked of each {@link UiContribution}, the host's own ones among them. */
public final class Contributions {
  private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9._]*-[a-z0-9._-]*");
  private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s\\\\]*");
  private static final List<Locale> LANGUAGES =
      List.of(Locale.FRENCH, Locale.ENGLISH, Locale.forLanguageTag("tlh"));
  private static final Set<String> TYPES =
      Arrays.stream(RecordType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private Contributions() {}

  /** Ids are unique. */
  public static void haveIdsOfTheirOwn(Subject subject, Notes notes) {
    Set<String> seen = new HashSet<>();
    for (UiContribution contribution : subject.host().contributions()) {
      if (!seen.add(given("UiContribution.id()", contribution.id()))) {
        notes.add("contribution.twice", contribution.id());
      }
    }
  }

  /** There is all that a page needs to render it, in any language. */
  public static void canBeRendered(Subject subject, Notes notes) {
    for (UiContribution contribution : subject.host().contributions()) {
      try {
        look(contribution, notes);
      } catch (RuntimeException e) {
        notes.failed(e);
      }
    }
  }

  private static void look(UiContribution contribution, Notes notes) {
    String id = contribution.id();
    UiContribution.Kind kind = given("UiContribution.kind()", contribution.kind());
    for (Locale language : LANGUAGES) {
      if (given("UiContribution.label(locale)", contribution.label(language)).isBlank()) {
        notes.add("contribution.label", id, language);
      }
      String target = given("UiContribution.target(locale)", contribution.target(language));
      if (!fits(kind, target)) {
        notes.add("contribution.target", id, target, kind);
      }
    }
    String tag = given("UiContribution.elementTag()", contribution.elementTag());
    if (!TAG.matcher(tag).matches()) {
      notes.add("contribution.tag", id, tag);
    }
    path(id, given("UiContribution.moduleUrl()", contribution.moduleUrl()), notes);
    path(id, given("UiContribution.standaloneUrl()", contribution.standaloneUrl()), notes);
    given("UiContribution.icon()", contribution.icon()).ifPresent(icon -> path(id, icon, notes));
    given("UiContribution.requiredRight()", contribution.requiredRight());
  }

  private static boolean fits(UiContribution.Kind kind, String target) {
    return switch (kind) {
      case MENU -> !target.isBlank();
      case RECORD_ACTION, RECORD_PANEL -> TYPES.contains(target);
      case PAGE -> target.isEmpty();
    };
  }

  private static void path(String id, String path, Notes notes) {
    if (!PATH.matcher(path).matches()) {
      notes.add("contribution.path", id, path);
    }
  }
}
