package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.AppendResult.Appended;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.recap.internal.outbox.LifeModel.Step;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/**
 * The outbox in the database and {@link LifeModel} are led through the same steps, chosen by
 * chance, and compared after each.
 */
abstract class LifeContract extends ContractTest {
  private static final int WALKS = Integer.getInteger("life.walks", 150);
  private static final int STEPS = 14;
  private static final Duration LEASE = Duration.ofSeconds(LifeModel.LEASE);

  LifeContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @Test
  void after_any_steps_the_states_are_those_of_the_model() {
    long seed = Long.getLong("life.seed", System.nanoTime());
    List<Step> steps = LifeModel.steps();
    for (int walk = 0; walk < WALKS; walk++) {
      Random random = new Random(seed + walk);
      Walk one = new Walk("-Dlife.seed=" + (seed + walk));
      for (int i = 0; i < STEPS; i++) {
        one.take(steps.get(random.nextInt(steps.size())));
      }
    }
  }

  /** The model, the outbox, and how they came here. */
  private final class Walk {
    private final LifeModel model = new LifeModel();
    private final List<String> way = new ArrayList<>();
    private final long campaign;
    private final List<UUID> references;
    private SendLease lease;
    private Optional<SendLease> stale = Optional.empty();

    Walk(String seed) {
      way.add(seed);
      startAfresh();
      Appended appended = append(Samples.plan(), LifeModel.SIZE);
      campaign = appended.campaignId();
      lease = appended.leases().get(0);
      outbox.record(lease, List.of(), LEASE); // as long as the model's
      references =
          outbox.read(lease, 0, LifeModel.SIZE).stream().map(QueuedSms::reference).toList();
    }

    void take(Step step) {
      if (stale(step) && stale.isEmpty()) {
        return;
      }
      way.add(step.toString());
      boolean said = apply(step);
      boolean expected = model.apply(step);
      assertThat(said).as(() -> String.join("\n", way)).isEqualTo(expected);
      assertThat(new ArrayList<>(states().values()))
          .as(() -> String.join("\n", way))
          .isEqualTo(model.shown());
      assertThat(outbox.read(lease, 0, 10).stream().map(QueuedSms::id).map(this::place).toList())
          .as(() -> String.join("\n", way))
          .isEqualTo(model.readable());
    }

    private static boolean stale(Step step) {
      return (step instanceof Step.Mark m && m.stale())
          || (step instanceof Step.Record r && r.stale())
          || (step instanceof Step.Finish f && f.stale());
    }

    private int place(long id) {
      return (int) (id - lease.firstId() + 1);
    }

    private SendLease lease(boolean old) {
      return old ? stale.orElseThrow() : lease;
    }

    private boolean apply(Step step) {
      if (step instanceof Step.Mark m) {
        return outbox.mark(lease(m.stale()), nth(lease, m.n()), LEASE);
      } else if (step instanceof Step.Record r) {
        return outbox.record(lease(r.stale()), List.of(outcome(r)), LEASE);
      } else if (step instanceof Step.Finish f) {
        outbox.finish(lease(f.stale()));
      } else if (step instanceof Step.Claim) {
        return claim();
      } else if (step instanceof Step.Pass p) {
        clock.forward(Duration.ofSeconds(p.seconds()));
      } else if (step instanceof Step.Report r) {
        report(byReference(r));
      } else if (step instanceof Step.Cancel) {
        outbox.cancel(campaign, "dir");
      } else if (step instanceof Step.Settle) {
        outbox.settle(lease.owner());
      }
      return true;
    }

    private boolean claim() {
      List<SendLease> claimed =
          LifeContract.this.outbox.claim(
              "host-" + way.size(),
              LEASE,
              5,
              java.util.EnumSet.allOf(sms.api.gateway.SendingMode.class),
              sms.api.compose.Purpose.CREDENTIALS);
      if (!claimed.isEmpty()) {
        stale = Optional.of(lease);
        lease = claimed.get(0);
      }
      return !claimed.isEmpty();
    }

    private Outcome outcome(Step.Record step) {
      long id = nth(lease, step.n());
      return switch (step.outcome()) {
        case SENT -> sent(id);
        case QUEUED -> retry(id, Duration.ofSeconds(LifeModel.PAUSE));
        default -> refused(id, step.outcome(), FailureReason.OTHER);
      };
    }

    private DeliveryReport byReference(Step.Report step) {
      return new DeliveryReport(
          Optional.of(references.get(step.n() - 1)),
          Optional.empty(),
          step.status(),
          Optional.empty(),
          "",
          Optional.empty());
    }
  }
}
