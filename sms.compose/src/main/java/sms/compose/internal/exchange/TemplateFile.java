package sms.compose.internal.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sms.api.compose.MessageTemplate;
import sms.api.compose.TemplateExchange;

/** The JSON of a file of templates, as docs/compose.md tells it. */
final class TemplateFile {
  private static final String FORMAT = "sms-templates";
  private static final int MAX_DEPTH = 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private TemplateFile() {}

  static String write(List<MessageTemplate> templates) {
    ObjectNode file = MAPPER.createObjectNode();
    file.put("format", FORMAT).put("version", TemplateExchange.FORMAT);
    ArrayNode list = file.putArray("templates");
    for (MessageTemplate template : templates) {
      ObjectNode node = list.addObject();
      node.put("id", template.id());
      node.put("name", template.name());
      node.put("category", template.category());
      node.put("body", template.body());
      node.put("language", template.language().toLanguageTag());
      node.put("purpose", template.purpose().name());
      ArrayNode sources = node.putArray("sources");
      template.sources().stream().sorted().forEach(source -> sources.add(source.name()));
      template.rewrite().ifPresent(rewrite -> node.put("rewrite", rewrite));
      node.put("archived", template.archived());
    }
    try {
      return MAPPER.writeValueAsString(file) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  /** The templates of a file; adds what is wrong with it, and what may be. */
  static List<FileTemplate> read(String json, FileProblems problems, FileProblems warnings) {
    if (json.length() > TemplateExchange.MAX_LENGTH) {
      problems.add("file.too-long", "", TemplateExchange.MAX_LENGTH);
      return List.of();
    }
    return tree(json, problems)
        .filter(file -> isOurs(file, problems))
        .map(file -> templates(file, problems, warnings))
        .orElse(List.of());
  }

  private static Optional<JsonNode> tree(String json, FileProblems problems) {
    // some editors put a byte order mark before the text
    String text = json.startsWith("\ufeff") ? json.substring(1) : json;
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problems.add(
          "file.json", "", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr());
      return Optional.empty();
    }
  }

  private static boolean isOurs(JsonNode file, FileProblems problems) {
    JsonNode version = file.path("version");
    if (!file.isObject()
        || !file.path("format").asText().equals(FORMAT)
        || !version.isInt()
        || version.intValue() < 1
        || !file.path("templates").isArray()) {
      problems.add("file.format", "");
      return false;
    }
    if (version.intValue() > TemplateExchange.FORMAT) {
      problems.add("file.version", "version", version.intValue(), TemplateExchange.FORMAT);
      return false;
    }
    if (file.path("templates").size() > TemplateExchange.MAX_TEMPLATES) {
      problems.add("file.too-many", "templates", TemplateExchange.MAX_TEMPLATES);
      return false;
    }
    return true;
  }

  private static List<FileTemplate> templates(
      JsonNode file, FileProblems problems, FileProblems warnings) {
    TemplateReader reader = new TemplateReader(problems, warnings);
    List<FileTemplate> templates = new ArrayList<>();
    JsonNode list = file.path("templates");
    for (int i = 0; i < list.size(); i++) {
      reader.read(list.get(i), i).ifPresent(templates::add);
    }
    return templates;
  }
}
