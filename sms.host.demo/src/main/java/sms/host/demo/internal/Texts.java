package sms.host.demo.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the user reads, in French or English. French for every other language. */
public final class Texts {
  private static final String BASE = "sms.host.demo.internal.messages";
  private static final Texts FRENCH = new Texts(Locale.FRENCH);
  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BASE,
            locale,
            Texts.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** The texts of that language. */
  public static Texts of(Locale locale) {
    return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
  }

  /** French or English. */
  public Locale locale() {
    return locale;
  }

  /**
   * The text of that key with its places {@code {0}}, {@code {1}}… filled.
   *
   * @throws java.util.MissingResourceException for an unknown key
   */
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  /** As {@link #get(String, Object...)}. */
  public String get(String key, List<String> arguments) {
    return get(key, arguments.toArray());
  }

  /** The text of a constant: key {@code Regime.BOARDER}. */
  public String of(Enum<?> constant) {
    return get(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
  }
}
