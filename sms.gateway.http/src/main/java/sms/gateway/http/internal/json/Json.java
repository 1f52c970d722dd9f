package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reading JSON that came from outside, and writing strings into JSON. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** The places that the protocols name; no place comes from outside. */
  private static final Map<String, JsonPointer> COMPILED = new ConcurrentHashMap<>();

  private Json() {}

  /** The document; empty when the text is not exactly one. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** An object to fill and send. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The scalar at that place, a pointer like {@code "/a/0"}, as text; empty when none. */
  public static Optional<String> text(JsonNode document, String place) {
    return text(document, COMPILED.computeIfAbsent(place, JsonPointer::compile));
  }

  /** The scalar at that place, as text; empty when there is none. */
  public static Optional<String> text(JsonNode document, JsonPointer place) {
    JsonNode node = document.at(place);
    return node.isValueNode() && !node.isNull()
        ? Optional.of(node.asText()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** As it stands between the quotes of a JSON string. */
  public static String escape(String value) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(value));
  }
}
