package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Encoding;
import sms.api.compose.Prepared;
import sms.api.compose.Segmentation;
import sms.api.dispatch.ModeOffer;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;
import sms.ui.contrib.internal.api.Views.Amount;

/** What a text becomes for a selection: figures, prices, one recipient's own text. */
final class PreviewEndpoints implements Endpoints {
  private static final int BLOCKED_SHOWN = 100;

  private final Installed installed;
  private final Snapshots snapshots;
  private final Drafts drafts;

  PreviewEndpoints(Installed installed, Snapshots snapshots, Drafts drafts) {
    this.installed = requireNonNull(installed);
    this.snapshots = requireNonNull(snapshots);
    this.drafts = requireNonNull(drafts);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/preview", Access.SENDER, this::preview));
  }

  private Reply preview(Call call) {
    PreviewBody body = call.body(PreviewBody.class);
    List<Recipient> recipients = snapshots.find(body.snapshot(), call).ticked();
    List<ModeOffer> offers = installed.dispatcher(call).offers();
    Drafts.Text text = Drafts.Text.of(body.text(), body.rewrite(), body.template());
    Optional<Tariff> first = offers.stream().findFirst().map(ModeOffer::tariff);
    Prepared.Message message = drafts.read(text, first, call);
    BatchSummary summary = message.summarise(recipients);
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
            prices(text, summary, offers, recipients, call),
            otherwise(text, summary, offers, recipients, call),
            sample(body, recipients, message, call.numbers())));
  }

  /** The price by every mode; the summary's is the first one's. */
  private List<ModePrice> prices(
      Drafts.Text text,
      BatchSummary summary,
      List<ModeOffer> offers,
      List<Recipient> recipients,
      Call call) {
    List<ModePrice> prices = new ArrayList<>();
    for (ModeOffer offer : offers) {
      Money cost =
          offer.tariff().equals(offers.get(0).tariff())
              ? summary.cost()
              : drafts.read(text, Optional.of(offer.tariff()), call).summarise(recipients).cost();
      prices.add(new ModePrice(offer.mode(), Amount.of(cost)));
    }
    return prices;
  }

  /** The batch with costly characters kept where they are replaced, and the other way round. */
  private @Nullable Otherwise otherwise(
      Drafts.Text text,
      BatchSummary summary,
      List<ModeOffer> offers,
      List<Recipient> recipients,
      Call call) {
    boolean costly =
        text.rewrite()
            ? !installed.composer(call).segment(text.text()).costly().isEmpty()
            : summary.ucs2() > 0;
    if (!costly) {
      return null;
    }
    Drafts.Text other = new Drafts.Text(text.text(), !text.rewrite(), text.template());
    Optional<Tariff> first = offers.stream().findFirst().map(ModeOffer::tariff);
    BatchSummary figures = drafts.read(other, first, call).summarise(recipients);
    return new Otherwise(
        other.rewrite(), figures.parts(), prices(other, figures, offers, recipients, call));
  }

  private static @Nullable Sample sample(
      PreviewBody body, List<Recipient> recipients, Prepared.Message message, Numbers numbers) {
    if (recipients.isEmpty()) {
      return null;
    }
    int at = place(body.recipient(), body.at(), recipients);
    return Sample.of(at, recipients.size(), message.compose(recipients.get(at)), numbers);
  }

  /** The place of the row of that key; without one that place, or the nearest there is. */
  static int place(@Nullable String key, int otherwise, List<Recipient> recipients) {
    if (key != null) {
      for (int i = 0; i < recipients.size(); i++) {
        if (recipients.get(i).key().equals(key)) {
          return i;
        }
      }
    }
    return Math.max(0, Math.min(otherwise, recipients.size() - 1));
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
   * @param otherwise absent: no character costs anything
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
      @Nullable Otherwise otherwise,
      @Nullable Sample sample) {}

  /** The batch with the other choice about costly characters. */
  record Otherwise(boolean rewrite, long parts, List<ModePrice> modes) {}

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
    static Sample of(int at, int of, Composed composed, Numbers numbers) {
      Recipient recipient = composed.recipient();
      if (composed instanceof Composed.Blocked blocked) {
        return new Sample(
            at,
            of,
            recipient.key(),
            recipient.name(),
            numbers.shown(recipient.number()),
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
          numbers.shown(recipient.number()),
          composition.text(),
          cut.encoding(),
          cut.units(),
          cut.unitsLeft(),
          cut.parts(),
          null);
    }
  }
}
