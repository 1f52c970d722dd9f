package sms.compose.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts that a user reads, French where there is no other. {@code messages.properties} is
 * French, {@code messages_en.properties} English, in UTF-8.
 */
public final class Messages {
  private static final ResourceBundle.Control FRENCH_BY_DEFAULT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /**
   * The text of that key, with arguments as {@link MessageFormat} puts them. Without arguments the
   * text is taken as it is.
   *
   * @throws java.util.MissingResourceException for an unknown key
   */
  public static String get(Locale locale, String key, Object... arguments) {
    String text = bundle(locale).getString(key);
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  /** The text of that key, or the default when there is none. */
  public static String getOrDefault(Locale locale, String key, String otherwise) {
    ResourceBundle bundle = bundle(locale);
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "sms.compose.internal.messages",
        locale,
        Messages.class.getClassLoader(),
        FRENCH_BY_DEFAULT);
  }
}
