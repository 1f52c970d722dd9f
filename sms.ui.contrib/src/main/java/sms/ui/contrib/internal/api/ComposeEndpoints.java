package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Keyword;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.dispatch.ModeOffer;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.selection.RecipientRole;

/** What a message is written with: templates, keywords, rewritings, modes. */
final class ComposeEndpoints implements Endpoints {
  private final Installed installed;
  private final Drafts drafts;

  ComposeEndpoints(Installed installed, Drafts drafts) {
    this.installed = requireNonNull(installed);
    this.drafts = requireNonNull(drafts);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/templates", Access.SENDER, this::templates),
        Route.get("/keywords", Access.SENDER, this::keywords),
        Route.get("/offers", Access.SENDER, this::offers),
        Route.get("/rewritings", Access.SENDER, this::rewritings));
  }

  private Reply templates(Call call) {
    installed.templates(call);
    return Reply.ok(
        Map.of(
            "templates",
            drafts.offered(call).stream()
                .map(template -> TemplateView.of(template, drafts.translations(template, call)))
                .toList()));
  }

  /** The secret ones only for who may send credentials and asks for them, or can send them now. */
  private Reply keywords(Call call) {
    boolean asked = call.query("secret").filter("true"::equals).isPresent();
    boolean secret =
        call.caller().may(Right.CREDENTIALS)
            && (asked || installed.portal(call.caller()).isPresent());
    return Reply.ok(
        Map.of(
            "keywords",
            installed.composer(call).keywords(call.locale()).stream()
                .filter(keyword -> secret || !keyword.secret())
                .map(KeywordView::of)
                .toList()));
  }

  private Reply offers(Call call) {
    return Reply.ok(
        Map.of("offers", installed.dispatcher(call).offers().stream().map(OfferView::of).toList()));
  }

  /** The table that « replace costly characters » applies. */
  private Reply rewritings(Call call) {
    Map<String, String> table = new LinkedHashMap<>();
    installed
        .composer(call)
        .rewritings()
        .forEach(line -> table.put(line.character(), line.replacement()));
    return Reply.ok(
        Map.of("rewritings", table, "byDefault", installed.composer(call).rewritesByDefault()));
  }

  /**
   * A predefined message.
   *
   * @param rewrite absent: as the school does
   * @param translations language → text, for the recipients who are written to in it
   */
  record TemplateView(
      String id,
      String name,
      String category,
      String body,
      String language,
      Purpose purpose,
      Set<RecordType> sources,
      boolean own,
      @Nullable Boolean rewrite,
      Map<String, String> translations) {
    static TemplateView of(MessageTemplate template, Map<String, String> translations) {
      return new TemplateView(
          template.id(),
          template.name(),
          template.category(),
          template.body(),
          template.language().toLanguageTag(),
          template.purpose(),
          template.sources(),
          template.owner().isPresent(),
          template.rewrite().orElse(null),
          translations);
    }
  }

  /** A keyword of the menu. */
  record KeywordView(
      String name,
      String label,
      String help,
      String example,
      Set<RecipientRole> roles,
      Set<String> aliases,
      boolean secret) {
    static KeywordView of(Keyword keyword) {
      return new KeywordView(
          keyword.name(),
          keyword.label(),
          keyword.help(),
          keyword.example(),
          keyword.roles(),
          keyword.aliases(),
          keyword.secret());
    }
  }

  /** A mode that can be sent by. */
  record OfferView(SendingMode mode, String gateway, boolean senders) {
    static OfferView of(ModeOffer offer) {
      return new OfferView(offer.mode(), offer.gatewayLabel(), offer.senders());
    }
  }
}
