package sms.selection.internal.number;

import java.util.Optional;
import sms.api.selection.PhoneNumber;

/**
 * The short cut for nine cells in ten: a French mobile number, cleanly typed. Ten times faster than
 * libphonenumber; a test proves that both say the same for every block of the numbering plan. Says
 * nothing about any other cell.
 */
final class PlainFrenchMobile {
  private static final int SIGNIFICANT_DIGITS = 9;

  private PlainFrenchMobile() {}

  /**
   * The number when the cell is {@code 06 12 34 56 78} or {@code +33 6 12 34 56 78}, else empty.
   */
  static Optional<PhoneNumber> read(String cell) {
    StringBuilder digits = new StringBuilder("+33");
    int from = start(cell);
    if (from < 0) {
      return Optional.empty();
    }
    for (int i = from; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != ' ' && c != '.' && c != '-' && c != '\u00a0' && c != '\u202f') {
        return Optional.empty();
      }
    }
    return digits.length() == 3 + SIGNIFICANT_DIGITS
            && isMobileBlock(digits.charAt(3), digits.charAt(4), digits.charAt(5))
        ? Optional.of(new PhoneNumber(digits.toString()))
        : Optional.empty();
  }

  /** Where the nine digits begin: after the national 0 or after +33; -1 for another beginning. */
  private static int start(String cell) {
    int i = 0;
    while (i < cell.length() && cell.charAt(i) == ' ') {
      i++;
    }
    if (cell.startsWith("+33", i)) {
      return i + 3;
    }
    return cell.startsWith("0", i) ? i + 1 : -1;
  }

  /** ARCEP: 06 and 073 to 079 less what is overseas (0639, 069x) or reserved for fiction. */
  private static boolean isMobileBlock(char first, char second, char third) {
    return switch (first) {
      case '6' ->
          switch (second) {
            case '0', '1', '2', '4', '5', '6', '7', '8' -> true;
            case '3' -> third != '9';
            case '9' -> third == '5' || third == '8' || third == '9';
            default -> false;
          };
      case '7' -> second >= '3';
      default -> false;
    };
  }
}
