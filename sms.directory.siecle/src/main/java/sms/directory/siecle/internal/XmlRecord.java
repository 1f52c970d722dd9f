package sms.directory.siecle.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sms.directory.internal.report.Problems;

/**
 * One record: an element, its attributes and those of the element around it, and the texts of the
 * elements in it. What is not as expected becomes a problem and a harmless value.
 */
final class XmlRecord {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private final String file;
  private final int line;
  private final Map<String, String> attributes;
  private final Map<String, String> texts;
  private final Problems problems;

  /**
   * @param texts by path, {@code "SCOLARITE_AN_DERNIER/CODE_MEF"}; the first of several
   */
  XmlRecord(
      String file,
      int line,
      Map<String, String> attributes,
      Map<String, String> texts,
      Problems problems) {
    this.file = file;
    this.line = line;
    this.attributes = attributes;
    this.texts = texts;
    this.problems = problems;
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  void problem(String code, String... arguments) {
    problems.add(file, line, code, arguments);
  }

  /** The text of an element, empty when it isn't there. */
  String text(String path) {
    return texts.getOrDefault(path, "");
  }

  /** The first of these texts that is not empty. */
  String firstOf(String... paths) {
    for (String path : paths) {
      if (!text(path).isEmpty()) {
        return text(path);
      }
    }
    return "";
  }

  /** An id: the attribute, or the element of that name; must not be empty. */
  String id(String name) {
    String attribute = attributes.getOrDefault(name, "").strip();
    String id = attribute.isEmpty() ? text(name) : attribute;
    if (id.isEmpty()) {
      problem("id.empty", name);
    }
    return id;
  }

  /** A day as SIECLE writes it, 24/11/2026. */
  Optional<LocalDate> date(String path) {
    String text = text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text, DAY));
    } catch (DateTimeException e) {
      problem("date", path, text);
      return Optional.empty();
    }
  }

  /** A code of a nomenclature; another one is a problem. Empty when there is none. */
  <T> Optional<T> code(String path, Map<String, T> nomenclature) {
    String text = text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T found = nomenclature.get(text);
    if (found == null) {
      problem("cell.choice", path, text, String.join(", ", new TreeMap<>(nomenclature).keySet()));
    }
    return Optional.ofNullable(found);
  }
}
