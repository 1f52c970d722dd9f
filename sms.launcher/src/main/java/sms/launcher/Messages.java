package sms.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the console, in French for a French user, otherwise in English. */
final class Messages {
  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("sms.launcher.messages");

  private Messages() {}

  /** The sentence {@code key}; ports and paths are passed as text, so no digit is grouped. */
  static String text(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString(key), Locale.getDefault()).format(arguments);
  }
}
