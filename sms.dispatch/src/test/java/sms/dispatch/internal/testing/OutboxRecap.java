package sms.dispatch.internal.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.recap.CampaignProgress;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.PrefixRate;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.api.selection.PhoneNumber;

/** The list of what is in an outbox in memory, by state; nothing else. */
public final class OutboxRecap implements Recap {
  private final InMemoryOutbox outbox;

  public OutboxRecap(InMemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public RecapPage page(RecapQuery query, Caller caller) {
    outbox.backlog(); // away with it
    List<RecapLine> lines =
        outbox.rows().stream()
            .filter(row -> query.states().contains(row.state()))
            .map(OutboxRecap::line)
            .toList();
    return new RecapPage(lines, OptionalLong.empty());
  }

  private static RecapLine line(InMemoryOutbox.Row row) {
    return new RecapLine(
        row.id(),
        1,
        Instant.EPOCH,
        Optional.empty(),
        "Nom",
        new PhoneNumber("+33612345678"),
        Optional.empty(),
        row.state(),
        Instant.EPOCH,
        row.reason(),
        1,
        new Money(45_000L, java.util.Currency.getInstance("EUR")),
        SendingMode.STANDARD,
        "La secrétaire",
        "");
  }

  @Override
  public ModeTotals totals(RecapQuery query, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<GroupTotals> totalsBy(Grouping by, RecapQuery query, ZoneId zone, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<PrefixRate> deliveryByPrefix(RecapQuery query, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<UsedTemplate> templates(Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<DeliveryTrail> trail(long smsId, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<CampaignProgress> progress(long campaignId, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Sender> users(Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> workstations(Caller caller) {
    throw new UnsupportedOperationException();
  }
}
