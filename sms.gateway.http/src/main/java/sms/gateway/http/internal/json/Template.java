package sms.gateway.http.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders like {@code {to}}, taken apart once. Filled in one pass: what is put in
 * is never looked at again, so a {@code {reference}} inside an SMS stays as it is.
 */
final class Template {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z.]*)}");

  private final List<String> literals = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /** Any text is a template; see {@link #names} for what it asks for. */
  Template(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    int end = 0;
    while (matcher.find()) {
      literals.add(text.substring(end, matcher.start()));
      names.add(matcher.group(1));
      end = matcher.end();
    }
    literals.add(text.substring(end));
  }

  /** The placeholders in it. */
  Set<String> names() {
    return new LinkedHashSet<>(names);
  }

  /**
   * Fills it.
   *
   * @param values for every placeholder; one that is not there counts as empty
   * @param escape applied to each value
   */
  String fill(Map<String, String> values, UnaryOperator<String> escape) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      filled.append(literals.get(i)).append(escape.apply(values.getOrDefault(names.get(i), "")));
    }
    return filled.append(literals.get(names.size())).toString();
  }
}
