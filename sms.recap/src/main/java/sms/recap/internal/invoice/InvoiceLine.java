package sms.recap.internal.invoice;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import sms.api.gateway.Money;
import sms.api.recap.InvoiceDifference.Billed;

/**
 * A line of an invoice, small: there may be hundreds of thousands.
 *
 * @param line its number in the file, from 1
 * @param id the provider's; empty: none
 * @param number as written; may be empty
 * @param key the number as {@link PhoneKey} has it; {@link PhoneKey#NONE}: none that can be read
 * @param day days since 1970, in the school's zone; {@link #NO_DAY}: none that can be read
 * @param parts SMS billed; -1: the file does not tell
 * @param micros price, millionths of the currency's unit; -1: the file does not tell
 * @param decimals of the price, as written
 */
record InvoiceLine(
    int line, String id, String number, long key, int day, int parts, long micros, int decimals) {
  static final int NO_DAY = Integer.MIN_VALUE;

  private static final int OF_MICROS = 6;

  /** Whether an SMS can be looked for. */
  boolean readable() {
    return !id.isEmpty() || hasNumberAndDay();
  }

  boolean hasNumberAndDay() {
    return key != PhoneKey.NONE && day != NO_DAY;
  }

  /** Whether that many parts are others than those billed. */
  boolean partsDiffer(int ours) {
    return parts >= 0 && parts != ours;
  }

  /** Whether that price, rounded to the decimals of the file, is another than the one billed. */
  boolean priceDiffers(long ours) {
    if (micros < 0) {
      return false;
    }
    long unit = 1;
    for (int i = decimals; i < OF_MICROS; i++) {
      unit *= 10;
    }
    return Math.abs(ours - micros) * 2 > unit;
  }

  Billed billed(Currency currency) {
    return new Billed(
        line,
        id,
        number,
        day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day)),
        parts < 0 ? OptionalInt.empty() : OptionalInt.of(parts),
        micros < 0 ? Optional.empty() : Optional.of(new Money(micros, currency)));
  }
}
