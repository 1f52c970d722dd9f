package sms.selection.internal.number;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell cut into the runs of characters that may be a number: « 06.12.34.56.78 maman » has one.
 * Letters end a run and are never read as digits (libphonenumber would take « maman » for 62626);
 * an invisible mark that came with a copy and paste counts for nothing.
 *
 * @param runs digits, each run with at most one plus, at its beginning; a run shorter than a number
 *     (« 2e », « poste 12 ») is left out
 * @param blank whether the cell holds neither letter nor digit: empty, « - », « … »
 */
record CellText(List<String> runs, boolean blank) {
  /** Fewer digits than this beside a number are a remark, not another number. */
  private static final int FEWEST_DIGITS = 6;

  private static final String INSIDE_A_NUMBER = " .-/(),_\\'\t";

  CellText {
    runs = List.copyOf(runs);
  }

  static CellText of(String cell) {
    String text = Normalizer.normalize(cell, Normalizer.Form.NFKC);
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (Character.isDigit(c)) {
        run.append((char) ('0' + Character.digit(c, 10)));
        blank = false;
      } else if (type == Character.FORMAT
          || type == Character.DASH_PUNCTUATION
          || type == Character.SPACE_SEPARATOR
          || INSIDE_A_NUMBER.indexOf(c) >= 0) {
        i += trunkZero(text, i, run);
      } else {
        end(run, runs);
        if (c == '+') {
          run.append(c);
        } else {
          blank &= !Character.isLetter(c);
        }
      }
    }
    end(run, runs);
    return new CellText(runs, blank);
  }

  /** The 2 characters to skip of « +33 (0)6 … »: that zero is not dialled. */
  private static int trunkZero(String text, int at, StringBuilder run) {
    boolean international = run.indexOf("+") == 0 || run.indexOf("00") == 0;
    return international && text.startsWith("(0)", at) ? 2 : 0;
  }

  private static void end(StringBuilder run, List<String> runs) {
    long digits = run.chars().filter(Character::isDigit).count();
    if (digits >= FEWEST_DIGITS) {
      runs.add(run.toString());
    }
    run.setLength(0);
  }
}
