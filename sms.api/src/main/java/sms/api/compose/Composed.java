package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.gateway.Money;
import sms.api.portal.SecretSlot;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;

/** The outcome for one recipient. */
public sealed interface Composed {
  /** Whose. */
  Recipient recipient();

  /**
   * What that recipient's telephone will show.
   *
   * @param text expanded
   * @param segmentation how it is cut
   * @param cost parts × price of a part for that number; the price shown is the price paid
   * @param secret where the text is masked, and whose secret will stand there; empty: all of the
   *     text is as it will be
   */
  record Composition(
      Recipient recipient,
      String text,
      Segmentation segmentation,
      Money cost,
      Optional<SecretSlot> secret)
      implements Composed {
    public Composition {
      requireNonNull(recipient, "recipient");
      requireNonNull(text, "text");
      requireNonNull(segmentation, "segmentation");
      requireNonNull(cost, "cost");
      requireNonNull(secret, "secret");
    }

    /** Without a secret. */
    public Composition(Recipient recipient, String text, Segmentation segmentation, Money cost) {
      this(recipient, text, segmentation, cost, Optional.empty());
    }

    /** Without name and text. */
    @Override
    public String toString() {
      return "Composition[" + segmentation.parts() + " parts]";
    }
  }

  /**
   * The same text already goes to the same number for an earlier recipient: one SMS serves both.
   * Only where a whole batch is composed.
   *
   * @param first whose SMS it is
   */
  record Duplicate(Recipient recipient, Recipient first) implements Composed {
    public Duplicate {
      requireNonNull(recipient, "recipient");
      requireNonNull(first, "first");
    }
  }

  /** This recipient gets nothing, for that reason: a keyword without value, a text too long. */
  record Blocked(Recipient recipient, Problem problem) implements Composed {
    public Blocked {
      requireNonNull(recipient, "recipient");
      requireNonNull(problem, "problem");
    }
  }
}
