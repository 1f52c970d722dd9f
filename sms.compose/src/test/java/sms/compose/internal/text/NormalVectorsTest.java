package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The form of a text against the vectors that the page is tested on too. */
class NormalVectorsTest {
  @Test
  void the_server_composes_accents_and_line_breaks_as_the_page_does() throws Exception {
    JsonNode vectors;
    try (InputStream in =
        NormalVectorsTest.class.getResourceAsStream("/sms/compose/normal-vectors.json")) {
      vectors = new ObjectMapper().readTree(in).path("vectors");
    }
    assertThat(vectors.size()).isGreaterThan(20);
    for (JsonNode vector : vectors) {
      String normal = vector.path("normal").asText();
      assertThat(Characters.normal(vector.path("typed").asText()))
          .as(vector.path("name").asText())
          .isEqualTo(normal);
      assertThat(Characters.normal(normal)).isEqualTo(normal);
    }
  }
}
