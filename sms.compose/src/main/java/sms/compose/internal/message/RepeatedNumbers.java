package sms.compose.internal.message;

import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;

/**
 * The numbers that occur more than once in a batch. A number has at most 15 digits (ITU-T E.164)
 * and is kept as a long: a batch of a million takes 16 to 32 MB while it is counted.
 */
final class RepeatedNumbers {
  private static final int SMALLEST = 64;

  private final LongSet repeated;

  private RepeatedNumbers(LongSet repeated) {
    this.repeated = repeated;
  }

  static RepeatedNumbers in(Iterable<Recipient> recipients) {
    LongSet seen = new LongSet();
    LongSet repeated = new LongSet();
    for (Recipient recipient : recipients) {
      long number = asLong(recipient.number());
      if (!seen.add(number)) {
        repeated.add(number);
      }
    }
    return new RepeatedNumbers(repeated);
  }

  boolean contains(PhoneNumber number) {
    return repeated.size > 0 && repeated.contains(asLong(number));
  }

  private static long asLong(PhoneNumber number) {
    String e164 = number.e164();
    long value = 0;
    for (int i = 1; i < e164.length(); i++) {
      value = value * 10 + (e164.charAt(i) - '0');
    }
    return value;
  }

  /** Positive longs, open addressing, at most half full. */
  private static final class LongSet {
    private long[] slots = new long[SMALLEST];
    private int size;

    boolean add(long value) {
      int i = slotOf(value);
      if (slots[i] == value) {
        return false;
      }
      slots[i] = value;
      if (++size > slots.length / 2) {
        grow();
      }
      return true;
    }

    boolean contains(long value) {
      return slots[slotOf(value)] == value;
    }

    /** Where the value is, or the free slot where it would be. */
    private int slotOf(long value) {
      int mask = slots.length - 1;
      int i = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
      while (slots[i] != 0 && slots[i] != value) {
        i = (i + 1) & mask;
      }
      return i;
    }

    private void grow() {
      long[] old = slots;
      slots = new long[old.length * 2];
      for (long value : old) {
        if (value != 0) {
          slots[slotOf(value)] = value;
        }
      }
    }
  }
}
