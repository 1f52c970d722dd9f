package sms.host.demo.internal.web;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collection;
import java.util.stream.Collector;

/**
 * HTML that is safe to send: it is made of literals in our sources (the compiler sees to it) and of
 * values that were escaped.
 */
final class Html {
  /** Nothing. */
  static final Html NONE = new Html("");

  private final String text;

  private Html(String text) {
    this.text = text;
  }

  /**
   * Fills the places <code>{}</code> of a template, in order. An {@code Html} is put in as it is, a
   * collection of them one after the other, anything else as escaped text, fit for an element's
   * content and for an attribute in double quotes.
   *
   * @throws IllegalArgumentException when there are more or fewer values than places
   */
  static Html of(@CompileTimeConstant final String template, Object... values) {
    StringBuilder out = new StringBuilder(template.length() + 16 * values.length);
    int from = 0;
    int next = 0;
    for (int place = template.indexOf("{}"); place >= 0; place = template.indexOf("{}", from)) {
      if (next == values.length) {
        throw new IllegalArgumentException("a value is missing");
      }
      out.append(template, from, place);
      append(out, values[next++]);
      from = place + 2;
    }
    if (next != values.length) {
      throw new IllegalArgumentException("a value has no place");
    }
    return new Html(out.append(template, from, template.length()).toString());
  }

  /** Plain text. */
  static Html text(String text) {
    return of("{}", text);
  }

  /** That when it holds, else nothing. */
  static Html when(boolean holds, Html html) {
    return holds ? html : NONE;
  }

  /** Puts pieces one after the other. */
  static Collector<Html, ?, Html> joining() {
    return Collector.of(
        StringBuilder::new,
        (all, piece) -> all.append(piece.text),
        StringBuilder::append,
        all -> new Html(all.toString()));
  }

  private static void append(StringBuilder out, Object value) {
    if (value instanceof Html html) {
      out.append(html.text);
    } else if (value instanceof Collection<?> all) {
      all.forEach(each -> append(out, each));
    } else {
      escape(out, String.valueOf(value));
    }
  }

  private static void escape(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public String toString() {
    return text;
  }
}
