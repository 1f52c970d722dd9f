package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import sms.gateway.http.internal.exchange.FormText;

/** What a provider's own OpenAPI document says of its request; see openapi/README.md. */
record OfficialDocument(JsonNode content) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static OfficialDocument of(String provider) throws IOException {
    try (InputStream in =
        OfficialDocument.class.getResourceAsStream("/openapi/" + provider + ".json")) {
      return new OfficialDocument(JSON.readTree(in));
    }
  }

  /** A list of words in it. */
  List<String> words(String name) {
    List<String> words = new ArrayList<>();
    content.path(name).forEach(word -> words.add(word.asText()));
    assertThat(words).isNotEmpty();
    return words;
  }

  /** Holds a form to it; a form knows no types but text. */
  void assertForm(Map<String, List<String>> form) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    form.forEach(
        (name, values) -> {
          assertThat(values).as(name).hasSize(1);
          object.put(name, values.get(0));
        });
    assertObject(object, true);
  }

  /** Holds a JSON body to it. */
  void assertJson(String body) throws IOException {
    assertObject(JSON.readTree(body), false);
  }

  /** Holds a question for a report to it: its path, its parameters, and the answer of a test. */
  void assertStatus(String line, String answered) throws IOException {
    JsonNode status = content.path("status");
    URI uri = URI.create(line.split(" ")[1]);
    assertThat(line).startsWith("GET ");
    assertThat(uri.getPath()).matches(status.path("path").asText());
    List<String> documented = new ArrayList<>();
    status.path("parameters").forEach(name -> documented.add(name.asText()));
    if (uri.getQuery() != null) {
      assertThat(FormText.read(uri.getRawQuery()).keySet()).isSubsetOf(documented);
    }
    JSON.readTree(answered)
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode property = status.path("properties").path(field.getKey());
              assertThat(property.isMissingNode()).as("%s is documented", field.getKey()).isFalse();
              if (!field.getValue().isNull()) {
                assertValue(field.getKey(), field.getValue(), property, false);
              }
            });
  }

  private void assertObject(JsonNode object, boolean form) {
    JsonNode schema = content.path("request");
    schema
        .path("required")
        .forEach(name -> assertThat(object.has(name.asText())).as("%s is there", name).isTrue());
    object
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode property = schema.path("properties").path(field.getKey());
              assertThat(property.isMissingNode()).as("%s is documented", field.getKey()).isFalse();
              assertValue(field.getKey(), field.getValue(), property, form);
            });
  }

  private static void assertValue(String name, JsonNode value, JsonNode schema, boolean form) {
    String text = value.asText();
    switch (schema.path("type").asText()) {
      case "boolean" ->
          assertThat(form ? text.matches("true|false") : value.isBoolean()).as(name).isTrue();
      case "integer" ->
          assertThat(form ? text.matches("-?[0-9]+") : value.isInt()).as(name).isTrue();
      default -> assertThat(value.isTextual()).as(name).isTrue();
    }
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.path("enum").forEach(word -> words.add(word.asText()));
      assertThat(words).as(name).contains(text);
    }
    assertThat(text.length())
        .as("length of %s", name)
        .isBetween(
            schema.path("minLength").asInt(0), schema.path("maxLength").asInt(Integer.MAX_VALUE));
    if (schema.has("pattern")) {
      assertThat(Pattern.compile(schema.path("pattern").asText()).matcher(text).find())
          .as("%s fits its pattern", name)
          .isTrue();
    }
    if (schema.path("format").asText().matches("uri|url")) {
      assertThat(URI.create(text).isAbsolute()).as(name).isTrue();
    }
    if (schema.path("format").asText().equals("phone-number") && text.startsWith("+")) {
      assertThat(text).as(name).matches("\\+[1-9][0-9]{6,14}");
    }
  }
}
