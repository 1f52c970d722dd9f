package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sms.api.selection.FilterExpression;

/**
 * Reads criteria: {@code {"filter":"class","arguments":{"class":["3e A"]}}}, {@code {"and":[…]}},
 * {@code {"or":[…]}}, {@code {"not":…}}; nothing, or {@code {}}, for everybody.
 */
final class FilterJson {
  private static final int MAX_DEPTH = 12;
  private static final int MAX_TERMS = 200;

  private final Call call;
  private int terms;

  private FilterJson(Call call) {
    this.call = call;
  }

  /** The expression; refused when it is none. */
  static FilterExpression read(@Nullable JsonNode node, Call call) {
    return node == null || node.isNull()
        ? new FilterExpression.All()
        : new FilterJson(call).expression(node, 0);
  }

  private FilterExpression expression(JsonNode node, int depth) {
    if (!node.isObject() || depth > MAX_DEPTH || ++terms > MAX_TERMS) {
      throw unreadable();
    }
    if (node.isEmpty()) {
      return new FilterExpression.All();
    }
    if (node.has("filter")) {
      return term(node);
    }
    if (node.size() != 1) {
      throw unreadable();
    }
    String operator = node.fieldNames().next();
    return switch (operator) {
      case "and" -> new FilterExpression.And(parts(node.get(operator), depth));
      case "or" -> new FilterExpression.Or(parts(node.get(operator), depth));
      case "not" -> new FilterExpression.Not(expression(node.get(operator), depth + 1));
      default -> throw unreadable();
    };
  }

  private List<FilterExpression> parts(JsonNode node, int depth) {
    if (!node.isArray()) {
      throw unreadable();
    }
    List<FilterExpression> parts = new ArrayList<>();
    node.forEach(part -> parts.add(expression(part, depth + 1)));
    return parts;
  }

  private FilterExpression term(JsonNode node) {
    Map<String, List<String>> arguments = new HashMap<>();
    JsonNode given = node.path("arguments");
    for (Map.Entry<String, JsonNode> argument : given.properties()) {
      List<String> values = new ArrayList<>();
      for (JsonNode value : argument.getValue()) {
        if (!value.isTextual()) {
          throw unreadable();
        }
        values.add(value.textValue());
      }
      arguments.put(argument.getKey(), List.copyOf(values));
    }
    return new FilterExpression.Term(node.get("filter").asText(), arguments);
  }

  private Refused unreadable() {
    return new Refused(400, call.problemOf("filter", "body.unreadable"));
  }
}
