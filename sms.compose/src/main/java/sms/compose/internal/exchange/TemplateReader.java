package sms.compose.internal.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.compose.Purpose;
import sms.api.host.RecordType;
import sms.compose.internal.text.Characters;
import sms.compose.internal.text.Tally;

/** Reads the templates of one file, one after the other. */
final class TemplateReader {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "category",
          "body",
          "language",
          "purpose",
          "sources",
          "rewrite",
          "archived");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MAX_NAME = 255;
  private static final int MAX_BODY = 10_000;

  private final FileProblems problems;
  private final FileProblems warnings;
  private final Set<String> ids = new HashSet<>();

  TemplateReader(FileProblems problems, FileProblems warnings) {
    this.problems = problems;
    this.warnings = warnings;
  }

  /** Empty: it is no template, which was said. What else is wrong was said too. */
  Optional<FileTemplate> read(JsonNode node, int index) {
    if (!node.isObject()) {
      problems.add("file.template", FileTemplate.field(index, ""));
      return Optional.empty();
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        warnings.add("file.unknown-field", FileTemplate.field(index, ""), cut(name));
      }
    }
    return Optional.of(
        new FileTemplate(
            index,
            id(node, index),
            required(node, index, "name", MAX_NAME),
            text(node, index, "category", MAX_NAME).orElse(""),
            required(node, index, "body", MAX_BODY),
            language(node, index),
            constant(node, index, "purpose", Purpose.class).orElse(Purpose.INFORMATION),
            sources(node, index),
            flag(node, index, "rewrite"),
            flag(node, index, "archived").orElse(false)));
  }

  private Optional<String> id(JsonNode node, int index) {
    Optional<String> id = text(node, index, "id", MAX_NAME);
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      problems.add("file.id", FileTemplate.field(index, "id"));
    } else if (id.isPresent() && !ids.add(id.get())) {
      problems.add("file.id-twice", FileTemplate.field(index, "id"), id.get());
    }
    return id;
  }

  /** Never blank, so that a template can be made of it even where that was a problem. */
  private String required(JsonNode node, int index, String name, int max) {
    Optional<String> text = text(node, index, name, max);
    if (text.isEmpty() || !Tally.of(text.get()).isVisible()) {
      problems.add("file.missing", FileTemplate.field(index, name), name);
      return "?";
    }
    return text.get();
  }

  /** Empty: absent, or no text, which was said. */
  private Optional<String> text(JsonNode node, int index, String name, int max) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    String field = FileTemplate.field(index, name);
    if (!value.isTextual()) {
      problems.add("file.no-text", field, name);
      return Optional.empty();
    }
    if (value.textValue().length() > max) {
      // not even composed: a long heap of accents takes time with its square
      problems.add("file.text-too-long", field, value.textValue().length() - max, max);
      return Optional.of("?");
    }
    String text = Characters.normal(value.textValue());
    OptionalInt forbidden = Characters.firstForbidden(text);
    if (forbidden.isPresent()) {
      int at = forbidden.getAsInt();
      problems.add(
          "file.character",
          field,
          String.format("U+%04X", (int) text.charAt(at)),
          text.codePointCount(0, at) + 1);
    }
    return Optional.of(text);
  }

  private Locale language(JsonNode node, int index) {
    String field = FileTemplate.field(index, "language");
    Optional<String> tag = text(node, index, "language", MAX_NAME);
    if (tag.isEmpty()) {
      problems.add("file.missing", field, "language");
      return Locale.ROOT;
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.get()).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // said below, as for one without a language
    }
    problems.add("file.language", field, cut(tag.get()));
    return Locale.ROOT;
  }

  /** Absent: all of them. */
  private Set<RecordType> sources(JsonNode node, int index) {
    JsonNode value = node.path("sources");
    Set<RecordType> sources = EnumSet.noneOf(RecordType.class);
    if (value.isMissingNode() || value.isNull()) {
      return EnumSet.allOf(RecordType.class);
    }
    if (!value.isArray() || value.isEmpty()) {
      problems.add("file.sources", FileTemplate.field(index, "sources"), names(RecordType.class));
      return sources;
    }
    for (int i = 0; i < value.size(); i++) {
      constant(value.get(i), FileTemplate.field(index, "sources[" + i + "]"), RecordType.class)
          .ifPresent(sources::add);
    }
    return sources;
  }

  private <E extends Enum<E>> Optional<E> constant(
      JsonNode node, int index, String name, Class<E> type) {
    JsonNode value = node.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : constant(value, FileTemplate.field(index, name), type);
  }

  private <E extends Enum<E>> Optional<E> constant(JsonNode value, String field, Class<E> type) {
    Optional<E> constant =
        Arrays.stream(type.getEnumConstants())
            .filter(c -> value.isTextual() && c.name().equals(value.textValue()))
            .findFirst();
    if (constant.isEmpty()) {
      problems.add("file.constant", field, cut(value.asText()), names(type));
    }
    return constant;
  }

  private Optional<Boolean> flag(JsonNode node, int index, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      problems.add("file.no-flag", FileTemplate.field(index, name), name);
      return Optional.empty();
    }
    return Optional.of(value.booleanValue());
  }

  private static String names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** Of a file that anybody may have written: not more than can be read in a sentence. */
  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
