package sms.directory.internal.report;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the user reads, in French or English; French for every other language. The texts of the
 * format come first, those that all formats share second.
 */
public final class Texts {
  private static final String SHARED = "sms.directory.internal.report.messages";
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle own;
  private final ResourceBundle shared;

  private Texts(Locale locale, ResourceBundle own, ResourceBundle shared) {
    this.locale = locale;
    this.own = own;
    this.shared = shared;
  }

  /**
   * The texts in that language.
   *
   * @param format a class beside whose file {@code messages.properties} the format's texts are
   */
  public static Texts of(Class<?> format, Locale wanted) {
    Locale locale = wanted.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    return new Texts(
        locale,
        ResourceBundle.getBundle(
            format.getPackageName() + ".messages", locale, format.getClassLoader(), NO_FALLBACK),
        ResourceBundle.getBundle(SHARED, locale, Texts.class.getClassLoader(), NO_FALLBACK));
  }

  /**
   * The text of that key with its places {@code {0}}, {@code {1}}… filled.
   *
   * @throws MissingResourceException for an unknown key
   */
  public String get(String key, List<String> arguments) {
    String text = own.containsKey(key) ? own.getString(key) : shared.getString(key);
    return new MessageFormat(text, locale).format(arguments.toArray());
  }

  /** As {@link #get(String, List)}. */
  public String get(String key, String... arguments) {
    return get(key, List.of(arguments));
  }
}
