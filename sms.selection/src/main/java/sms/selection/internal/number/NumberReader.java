package sms.selection.internal.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sms.api.host.School;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;

/**
 * Reads mobile cells as one school means them.
 *
 * <p>A national number is read in the school's region; in France and its overseas territories also
 * in the others of them, because 0692 12 34 56 is dialled the same way from Strasbourg. Two numbers
 * in a cell are reported, never chosen from. Safe for concurrent use. What was read with effort is
 * remembered for a while, because a page selects the same people again at each click; no number is
 * kept of the plain ones, which are nine in ten.
 */
public final class NumberReader {
  /** A longer run of digits is no number of any country (ITU-T E.164: 15, and a prefix 00). */
  private static final int MOST_DIGITS = 17;

  /** A cell with more digits than that is not looked into. */
  private static final int MOST_DIGITS_OF_SEVERAL = 60;

  private static final int FEWEST_DIGITS = 6;

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;
  private final List<String> regionsToTry;
  private final Set<String> allowedBySchool;
  private final Set<String> allowedRegions;
  private final FictionalNumbers fictional;
  private final RememberedCells remembered = new RememberedCells();

  /** A reader for that school. */
  public NumberReader(School school, FictionalNumbers fictional) {
    this.region = school.region();
    this.allowedBySchool = school.allowedRegions();
    this.fictional = fictional;
    Set<String> toTry = new LinkedHashSet<>(Set.of(region));
    Set<String> allowed = new HashSet<>(school.allowedRegions());
    allowed.add(region);
    if (FrenchTerritories.ONE_NATIONAL_FORM.contains(region)) {
      toTry.addAll(FrenchTerritories.ONE_FOR_EACH_CODE);
    }
    if (allowed.stream().anyMatch(FrenchTerritories.ALL::contains)) {
      allowed.addAll(FrenchTerritories.ALL);
    }
    this.regionsToTry = List.copyOf(toTry);
    this.allowedRegions = Set.copyOf(allowed);
  }

  /** Reads a cell, however broken; the empty one as well. */
  public NumberReading read(String cell) {
    if (region.equals("FR")) {
      Optional<PhoneNumber> plain = PlainFrenchMobile.read(cell);
      if (plain.isPresent()) {
        return new NumberReading.Mobile(plain.get());
      }
    }
    return remembered.get(cell, this::readCarefully);
  }

  /** Whether a reader made for that school would read as this one does. */
  public boolean readsFor(School school) {
    return region.equals(school.region()) && allowedBySchool.equals(school.allowedRegions());
  }

  /** An example of a mobile number as the school's region types it: « 06 12 34 56 78 ». */
  public String example() {
    Phonenumber.PhoneNumber example =
        numbers.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE);
    return example == null
        ? "+33 6 12 34 56 78"
        : numbers.format(example, PhoneNumberFormat.NATIONAL);
  }

  /** Without the short cut. */
  NumberReading readCarefully(String cell) {
    CellText text = CellText.of(cell);
    if (text.blank()) {
      return new NumberReading.Unusable(IgnoreReason.NO_MOBILE);
    }
    List<Phonenumber.PhoneNumber> found = new ArrayList<>();
    text.runs().forEach(run -> number(run).ifPresent(found::add));
    if (text.runs().size() > 1) {
      return new NumberReading.Unusable(
          found.isEmpty() ? IgnoreReason.INVALID_NUMBER : IgnoreReason.SEVERAL_NUMBERS);
    }
    if (!found.isEmpty()) {
      return judge(found.get(0));
    }
    return new NumberReading.Unusable(
        text.runs().stream().anyMatch(this::beginsWithANumber)
            ? IgnoreReason.SEVERAL_NUMBERS
            : IgnoreReason.INVALID_NUMBER);
  }

  private NumberReading judge(Phonenumber.PhoneNumber number) {
    if (isFictional(number)) {
      return mobile(number);
    }
    return switch (numbers.getNumberType(number)) {
      case MOBILE, FIXED_LINE_OR_MOBILE ->
          isAllowed(number)
              ? mobile(number)
              : new NumberReading.Unusable(IgnoreReason.FOREIGN_NOT_ALLOWED);
      default -> new NumberReading.Unusable(IgnoreReason.LANDLINE);
    };
  }

  private NumberReading mobile(Phonenumber.PhoneNumber number) {
    return new NumberReading.Mobile(
        new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)));
  }

  private boolean isFictional(Phonenumber.PhoneNumber number) {
    return !fictional.prefixes().isEmpty()
        && fictional.allows(numbers.format(number, PhoneNumberFormat.E164))
        && numbers.isPossibleNumber(number);
  }

  private boolean isAllowed(Phonenumber.PhoneNumber number) {
    String home = numbers.getRegionCodeForNumber(number);
    return home != null && allowedRegions.contains(home);
  }

  /** Two numbers with nothing but blanks or a slash between them: 06 12 34 56 78 / 06 98 76 … */
  private boolean beginsWithANumber(String run) {
    if (run.length() > MOST_DIGITS_OF_SEVERAL) {
      return false;
    }
    for (int end = FEWEST_DIGITS; end <= run.length() - FEWEST_DIGITS; end++) {
      if (number(run.substring(0, end)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The valid number that the digits are, in the first region where they are one. */
  private Optional<Phonenumber.PhoneNumber> number(String digits) {
    if (digits.length() > MOST_DIGITS + 1) {
      return Optional.empty();
    }
    for (String from : regionsToTry) {
      try {
        Phonenumber.PhoneNumber number = numbers.parse(digits, from);
        if (numbers.isValidNumber(number) || isFictional(number)) {
          return Optional.of(number);
        }
        if (digits.startsWith("+") || !numbers.isPossibleNumber(number)) {
          return Optional
              .empty(); // no matter where: written with its country, or of a wrong length
        }
      } catch (NumberParseException notANumberThere) {
        continue; // the next region may know it
      }
    }
    return Optional.empty();
  }
}
