package sms.ui.contrib.internal.api;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.Recipient;
import sms.ui.contrib.internal.api.Views.Window;

/** Which rows of a selection are asked for, by the query of a call. */
final class SelectedRows {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_DIGITS = Pattern.compile("\\D+");

  /** Fewer digits than that are in too many numbers. */
  private static final int FEWEST_DIGITS = 3;

  private SelectedRows() {}

  /**
   * Those whose name, or the name of one who shares the number, or number fits {@code q}; {@code
   * shared} only. Nobody is found by a number that the caller may not see.
   */
  static Predicate<Recipient> recipients(Call call) {
    Predicate<Recipient> shared =
        call.query("shared", false) ? row -> !row.sharers().isEmpty() : row -> true;
    Optional<String> wanted = call.query("q");
    if (wanted.isEmpty()) {
      return shared;
    }
    String name = folded(wanted.get());
    // 06 12 … as one reads it, +33 6 12 … as it is kept
    String digits = NO_DIGITS.matcher(wanted.get()).replaceAll("").replaceFirst("^0+", "");
    Predicate<Recipient> named =
        row ->
            folded(row.name()).contains(name)
                || row.sharers().stream().anyMatch(s -> folded(s.name()).contains(name));
    return shared.and(
        digits.length() < FEWEST_DIGITS || !call.numbers().whole()
            ? named
            : named.or(row -> row.number().digits().contains(digits)));
  }

  /** Those ignored for {@code reason}, whose name or cell, as it is shown, fits {@code q}. */
  static Predicate<IgnoredRecipient> ignored(Call call) {
    Optional<IgnoreReason> reason = call.query("reason", IgnoreReason.class);
    Optional<String> wanted = call.query("q").map(SelectedRows::folded);
    return row ->
        reason.map(r -> r == row.reason()).orElse(true)
            && wanted
                .map(
                    w ->
                        folded(row.name()).contains(w)
                            || folded(call.numbers().typed(row.cell())).contains(w))
                .orElse(true);
  }

  /**
   * A window on those that fit; however many there are, only the rows of the window are made.
   *
   * @param from index of the first, among those that fit
   * @param count at the most as many
   */
  static <S, T> Window<T> window(
      List<S> all, Predicate<S> fits, int from, int count, Function<S, T> view) {
    List<T> rows = new ArrayList<>();
    int total = 0;
    for (S row : all) {
      if (fits.test(row)) {
        if (total >= from && rows.size() < count) {
          rows.add(view.apply(row));
        }
        total++;
      }
    }
    return new Window<>(total, Math.min(from, total), rows);
  }

  /** Lower case without accents, so that « helene » finds « Hélène ». */
  static String folded(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.chars().allMatch(c -> c < 128)
        ? lower
        : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }
}
