package sms.ui.contrib.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.audit.AuditAction;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.selection.IgnoreReason;
import sms.api.selection.RecipientRole;

/** The texts: all there in both languages, and in good French. */
class MessagesTest {
  private static Properties load(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(
            MessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "page", "later", "audit", "gateways", "rights"})
  void both_languages_have_the_same_keys_with_the_same_gaps(String name) throws IOException {
    Properties french = load(name + ".properties");
    Properties english = load(name + "_en.properties");
    assertThat(english.keySet()).isEqualTo(french.keySet());
    for (String key : french.stringPropertyNames()) {
      assertThat(gaps(english.getProperty(key))).as(key).isEqualTo(gaps(french.getProperty(key)));
    }
  }

  private static Set<String> gaps(String text) {
    Set<String> gaps = new TreeSet<>();
    Matcher gap = Pattern.compile("\\{(\\w+)[^}]*}").matcher(text);
    while (gap.find()) {
      gaps.add(gap.group(1));
    }
    return gaps;
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "page", "later", "audit", "gateways", "rights"})
  void french_has_its_spaces_and_apostrophes(String name) throws IOException {
    Properties french = load(name + ".properties");
    for (String key : french.stringPropertyNames()) {
      assertThat(french.getProperty(key))
          .as(key)
          .doesNotContain("'")
          .doesNotContainPattern(" [:;!?»]")
          .doesNotContainPattern("[^\u00a0<] ?[;!?»]$")
          .doesNotContainPattern("« ")
          .doesNotContain("~");
    }
  }

  @Test
  void every_constant_that_is_shown_has_a_text() throws IOException {
    Set<String> keys = load("page.properties").stringPropertyNames();
    for (SmsState state : SmsState.values()) {
      assertThat(keys).contains("state." + state, "state." + state + ".short", "event." + state);
    }
    for (FailureReason reason : FailureReason.values()) {
      assertThat(keys).contains("why." + reason, "todo." + reason);
    }
    for (IgnoreReason reason : IgnoreReason.values()) {
      assertThat(keys).contains("reason." + reason);
    }
    for (RecipientRole role : RecipientRole.values()) {
      assertThat(keys).contains("role." + role);
    }
    for (RecordType type : RecordType.values()) {
      assertThat(keys).contains("source." + type);
    }
    for (SendingMode mode : SendingMode.values()) {
      assertThat(keys).contains("mode." + mode);
    }
    for (Right right : Right.values()) {
      assertThat(load("rights.properties").stringPropertyNames())
          .contains("right." + right, "right.has." + right, "right.lacks." + right);
    }
    for (AuditAction action : AuditAction.values()) {
      assertThat(load("audit.properties").stringPropertyNames())
          .contains("journal.action." + action);
      assertThat(load("messages.properties").stringPropertyNames()).contains("journal." + action);
    }
  }

  @Test
  void every_text_that_a_module_asks_for_is_there_and_none_is_left_over() throws IOException {
    Set<String> keys = new TreeSet<>(load("page.properties").stringPropertyNames());
    assertThat(keys).doesNotContainAnyElementsOf(load("later.properties").stringPropertyNames());
    keys.addAll(load("later.properties").stringPropertyNames());
    for (String screen : Messages.SCREENS) {
      keys.addAll(load(screen + ".properties").stringPropertyNames());
    }
    StringBuilder all = new StringBuilder();
    try (Stream<Path> paths = Files.walk(Path.of("src/main/resources/ui"))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".js")).toList()) {
        all.append(Files.readString(path));
      }
    }
    Matcher plain = Pattern.compile("\\.t\\(\\s*'([\\w.-]+)'").matcher(all);
    while (plain.find()) {
      assertThat(keys).contains(plain.group(1));
    }
    Matcher counted = Pattern.compile("\\.n\\(\\s*'([\\w.-]+)'").matcher(all);
    while (counted.find()) {
      assertThat(keys).contains(counted.group(1) + ".one", counted.group(1) + ".other");
    }
    String modules = all.toString();
    assertThat(keys)
        .allSatisfy(
            key -> {
              String asked = key.replaceFirst("\\.(one|other)$", "");
              String family = asked.replaceFirst("\\.[^.]+(\\.short|\\.help)?$", ".");
              assertThat(modules.contains("'" + asked + "'") || modules.contains("`" + family))
                  .as(key)
                  .isTrue();
            });
  }
}
