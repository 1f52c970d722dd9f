package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** History of the program before, as a file. */
class LegacyTest extends ApiTest {
  private static Map<String, Object> file(String text) {
    return Map.of(
        "name",
        "historique.csv",
        "file",
        Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_file_is_imported_once() {
    JsonNode first = administrator().post("/legacy", file("a\nb")).json();
    assertThat(first.path("imported").asBoolean()).isTrue();
    assertThat(first.path("messages").asInt()).isEqualTo(2);
    assertThat(first.at("/billed/cost/micros").asLong()).isEqualTo(90_000);
    assertThat(first.path("from").asText()).isEqualTo("2025-09-14");
    JsonNode second = administrator().post("/legacy", file("a\nb")).json();
    assertThat(second.path("imported").asBoolean()).isFalse();
    assertThat(second.has("from")).isFalse();
  }

  @Test
  void what_is_wrong_is_told_line_by_line() {
    Answer answer = administrator().post("/legacy", file("a\n?"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("lines[2]");
    assertThat(answer.json().at("/problems/0/message").asText())
        .startsWith("Ligne 2\u00a0: La date");
    assertThat(answer.json().at("/problems/1/field").asText()).isEqualTo("file");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    Answer answer = administrator().post("/legacy", file("a".repeat(10 * 1024 * 1024 + 9_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("legacy.too-large");
  }

  @Test
  void only_administrators_import() {
    assertThat(secretary().post("/legacy", file("a")).code()).isEqualTo("not-administrator");
  }
}
