package sms.compose.internal.standard;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sms.api.compose.KeywordContext;
import sms.compose.internal.Messages;

/**
 * Values as the language writes them, in characters that GSM 7 bit has wherever the language allows
 * it: a no-break space in an amount would turn 160 characters into 70.
 *
 * <p>Remembers by language what is the same for each recipient.
 */
final class Formats {
  private static final Map<Locale, Day> TODAY = new ConcurrentHashMap<>();
  private static final Map<Locale, Joints> JOINTS = new ConcurrentHashMap<>();
  private static final Map<MoneyKey, NumberFormat> MONEY = new ConcurrentHashMap<>();

  private Formats() {}

  private record Day(LocalDate date, Optional<String> text) {}

  private record Joints(String comma, String and) {}

  private record MoneyKey(Locale locale, Currency currency) {}

  /** « 24/11/2026 », "24 Nov 2026": no month's name in French, « août » would be costly. */
  static Optional<String> today(KeywordContext context) {
    Locale locale = context.locale();
    Day day = TODAY.get(locale);
    if (day == null || !day.date.equals(context.today())) {
      String pattern = Messages.get(locale, "date.pattern");
      String text = DateTimeFormatter.ofPattern(pattern, locale).format(context.today());
      day = new Day(context.today(), Optional.of(text));
      TODAY.put(locale, day);
    }
    return day.text;
  }

  /** « 1 234,50 € », "€1,234.50". */
  static String money(BigDecimal amount, Currency currency, Locale locale) {
    NumberFormat format =
        MONEY.computeIfAbsent(new MoneyKey(locale, currency), Formats::moneyFormat);
    // A NumberFormat is not for concurrent use, its copy is ours.
    NumberFormat own = (NumberFormat) format.clone();
    return own.format(amount).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  private static NumberFormat moneyFormat(MoneyKey key) {
    NumberFormat format = NumberFormat.getCurrencyInstance(key.locale);
    format.setCurrency(key.currency);
    format.setMinimumFractionDigits(key.currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(key.currency.getDefaultFractionDigits());
    return format;
  }

  /** « Lily, James et Tom »; empty for nobody. */
  static Optional<String> list(List<String> values, Locale locale) {
    int last = values.size() - 1;
    if (last <= 0) {
      return values.stream().findFirst();
    }
    Joints joints = JOINTS.computeIfAbsent(locale, Formats::joints);
    StringBuilder text = new StringBuilder(values.get(0));
    for (int i = 1; i < last; i++) {
      text.append(joints.comma).append(values.get(i));
    }
    return Optional.of(text.append(joints.and).append(values.get(last)).toString());
  }

  private static Joints joints(Locale locale) {
    return new Joints(Messages.get(locale, "list.comma"), Messages.get(locale, "list.and"));
  }
}
