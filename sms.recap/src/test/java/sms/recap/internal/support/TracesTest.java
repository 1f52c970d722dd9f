package sms.recap.internal.support;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that finds nothing proves something only when it would find. */
class TracesTest {
  private static final String SECRET = "k7PqX2mZ";
  private static final String LONG = "k7PqX2mZ9fTrW4cHn3bYv8Ds";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k7PqX2mZ",
        "\\u006b\\u0037\\u0050\\u0071\\u0058\\u0032\\u006d\\u005a",
        "%6B%37%50%71%58%32%6D%5A",
        "6b37507158326d5a",
        "6B37507158326D5A"
      })
  void a_word_is_found_as_it_is_and_escaped(String written) {
    assertThat(Traces.of(List.of(SECRET)).inText("« " + written + " »")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
  void it_is_found_in_base64_and_in_hex_wherever_it_stands(String before) {
    byte[] bytes = (before + SECRET + " and more").getBytes(UTF_8);
    Traces traces = Traces.of(List.of(SECRET));
    assertThat(traces.inText(Base64.getEncoder().encodeToString(bytes))).hasSize(1);
    assertThat(traces.inText(HexFormat.of().formatHex(bytes))).hasSize(1);
  }

  @Test
  void it_is_found_in_both_orders_of_utf_16_also_across_the_blocks_of_a_large_file()
      throws IOException {
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    large.write(new byte[(1 << 22) + 120]);
    large.write(SECRET.getBytes(UTF_16BE));
    large.write(new byte[(1 << 22) - 64]);
    large.write(SECRET.getBytes(UTF_16LE));
    Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("c"), large.toByteArray());
    assertThat(Traces.of(List.of(SECRET)).in(folder))
        .containsExactlyInAnyOrder(SECRET + " in UTF-16BE, a/b/c", SECRET + " in UTF-16LE, a/b/c");
  }

  @Test
  void half_of_a_long_one_is_found_another_word_is_not() {
    Traces traces = Traces.of(List.of(LONG));
    assertThat(traces.inText("xx" + LONG.substring(0, 12))).hasSize(1);
    assertThat(traces.inText("xx" + LONG.substring(12))).hasSize(1);
    assertThat(traces.inText(LONG.substring(3, 14))).isEmpty();
  }
}
