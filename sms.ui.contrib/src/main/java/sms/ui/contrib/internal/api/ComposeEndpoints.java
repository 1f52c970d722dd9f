package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.CostlyCharacter;
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
        Route.post("/segments", Access.SENDER, this::segments),
        Route.post("/preview", Access.SENDER, this::preview));
  }

  private Reply templates(Call call) {
    return Reply.ok(
        Map.of(
            "templates",
            installed.templates(call).list(call.caller()).stream()
                .filter(template -> template.purpose() != Purpose.CREDENTIALS)
                .map(TemplateView::of)
                .toList()));
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

  /** How a text would be cut as it stands; also tells the rewriting of costly characters. */
  private Reply segments(Call call) {
    TextBody body = call.body(TextBody.class);
    if (body.text().length() > Drafts.MAX_TEXT) {
      throw new Refused(422, call.problemOf("text", "text.far-too-long", Drafts.MAX_TEXT));
    }
    return Reply.ok(SegmentsView.of(installed.composer(call).segment(body.text())));
  }

  private Reply preview(Call call) {
    PreviewBody body = call.body(PreviewBody.class);
    List<Recipient> recipients =
        snapshots
            .find(body.snapshot(), call.caller().userId())
            .orElseThrow(() -> call.refused(410, "selection.expired"))
            .ticked();
    List<ModeOffer> offers = installed.dispatcher(call).offers();
    Optional<Tariff> first = offers.stream().findFirst().map(ModeOffer::tariff);
    Prepared.Message message = drafts.read(body.text(), body.rewrite(), first, call);
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
                                    .read(
                                        body.text(),
                                        body.rewrite(),
                                        Optional.of(offer.tariff()),
                                        call)
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
      String snapshot, String text, boolean rewrite, @Nullable String recipient, int at) {
    PreviewBody {
      snapshot = snapshot == null ? "" : snapshot;
      text = text == null ? "" : text;
    }
  }

  /** What the batch comes to. */
  record PreviewView(
      int messages,
      long parts,
      int minParts,
      int typicalParts,
      int maxParts,
      int ucs2,
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

  /** A text by itself. */
  record TextBody(String text) {
    TextBody {
      text = text == null ? "" : text;
    }
  }

  /** How a text is cut. */
  record SegmentsView(
      Encoding encoding, int units, int parts, int unitsLeft, List<CostlyView> costly) {
    static SegmentsView of(Segmentation cut) {
      return new SegmentsView(
          cut.encoding(),
          cut.units(),
          cut.parts(),
          cut.unitsLeft(),
          cut.costly().stream().map(CostlyView::of).toList());
    }
  }

  /** A character that costs. */
  record CostlyView(String character, int position, @Nullable String rewriting) {
    static CostlyView of(CostlyCharacter costly) {
      return new CostlyView(
          costly.character(), costly.position(), costly.rewriting().orElse(null));
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

  /** A predefined message. */
  record TemplateView(
      String id,
      String name,
      String category,
      String body,
      String language,
      Purpose purpose,
      Set<RecordType> sources,
      boolean own) {
    static TemplateView of(MessageTemplate template) {
      return new TemplateView(
          template.id(),
          template.name(),
          template.category(),
          template.body(),
          template.language().toLanguageTag(),
          template.purpose(),
          template.sources(),
          template.owner().isPresent());
    }
  }

  /** A keyword of the menu. */
  record KeywordView(
      String name, String label, String help, String example, Set<RecipientRole> roles) {
    static KeywordView of(Keyword keyword) {
      return new KeywordView(
          keyword.name(), keyword.label(), keyword.help(), keyword.example(), keyword.roles());
    }
  }

  /** A mode that can be sent by. */
  record OfferView(SendingMode mode, String gateway) {
    static OfferView of(ModeOffer offer) {
      return new OfferView(offer.mode(), offer.gatewayLabel());
    }
  }
}
