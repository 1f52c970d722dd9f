package sms.recap.internal.db;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this bundle: French, or English for those who ask for it. */
public final class Messages {
  private static final String BASE = "sms.recap.internal.messages";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** For a user, or for the log: {@link Locale#getDefault()}. */
  public static Messages in(Locale locale) {
    return new Messages(
        ResourceBundle.getBundle(
            BASE,
            locale,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        locale);
  }

  /** The sentence of that key. */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
