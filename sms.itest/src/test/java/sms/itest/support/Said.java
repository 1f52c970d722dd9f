package sms.itest.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is read on the screens in one language, by the keys of the bundles' own texts. */
public final class Said {
  /** Whose texts. */
  public enum By {
    /** The elements of the pages. */
    SCREEN("sms.ui.contrib", "sms/ui/contrib/internal/page"),
    /** The server behind them: menu and records. */
    SERVER("sms.ui.contrib", "sms/ui/contrib/internal/messages"),
    /** Filters, and what is selected. */
    SELECTION("sms.selection", "sms/selection/internal/message/messages"),
    /** Keywords, and what is wrong with a text. */
    COMPOSITION("sms.compose", "sms/compose/internal/messages"),
    /** The messages that are there from the beginning. */
    TEMPLATES("sms.compose", "sms/compose/internal/standard/templates"),
    /** The demo's own pages. */
    DEMO("sms.host.demo", "sms/host/demo/internal/messages");

    private final Path base;

    By(String bundle, String base) {
      this.base = Path.of("..", bundle, "src/main/resources", base);
    }

    private Properties in(Locale language) {
      String suffix = language.equals(Locale.ENGLISH) ? "_en.properties" : ".properties";
      Properties texts = new Properties();
      try (Reader file = Files.newBufferedReader(Path.of(base + suffix), UTF_8)) {
        texts.load(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return texts;
    }
  }

  /** {@code {name}}, of which {@code {n}} is a number. */
  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

  private static final Pattern SPECIAL = Pattern.compile("[.*+?^$()|\\[\\]\\\\/]");

  private final Map<By, Properties> texts = new EnumMap<>(By.class);

  /** In French or English. */
  public Said(Locale language) {
    for (By by : By.values()) {
      texts.put(by, by.in(language));
    }
  }

  /** What the screens say. */
  public String text(String key) {
    return text(By.SCREEN, key);
  }

  /** The same, with a gap filled. */
  public String text(String key, String gap, String value) {
    return text(key).replace("{" + gap + "}", value);
  }

  /** What one of them says; a key that is not there fails the test. */
  public String text(By by, String key) {
    return Objects.requireNonNull(texts.get(by).getProperty(key), key);
  }

  /** The whole of a sentence of the screens, whatever is in its gaps, singular or plural. */
  public Pattern pattern(String key) {
    return Pattern.compile("^\\s*" + expression(By.SCREEN, key) + "\\s*$");
  }

  /** A part of what is seen. */
  public Pattern part(By by, String key) {
    return Pattern.compile(expression(by, key));
  }

  private String expression(By by, String key) {
    return Stream.of(key, key + ".one", key + ".other")
        .flatMap(one -> Optional.ofNullable(texts.get(by).getProperty(one)).stream())
        .map(Said::expression)
        .reduce((one, other) -> "(?:" + one + "|" + other + ")")
        .orElseThrow(() -> new AssertionError("no text " + key));
  }

  /** Of a text, as JavaScript understands it too. */
  private static String expression(String text) {
    String literal =
        SPECIAL.matcher(text).replaceAll("\\\\$0").replaceAll("[\\s\u00a0\u202f]+", "\\\\s+");
    return GAP.matcher(literal)
        .replaceAll(gap -> gap.group(1).equals("n") ? "\\\\d[\\\\d\\\\s.,]*" : ".+");
  }
}
