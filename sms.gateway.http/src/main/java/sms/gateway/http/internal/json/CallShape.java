package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.RawCallback;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * Where a provider's call has its fields: the settings <i>prefix</i>{@code source} and
 * <i>prefix</i>{@code list}.
 */
final class CallShape {
  private enum Source {
    JSON,
    QUERY,
    FORM
  }

  /** Reads one field by its name or pointer; empty when it is absent or empty. */
  interface Fields {
    Optional<String> get(String place);
  }

  private final Source source;
  private final Optional<JsonPointer> list;

  private CallShape(Source source, Optional<JsonPointer> list) {
    this.source = source;
    this.list = list;
  }

  /**
   * Reads the settings.
   *
   * @param prefix {@code "report."} or {@code "reply."}
   * @param otherwise the source when none is set
   */
  static CallShape of(Settings settings, String prefix, String otherwise) {
    String name = settings.optional(prefix + "source").orElse(otherwise);
    Source source =
        switch (name) {
          case "json" -> Source.JSON;
          case "query" -> Source.QUERY;
          case "form" -> Source.FORM;
          default ->
              throw new SettingException(
                  prefix + "source", "is “" + name + "”: put json, query or form there");
        };
    return new CallShape(
        source,
        settings.optional(prefix + "list").map(place -> Pointers.of(prefix + "list", place)));
  }

  /** That place, checked. */
  String place(String setting, String place) {
    return source == Source.JSON ? Pointers.of(setting, place).toString() : place;
  }

  /** The fields of each thing that a call tells; empty: it has another shape. */
  Optional<List<Fields>> read(RawCallback callback) {
    return switch (source) {
      case QUERY -> Optional.of(List.of(filled(callback::parameter)));
      case FORM -> {
        Map<String, List<String>> form = FormText.read(callback.bodyText());
        yield Optional.of(
            List.of(
                filled(name -> Optional.ofNullable(form.get(name)).map(values -> values.get(0)))));
      }
      case JSON -> Json.read(callback.bodyText()).flatMap(this::things);
    };
  }

  private static Fields filled(Fields fields) {
    return place -> fields.get(place).filter(text -> !text.isEmpty());
  }

  private Optional<List<Fields>> things(JsonNode document) {
    if (list.isEmpty()) {
      return Optional.of(List.of(json(document)));
    }
    JsonNode array = document.at(list.get());
    if (!array.isArray()) {
      return Optional.empty();
    }
    List<Fields> all = new ArrayList<>();
    array.forEach(thing -> all.add(json(thing)));
    return Optional.of(all);
  }

  private static Fields json(JsonNode thing) {
    return filled(place -> Json.text(thing, place));
  }
}
