package sms.ui.contrib.internal;

import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeSet;

/** The texts of this bundle, in French unless the language is one we have. */
public final class Messages {
  /** The languages there are texts in; the first is the default. */
  public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

  private static final Control ROOT_IS_FRENCH =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  /** The screens that have texts of their own. */
  public static final List<String> SCREENS = List.of("audit", "gateways", "rights");

  private final ResourceBundle bundle;
  private final Locale language;

  private Messages(String name, Locale locale) {
    language = supported(locale);
    bundle =
        ResourceBundle.getBundle(
            "sms.ui.contrib.internal." + name,
            language,
            Messages.class.getClassLoader(),
            ROOT_IS_FRENCH);
  }

  /** What the server says: problems, labels of menus and actions. */
  public static Messages of(Locale locale) {
    return new Messages("messages", locale);
  }

  /** What the elements say; patterns with named gaps, filled in by the page. */
  public static Map<String, String> ofPage(Locale locale) {
    return new Messages("page", locale).all();
  }

  /** The same, what few need: a page loads it when it is asked for. */
  public static Map<String, String> ofPageLater(Locale locale) {
    return new Messages("later", locale).all();
  }

  /**
   * What one screen alone says, which the others need not load.
   *
   * @param screen one of {@link #SCREENS}
   */
  public static Map<String, String> ofScreen(String screen, Locale locale) {
    return new Messages(screen, locale).all();
  }

  private Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : new TreeSet<>(bundle.keySet())) {
      texts.put(key, bundle.getString(key));
    }
    return texts;
  }

  /** The language the texts are in. */
  public Locale language() {
    return language;
  }

  /**
   * A text with its gaps filled.
   *
   * @param arguments for {@code {0}}, {@code {1}}…; numbers are written as the language does
   */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }

  private static Locale supported(Locale locale) {
    return LANGUAGES.stream()
        .filter(known -> known.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.get(0));
  }
}
