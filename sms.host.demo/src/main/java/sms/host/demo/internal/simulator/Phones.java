package sms.host.demo.internal.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The texts that have arrived, the last {@value #MAX} of them. In memory only. */
@Component(service = Phones.class)
public final class Phones {
  static final int MAX = 5_000;

  private final Deque<Received> received = new ArrayDeque<>();
  private long count;

  /**
   * A text on a telephone.
   *
   * @param number running number, from 1
   * @param to the telephone's number in E.164 form
   * @param from sender as shown
   * @param text of the message
   * @param mode it was sent by; may be empty
   * @param at when it arrived
   */
  public record Received(
      long number, String to, String from, String text, String mode, Instant at) {
    public Received {
      requireNonNull(to, "to");
      requireNonNull(from, "from");
      requireNonNull(text, "text");
      requireNonNull(mode, "mode");
      requireNonNull(at, "at");
    }

    /** Without number and text. */
    @Override
    public String toString() {
      return "Received[" + number + "]";
    }
  }

  synchronized void arrive(Submission message, Instant at) {
    count++;
    received.addLast(
        new Received(count, message.to(), message.from(), message.text(), message.mode(), at));
    if (received.size() > MAX) {
      received.removeFirst();
    }
  }

  /** How many have ever arrived. */
  synchronized long count() {
    return count;
  }

  /**
   * Those that arrived after the one of that running number, oldest first.
   *
   * @param most the newest so many of them
   */
  synchronized List<Received> after(long number, int most) {
    List<Received> found = new ArrayList<>();
    Iterator<Received> newest = received.descendingIterator();
    while (newest.hasNext() && found.size() < most) {
      Received each = newest.next();
      if (each.number() <= number) {
        break;
      }
      found.add(each);
    }
    Collections.reverse(found);
    return found;
  }
}
