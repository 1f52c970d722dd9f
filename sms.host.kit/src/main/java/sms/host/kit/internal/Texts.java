package sms.host.kit.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What a developer reads, in French or English; French for every other language. */
public final class Texts {
  private static final String BASE = "sms.host.kit.internal.messages";

  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.bundle =
        ResourceBundle.getBundle(
            BASE,
            locale,
            Texts.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** The texts in that language. */
  public static Texts of(Locale wanted) {
    return new Texts(wanted.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH);
  }

  /**
   * The text of that key with its places {@code {0}}, {@code {1}}… filled.
   *
   * @throws MissingResourceException for an unknown key
   */
  String get(String key, List<String> arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments.toArray());
  }

  /** As {@link #get(String, List)}. */
  public String get(String key, String... arguments) {
    return get(key, List.of(arguments));
  }
}
