package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.compose.Segmentation;
import sms.api.dispatch.ModeOffer;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.host.RecordType;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.ui.contrib.internal.api.Views.Amount;

/** Templates, keywords, modes, and what a text becomes. */
final class ComposeEndpoints implements Endpoints {
  private static final int BLOCKED_SHOWN = 100;

  private final Installed installed;
  private final Snapshots snapshots;
  private final Drafts drafts;

  ComposeEndpoints(Installed installed, Snapshots snapshots, Drafts drafts) {
    this.installed = requireNonNull(installed);
    this.snapshots = requireNonNull(snapshots);
    this.drafts = requireNonNull(drafts);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/templates", Access.SENDER, this::templates),
        Route.get("/keywords", Access.SENDER, this::keywords),
        Route.get("/offers", Access.SENDER, this::offers),
        Route.get("/rewritings", Access.SENDER, this::rewritings),
        Route.post("/preview", Access.SENDER, this::preview));
  }

  private Reply templates(Call call) {
    installed.templates(call);
    return Reply.ok(
        Map.of("templates", drafts.offered(call).stream().map(TemplateView::of).toList()));
  }

  /** Without the secret ones: a text sent from here is final in the outbox. */
  private Reply keywords(Call call) {
    return Reply.ok(
        Map.of(
            "keywords",
            installed.composer(call).keywords(call.locale()).stream()
                .filter(keyword -> !keyword.secret())
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

  private Reply preview(Call call) {
    PreviewBody body = call.body(PreviewBody.class);
    List<Recipient> recipients = snapshots.find(body.snapshot(), call).ticked();
    List<ModeOffer> offers = installed.dispatcher(call).offers();
    Drafts.Text text = Drafts.Text.of(body.text(), body.rewrite(), body.template());
    Optional<Tariff> first = offers.stream().findFirst().map(ModeOffer::tariff);
    Prepared.Message message = drafts.read(text, first, call);
    BatchSummary summary = message.summarise(recipients);
    List<ModePrice> prices =
        offers.stream()
            .map(
                offer ->
                    new ModePrice(
                        offer.mode(),
                        Amount.of(
                            offer.tariff().equals(first.orElseThrow())
                                ? summary.cost()
                                : drafts
                                    .read(text, Optional.of(offer.tariff()), call)
                                    .summarise(recipients)
                                    .cost())))
            .toList();
    return Reply.ok(
        new PreviewView(
            summary.messages(),
            summary.parts(),
            summary.minParts(),
            summary.typicalParts(),
            summary.maxParts(),
            summary.ucs2(),
            summary.duplicates().size(),
            summary.blocked().size(),
            summary.blocked().stream().limit(BLOCKED_SHOWN).map(BlockedRow::of).toList(),
            prices,
            sample(body, recipients, message)));
  }

  private static @Nullable Sample sample(
      PreviewBody body, List<Recipient> recipients, Prepared.Message message) {
    if (recipients.isEmpty()) {
      return null;
    }
    int at = Math.max(0, Math.min(body.at(), recipients.size() - 1));
    if (body.recipient() != null) {
      for (int i = 0; i < recipients.size(); i++) {
        if (recipients.get(i).key().equals(body.recipient())) {
          at = i;
          break;
        }
      }
    }
    return Sample.of(at, recipients.size(), message.compose(recipients.get(at)));
  }

  /**
   * A text to look at.
   *
   * @param recipient key of the row whose text is wanted; else the one at {@code at}
   */
  record PreviewBody(
      @Nullable String snapshot,
      @Nullable String text,
      boolean rewrite,
      @Nullable String template,
      @Nullable String recipient,
      int at) {}

  /**
   * What the batch comes to.
   *
   * @param duplicates rows that an SMS to the same number serves too
   */
  record PreviewView(
      int messages,
      long parts,
      int minParts,
      int typicalParts,
      int maxParts,
      int ucs2,
      int duplicates,
      int blockedTotal,
      List<BlockedRow> blocked,
      List<ModePrice> modes,
      @Nullable Sample sample) {}

  /** The price of the whole batch by one mode. */
  record ModePrice(SendingMode mode, Amount cost) {}

  /** A row that gets nothing. */
  record BlockedRow(String key, String name, Problem problem) {
    static BlockedRow of(Composed.Blocked blocked) {
      return new BlockedRow(
          blocked.recipient().key(), blocked.recipient().name(), blocked.problem());
    }
  }

  /** The exact text of one recipient, or why there is none. */
  record Sample(
      int at,
      int of,
      String key,
      String name,
      String number,
      @Nullable String text,
      @Nullable Encoding encoding,
      int units,
      int unitsLeft,
      int parts,
      @Nullable Problem problem) {
    static Sample of(int at, int of, Composed composed) {
      Recipient recipient = composed.recipient();
      if (composed instanceof Composed.Blocked blocked) {
        return new Sample(
            at,
            of,
            recipient.key(),
            recipient.name(),
            recipient.number().e164(),
            null,
            null,
            0,
            0,
            0,
            blocked.problem());
      }
      Composed.Composition composition = (Composed.Composition) composed;
      Segmentation cut = composition.segmentation();
      return new Sample(
          at,
          of,
          recipient.key(),
          recipient.name(),
          recipient.number().e164(),
          composition.text(),
          cut.encoding(),
          cut.units(),
          cut.unitsLeft(),
          cut.parts(),
          null);
    }
  }

  /**
   * A predefined message.
   *
   * @param rewrite absent: as the school does
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
      @Nullable Boolean rewrite) {
    static TemplateView of(MessageTemplate template) {
      return new TemplateView(
          template.id(),
          template.name(),
          template.category(),
          template.body(),
          template.language().toLanguageTag(),
          template.purpose(),
          template.sources(),
          template.owner().isPresent(),
          template.rewrite().orElse(null));
    }
  }

  /** A keyword of the menu. */
  record KeywordView(
      String name,
      String label,
      String help,
      String example,
      Set<RecipientRole> roles,
      Set<String> aliases) {
    static KeywordView of(Keyword keyword) {
      return new KeywordView(
          keyword.name(),
          keyword.label(),
          keyword.help(),
          keyword.example(),
          keyword.roles(),
          keyword.aliases());
    }
  }

  /** A mode that can be sent by. */
  record OfferView(SendingMode mode, String gateway, boolean senders) {
    static OfferView of(ModeOffer offer) {
      return new OfferView(offer.mode(), offer.gatewayLabel(), offer.senders());
    }
  }
}
