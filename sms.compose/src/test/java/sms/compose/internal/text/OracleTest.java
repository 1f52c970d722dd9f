package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import sms.api.compose.Encoding;
import sms.api.compose.Segmentation;

/**
 * Compares with what npm's sms-segments-calculator 1.3.0 said ({@code src/test/segmentation
 * /oracle.sh} asks it again).
 *
 * <p>Two differences are known. It counts CR LF as two characters, we send LF: it was not asked
 * about CR LF. And it opens another part rather than cut a grapheme cluster; 3GPP TS 23.040, clause
 * 9.2.3.24.1 forbids to cut a character represented by an escape sequence and a UCS2 character,
 * nothing more, and phones join the parts before they show them. Where that happens it was asked a
 * second time with code points in place of clusters, and agrees.
 */
class OracleTest {
  @Test
  void the_segmenter_agrees_with_another_program_on_twenty_four_thousand_texts()
      throws IOException {
    List<String> texts = OracleTexts.all();
    List<String> answers = answers();
    assertThat(answers.get(0))
        .as("the texts are those that were asked about")
        .isEqualTo("sms-segments-calculator 1.3.0, texts " + hash(texts));
    assertThat(answers).hasSize(texts.size() + 1).hasSizeGreaterThan(20_000);

    List<String> differences = new ArrayList<>();
    int clusters = 0;
    for (int i = 0; i < texts.size(); i++) {
      String answer = answers.get(i + 1);
      int codePoints = answer.indexOf('~');
      String expected = answer;
      if (codePoints >= 0) {
        clusters++;
        expected = answer.substring(0, answer.indexOf('/') + 1) + answer.substring(codePoints + 1);
      }
      String ours = ours(texts.get(i));
      if (!ours.equals(expected)) {
        differences.add("text " + i + ": ours " + ours + ", theirs " + answer);
      }
    }

    System.out.printf(
        "sms-segments-calculator 1.3.0: %,d texts compared, %d differences; in %d it keeps a"
            + " grapheme cluster whole, which TS 23.040, 9.2.3.24.1 does not ask for%n",
        texts.size(), differences.size(), clusters);
    assertThat(differences).isEmpty();
    assertThat(clusters).as("texts where it keeps a cluster whole").isLessThan(texts.size() / 50);
  }

  private static String ours(String text) {
    Segmentation s = Segmenter.segment(text);
    return (s.encoding() == Encoding.GSM7 ? "G" : "U") + s.units() + "/" + s.parts();
  }

  private static List<String> answers() throws IOException {
    InputStream gz = Objects.requireNonNull(OracleTest.class.getResourceAsStream("oracle.txt.gz"));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(gz), StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    }
  }

  private static String hash(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        units.asCharBuffer().put(text);
        digest.update(units);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
