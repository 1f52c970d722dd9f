package sms.compose.internal.standard;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Currency;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import sms.api.compose.KeywordContext;
import sms.compose.internal.Messages;

/**
 * Values as the language writes them, in characters that GSM 7 bit has wherever the language allows
 * it: a no-break space in an amount would turn 160 characters into 70.
 */
final class Formats {
  private Formats() {}

  /** « 24/11/2026 », "24 Nov 2026": no month's name in French, « août » would be costly. */
  static Optional<String> today(KeywordContext context) {
    String pattern = Messages.get(context.locale(), "date.pattern");
    return Optional.of(
        DateTimeFormatter.ofPattern(pattern, context.locale()).format(context.today()));
  }

  /** « 1 234,50 € », "€1,234.50". */
  static String money(BigDecimal amount, Currency currency, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(amount).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  /** « Lily, James et Tom »; empty for nobody. */
  static Optional<String> list(Collection<String> values, Locale locale) {
    Iterator<String> iterator = values.iterator();
    if (!iterator.hasNext()) {
      return Optional.empty();
    }
    StringBuilder beforeLast = new StringBuilder(iterator.next());
    if (!iterator.hasNext()) {
      return Optional.of(beforeLast.toString());
    }
    String value = iterator.next();
    while (iterator.hasNext()) {
      beforeLast.append(Messages.get(locale, "list.comma")).append(value);
      value = iterator.next();
    }
    return Optional.of(
        beforeLast.append(Messages.get(locale, "list.and")).append(value).toString());
  }
}
