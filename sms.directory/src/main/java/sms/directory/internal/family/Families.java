package sms.directory.internal.family;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.api.host.Person;

/**
 * Makes families where the files only link pupils with adults: pupils with the same adults who have
 * rights are one family.
 *
 * <ul>
 *   <li>Responsable 1 is the adult of the lowest rank.
 *   <li>The next adult is the spouse when both live in one home, or when it isn't known that they
 *       don't; responsable 2 of separated parents when the homes differ.
 *   <li>A third adult of one home is responsable 2 of parents who are not separated. There are
 *       three places; who finds none is left out.
 *   <li>A pupil without any adult makes a family alone, answering for themselves when {@code ofAge}
 *       and without rights otherwise, so that a selection says it instead of missing the pupil.
 * </ul>
 */
public final class Families {
  private final Map<String, Building> families = new LinkedHashMap<>();

  /** An adult for whom the family has no place. */
  @FunctionalInterface
  public interface LeftOut {
    /** Called once for each family and adult. */
    void adult(Person adult);
  }

  private static final class Building {
    private final List<Guardian> guardians = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> pupils = new ArrayList<>();
    private boolean separated;
    private String home = "";
    private String postalCode = "";

    private boolean free(GuardianRole role) {
      return guardians.stream().noneMatch(guardian -> guardian.role() == role);
    }

    private boolean apart(Link link) {
      return !home.isEmpty() && !link.home().isEmpty() && !link.home().equals(home);
    }
  }

  /**
   * Puts a pupil into a family.
   *
   * @param links the pupil's adults, in the order of the file; each adult once
   * @param ofAge whether a pupil without adults answers for themselves
   * @return the family's id: made of those of its adults, so that it outlives an import
   */
  public String add(Person pupil, List<Link> links, boolean ofAge, LeftOut leftOut) {
    List<Link> ordered =
        links.isEmpty()
            ? List.of(new Link(pupil, 0, ofAge, "", ""))
            : links.stream().sorted(Comparator.comparingInt(Link::rank)).toList();
    String id = id(ordered);
    Building family = families.computeIfAbsent(id, key -> new Building());
    family.pupils.add(pupil.id());
    ordered.forEach(link -> place(family, link, leftOut));
    return id;
  }

  private static String id(List<Link> links) {
    List<String> withRights =
        links.stream().filter(Link::legalRights).map(link -> link.person().id()).sorted().toList();
    return withRights.isEmpty()
        ? links.stream().map(link -> link.person().id()).sorted().collect(Collectors.joining("+"))
        : String.join("+", withRights);
  }

  private static void place(Building family, Link link, LeftOut leftOut) {
    if (family.seen.contains(link.person().id())) {
      return;
    }
    family.seen.add(link.person().id());
    if (family.guardians.isEmpty()) {
      family.guardians.add(
          new Guardian(link.person(), GuardianRole.RESPONSABLE_1, link.legalRights()));
      family.home = link.home();
      family.postalCode = link.postalCode();
      return;
    }
    boolean apart = family.apart(link);
    GuardianRole role =
        apart || !family.free(GuardianRole.SPOUSE)
            ? GuardianRole.RESPONSABLE_2
            : GuardianRole.SPOUSE;
    if (!family.free(role)) {
      leftOut.adult(link.person());
      return;
    }
    family.separated |= apart;
    family.guardians.add(new Guardian(link.person(), role, link.legalRights()));
  }

  /** All families, in the order of their first pupils. */
  public Stream<Family> all() {
    return families.entrySet().stream().map(entry -> family(entry.getKey(), entry.getValue()));
  }

  private static Family family(String id, Building built) {
    List<Guardian> guardians =
        built.guardians.stream().sorted(Comparator.comparing(Guardian::role)).toList();
    Person first = guardians.get(0).person();
    return new Family(
        id,
        first.lastName().isEmpty() ? first.firstName() : first.lastName(),
        guardians,
        built.separated,
        built.pupils,
        built.postalCode,
        PaymentMode.OTHER,
        BigDecimal.ZERO);
  }
}
