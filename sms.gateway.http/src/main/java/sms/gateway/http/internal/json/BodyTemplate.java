package sms.gateway.http.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.gateway.http.internal.exchange.Call.Body;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/** What is sent in the body of a request: JSON, a form, or nothing. */
sealed interface BodyTemplate {
  /** The settings {@code body} and {@code body.type}. */
  static BodyTemplate of(Settings settings) {
    Optional<String> text = settings.optional("body");
    String type = settings.optional("body.type").orElse(text.isPresent() ? "json" : "none");
    return switch (type) {
      case "json" -> JsonBody.of(body(text));
      case "form" -> FormBody.of(body(text));
      case "none" -> new NoBody();
      default ->
          throw new SettingException(
              "body.type", "is “" + type + "”: put json, form or none there");
    };
  }

  private static String body(Optional<String> text) {
    return text.orElseThrow(
        () ->
            new SettingException(
                "body",
                "is missing: put what is sent there, as in {\"to\":\"{to}\",\"text\":\"{text}\"}"));
  }

  /** The placeholders in it. */
  Set<String> names();

  /** Filled; empty for nothing. */
  Optional<Body> fill(Map<String, String> values);

  /**
   * JSON. A placeholder can only stand inside a string, for a JSON document has no place of the
   * form {@code {name}} elsewhere; so what is put in is escaped as the content of a string.
   */
  record JsonBody(Template template) implements BodyTemplate {
    static JsonBody of(String text) {
      JsonNode document =
          Json.read(text)
              .orElseThrow(
                  () ->
                      new SettingException(
                          "body",
                          "is not JSON: check its quotes and commas; placeholders stand between"
                              + " quotes, as in {\"to\":\"{to}\"}"));
      return new JsonBody(new Template(document.toString()));
    }

    @Override
    public Set<String> names() {
      return template.names();
    }

    @Override
    public Optional<Body> fill(Map<String, String> values) {
      return Optional.of(Body.json(template.fill(values, Json::escape)));
    }
  }

  /** A form; a parameter that is empty once filled is still sent. */
  record FormBody(Map<String, Template> parameters) implements BodyTemplate {
    static FormBody of(String text) {
      Map<String, Template> parameters = new LinkedHashMap<>();
      try {
        FormText.read(text)
            .forEach((name, values) -> parameters.put(name, new Template(only(name, values))));
      } catch (IllegalArgumentException e) {
        throw new SettingException(
            "body", "is not a form: write it like to={to}&text={text}, with % as %25");
      }
      return new FormBody(parameters);
    }

    private static String only(String name, List<String> values) {
      if (values.size() > 1) {
        throw new SettingException("body", "has the parameter “" + name + "” twice: keep one");
      }
      return values.get(0);
    }

    @Override
    public Set<String> names() {
      Set<String> names = new LinkedHashSet<>();
      parameters.values().forEach(template -> names.addAll(template.names()));
      return names;
    }

    @Override
    public Optional<Body> fill(Map<String, String> values) {
      Map<String, String> filled = new LinkedHashMap<>();
      parameters.forEach(
          (name, template) -> filled.put(name, template.fill(values, value -> value)));
      return Optional.of(Body.form(FormText.write(filled)));
    }
  }

  /** No body. */
  record NoBody() implements BodyTemplate {
    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public Optional<Body> fill(Map<String, String> values) {
      return Optional.empty();
    }
  }
}
