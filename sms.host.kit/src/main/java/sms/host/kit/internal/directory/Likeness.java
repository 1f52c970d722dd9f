package sms.host.kit.internal.directory;

import java.math.BigDecimal;
import java.util.List;
import sms.api.host.Family;

/** A record as far as two readings of it have to agree. */
final class Likeness {
  private Likeness() {}

  /** The record; of a family without the order of its pupils and the scale of its balance. */
  static Object of(Object record) {
    return record instanceof Family family ? of(family) : record;
  }

  private static List<?> of(Family family) {
    return List.of(
        family.id(),
        family.name(),
        family.guardians(),
        family.separated(),
        family.pupilIds().stream().sorted().toList(),
        family.postalCode(),
        family.paymentMode(),
        plain(family.balanceDue()));
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
