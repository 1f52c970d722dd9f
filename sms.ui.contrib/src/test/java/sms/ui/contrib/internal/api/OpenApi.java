package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the API, and whether what is said keeps to it. */
final class OpenApi {
  private static final OpenApi SHIPPED = new OpenApi();

  private final JsonNode document;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private OpenApi() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      document = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpenApi shipped() {
    return SHIPPED;
  }

  /** Method and path of all operations: {@code "GET /session"}. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey(),
                                operation.getValue())));
    return operations;
  }

  /** Fails when an answer to that operation is not as described. */
  void assertAnswer(Route route, int status, JsonNode body) {
    String name = route.method() + " " + route.template();
    JsonNode responses = operations().get(name).path("responses");
    String code = responses.has(Integer.toString(status)) ? Integer.toString(status) : "default";
    if (code.equals("default")) {
      assertThat(status).as("an undescribed success of " + name).isGreaterThanOrEqualTo(400);
    }
    String pointer = pointer(name, "responses/" + code);
    assertFits(pointer, body, name + " " + status);
  }

  /** Fails when that operation is not said to answer with such a file. */
  void assertFile(Route route, int status, String contentType) {
    String name = route.method() + " " + route.template();
    assertThat(
            operations()
                .get(name)
                .path("responses")
                .path(Integer.toString(status))
                .path("content")
                .has(contentType))
        .as(name + " " + status + " " + contentType)
        .isTrue();
  }

  /** Whether a body that the page sends to that operation is as described. */
  Optional<String> wrongRequest(Route route, JsonNode body) {
    String name = route.method() + " " + route.template();
    if (!operations().get(name).has("requestBody")) {
      return Optional.empty();
    }
    return wrong(pointer(name, "requestBody"), body);
  }

  private String pointer(String operation, String below) {
    String[] words = operation.split(" ");
    String path = words[1].replace("~", "~0").replace("/", "~1");
    String pointer =
        "/paths/" + path + "/" + words[0].toLowerCase(java.util.Locale.ROOT) + "/" + below;
    JsonNode node = document.at(pointer);
    return (node.has("$ref") ? node.path("$ref").asText().substring(1) : pointer)
        + "/content/application~1json/schema";
  }

  private void assertFits(String pointer, JsonNode body, String what) {
    assertThat(wrong(pointer, body)).as(what + ": " + body).isEmpty();
  }

  private Optional<String> wrong(String pointer, JsonNode body) {
    Schema schema = schemas.computeIfAbsent(pointer, this::schema);
    String errors = schema.validate(body).toString();
    return errors.equals("[]") ? Optional.empty() : Optional.of(errors);
  }

  /** The schema at that place, with the components it refers to beside it. */
  private Schema schema(String pointer) {
    JsonNode node = document.at(pointer);
    assertThat(node.isMissingNode()).as(pointer).isFalse();
    ObjectNode schema = node.deepCopy();
    schema.set("components", document.path("components"));
    return registry.getSchema(schema);
  }
}
