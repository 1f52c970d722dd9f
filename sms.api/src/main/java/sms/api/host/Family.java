package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A family as the school's office files it.
 *
 * @param id the host's identifier
 * @param name how a list shows it: « POTTER »
 * @param guardians responsable 1 first, then spouse and responsable 2 where there are any; at most
 *     one of each role, never empty
 * @param separated whether responsable 2 lives apart from responsable 1
 * @param pupilIds the person ids of its pupils; may be empty
 * @param postalCode of responsable 1's home; empty string when not recorded
 * @param paymentMode how it pays
 * @param balanceDue what it owes, in the school's currency; zero or negative: nothing
 */
public record Family(
    String id,
    String name,
    List<Guardian> guardians,
    boolean separated,
    List<String> pupilIds,
    String postalCode,
    PaymentMode paymentMode,
    BigDecimal balanceDue) {
  public Family {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    guardians = List.copyOf(guardians);
    pupilIds = List.copyOf(pupilIds);
    requireNonNull(postalCode, "postalCode");
    requireNonNull(paymentMode, "paymentMode");
    requireNonNull(balanceDue, "balanceDue");
    if (guardians.isEmpty() || guardians.get(0).role() != GuardianRole.RESPONSABLE_1) {
      throw new IllegalArgumentException("family " + id + " has no responsable 1");
    }
    if (guardians.stream().map(Guardian::role).distinct().count() != guardians.size()) {
      throw new IllegalArgumentException("family " + id + " has two guardians in one role");
    }
  }

  /** The guardian in that place, if there is one. */
  public Optional<Guardian> guardian(GuardianRole role) {
    return guardians.stream().filter(g -> g.role() == role).findFirst();
  }

  /** The record of this family. */
  public RecordRef ref() {
    return new RecordRef(RecordType.FAMILY, id);
  }
}
