package sms.selection.internal.message;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of this bundle in one language: French unless the user's is one that we have. */
public final class Messages {
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final ResourceBundle texts;
  private final Locale locale;

  private Messages(ResourceBundle texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  /** The texts for that user. */
  public static Messages in(Locale locale) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            Messages.class.getPackageName() + ".messages", locale, NO_FALLBACK);
    return new Messages(
        texts, texts.getLocale().equals(Locale.ROOT) ? Locale.FRENCH : texts.getLocale());
  }

  /** A text, its {@code {0}} filled in. */
  public String text(String key, Object... arguments) {
    return new MessageFormat(texts.getString(key), locale).format(arguments);
  }

  /** A day as one reads it: « 24/11/2026 ». */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(texts.getString("day"), locale).format(day);
  }

  /** « 3e A, 3e B et 3e C ». */
  public String and(List<String> items) {
    return joined(items, "list.and");
  }

  /** « 3e A, 3e B ou 3e C ». */
  public String or(List<String> items) {
    return joined(items, "list.or");
  }

  private String joined(List<String> items, String lastKey) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int last = items.size() - 1;
    return text(lastKey, String.join(", ", items.subList(0, last)), items.get(last));
  }
}
