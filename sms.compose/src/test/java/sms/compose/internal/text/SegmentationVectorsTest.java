package sms.compose.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sms.api.compose.CostlyCharacter;
import sms.api.compose.Segmentation;

/** The vectors that the page's counter is tested on too. */
class SegmentationVectorsTest {
  @TestFactory
  Stream<DynamicTest> the_segmenter_agrees_with_each_vector() throws IOException {
    return vectors().stream()
        .map(v -> DynamicTest.dynamicTest(v.get("name").asText(), () -> agreesWith(v)));
  }

  @Test
  void there_are_enough_of_them() throws IOException {
    assertThat(vectors()).hasSizeGreaterThan(250);
  }

  private static void agreesWith(JsonNode vector) {
    Segmentation segmentation = Segmenter.segment(vector.get("text").asText());

    assertThat(segmentation.encoding().name()).isEqualTo(vector.get("encoding").asText());
    assertThat(segmentation.units()).isEqualTo(vector.get("units").asInt());
    assertThat(segmentation.parts()).isEqualTo(vector.get("parts").asInt());
    assertThat(segmentation.unitsLeft()).isEqualTo(vector.get("unitsLeft").asInt());
    List<String> expected = new ArrayList<>();
    vector
        .get("costly")
        .forEach(c -> expected.add(c.get("position").asInt() + c.get("character").asText()));
    assertThat(segmentation.costly().stream().map(c -> c.position() + c.character()))
        .containsExactlyElementsOf(expected);
    assertThat(segmentation.costly().stream().map(CostlyCharacter::rewriting))
        .allSatisfy(
            r -> r.ifPresent(text -> assertThat(Tally.of(text).units()).isLessThanOrEqualTo(4)));
  }

  private static List<JsonNode> vectors() throws IOException {
    try (InputStream json =
        SegmentationVectorsTest.class.getResourceAsStream(
            "/sms/compose/segmentation-vectors.json")) {
      JsonNode vectors = new ObjectMapper().readTree(json).get("vectors");
      return StreamSupport.stream(vectors.spliterator(), false).toList();
    }
  }
}
