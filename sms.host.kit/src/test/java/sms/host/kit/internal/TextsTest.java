package sms.host.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.host.kit.Rule;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d");
  private static final Pattern ILL_SET =
      Pattern.compile("'| [:;!?»]|[^\\s\u00a0\u202f][;!?](?=\\s|$)|« ");

  private final Properties french = load("messages.properties");
  private final Properties english = load("messages_en.properties");

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return properties;
  }

  @Test
  void both_languages_say_the_same_things_with_the_same_places() {
    assertThat(english.keySet()).isEqualTo(french.keySet());
    french.forEach(
        (key, text) -> assertThat(places(english.get(key))).as("" + key).isEqualTo(places(text)));
  }

  private static List<String> places(Object text) {
    return PLACE.matcher((String) text).results().map(r -> r.group()).distinct().sorted().toList();
  }

  @Test
  void french_is_typeset_as_french_is() {
    assertThat(french.entrySet())
        .filteredOn(entry -> ILL_SET.matcher((String) entry.getValue()).find())
        .isEmpty();
  }

  @Test
  void every_rule_says_what_it_asks_for_and_what_to_do() {
    assertThat(
            Arrays.stream(Rule.values())
                .flatMap(r -> Stream.of("rule." + r.id(), "rule." + r.id() + ".do")))
        .allSatisfy(key -> assertThat(french).containsKey(key));
    assertThat(Arrays.stream(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
  }

  @Test
  void every_text_of_a_finding_is_used_and_every_used_one_is_there() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      sources =
          files.filter(Files::isRegularFile).map(TextsTest::read).collect(Collectors.joining());
    }
    List<String> known =
        french.keySet().stream().map(String::valueOf).filter(k -> k.startsWith("found.")).toList();
    TreeSet<String> used =
        Pattern.compile("add\\(\\s*\"([a-z.]+)\"|, \"([a-z]+\\.[a-z]+)\", notes\\)")
            .matcher(sources)
            .results()
            .map(r -> "found." + (r.group(1) == null ? r.group(2) : r.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    used.add("found.more");

    assertThat(used).containsExactlyInAnyOrderElementsOf(known);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void any_other_language_reads_french() {
    assertThat(Texts.of(Locale.GERMAN).get("report.skipped")).isEqualTo("Non vérifié");
    assertThat(Texts.of(Locale.US).get("report.skipped")).isEqualTo("Not checked");
  }
}
