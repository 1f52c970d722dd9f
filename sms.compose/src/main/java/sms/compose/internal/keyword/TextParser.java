package sms.compose.internal.keyword;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import sms.api.problem.Problem;
import sms.compose.internal.Messages;

/**
 * Reads a text once, from the left to the right.
 *
 * <pre>
 * #NAME              the value; whoever has none gets nothing
 * #NAME{otherwise}   the value, or what the braces hold
 * #{Solde : #NAME}   appears only where each keyword in it has a value
 * ##                 a hash
 * #}                 a closing brace, within braces
 * </pre>
 *
 * A hash before anything but a letter is a hash.
 */
public final class TextParser {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_KEYWORDS = 200;
  private static final int MAX_UNKNOWN = 5;

  private final String text;
  private final String field;
  private final KeywordTable table;
  private final UnaryOperator<String> literals;
  private final boolean secrets;
  private final Locale locale;
  private final List<Known> keywords = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private int at;
  private int used;
  private boolean tooDeep;

  private TextParser(
      String text,
      String field,
      KeywordTable table,
      UnaryOperator<String> literals,
      boolean secrets,
      Locale locale) {
    this.text = text;
    this.field = field;
    this.table = table;
    this.literals = literals;
    this.secrets = secrets;
    this.locale = locale;
  }

  /**
   * Reads that text.
   *
   * @param field of the problems
   * @param literals applied to what stands between the keywords
   * @param secrets whether keywords flagged secret may be used
   * @param locale of the problems
   */
  public static ParseResult parse(
      String text,
      String field,
      KeywordTable table,
      UnaryOperator<String> literals,
      boolean secrets,
      Locale locale) {
    TextParser parser = new TextParser(text, field, table, literals, secrets, locale);
    List<Node> nodes = parser.nodes(0);
    return parser.problems.isEmpty()
        ? new ParseResult.Read(new ParsedText(nodes, parser.keywords))
        : new ParseResult.Wrong(parser.problems);
  }

  /** Up to the end, or up to the brace that closes this depth. */
  private List<Node> nodes(int depth) {
    List<Node> nodes = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < text.length() && !(depth > 0 && text.charAt(at) == '}')) {
      char c = text.charAt(at++);
      char next = at < text.length() ? text.charAt(at) : '\0';
      if (c != '#') {
        literal.append(c);
      } else if (next == '#' || (depth > 0 && next == '}')) {
        literal.append(next);
        at++;
      } else if (next == '{') {
        flush(literal, nodes);
        group(depth).ifPresent(nodes::add);
      } else if (Character.isLetter(next)) {
        flush(literal, nodes);
        value(depth).ifPresent(nodes::add);
      } else {
        literal.append(c);
      }
    }
    flush(literal, nodes);
    return nodes;
  }

  private void flush(StringBuilder literal, List<Node> nodes) {
    if (!literal.isEmpty()) {
      nodes.add(new Node.Literal(literals.apply(literal.toString())));
      literal.setLength(0);
    }
  }

  private Optional<Node> group(int depth) {
    Optional<List<Node>> nodes = braces(depth, "#");
    if (nodes.isPresent() && nodes.get().stream().noneMatch(n -> n instanceof Node.Value)) {
      // A keyword that is not known was complained about already.
      if (unknown.isEmpty()) {
        problem("text.group", Messages.get(locale, "text.group"));
      }
      return Optional.empty();
    }
    return nodes.map(Node.Group::new);
  }

  private Optional<Node> value(int depth) {
    Optional<KeywordTable.Match> match = table.longestMatch(text, at);
    if (match.isEmpty()) {
      String word = KeywordTable.wordAt(text, at);
      at += word.length();
      unknown(word);
      if (at < text.length() && text.charAt(at) == '{') {
        braces(depth, "#" + word);
      }
      return Optional.empty();
    }
    at += match.get().length();
    if (++used == MAX_KEYWORDS + 1) {
      problem("text.keywords", Messages.get(locale, "text.keywords", MAX_KEYWORDS));
    }
    Known known = match.get().known();
    if (known.keyword().secret() && !secrets) {
      problem("keyword.secret", Messages.get(locale, "keyword.secret", known.keyword().name()));
    }
    boolean hasFallback = at < text.length() && text.charAt(at) == '{';
    return Optional.of(
        new Node.Value(
            slot(known),
            hasFallback ? braces(depth, "#" + known.keyword().name()) : Optional.empty()));
  }

  private int slot(Known known) {
    int slot = keywords.indexOf(known);
    if (slot < 0) {
      keywords.add(known);
      return keywords.size() - 1;
    }
    return slot;
  }

  /** What stands between the braces; empty and a problem when they are not well-formed. */
  private Optional<List<Node>> braces(int depth, String opener) {
    at++;
    if (depth == MAX_DEPTH) {
      tooDeep = true;
      problem("text.nesting", Messages.get(locale, "text.nesting", MAX_DEPTH));
      at = text.length();
      return Optional.empty();
    }
    List<Node> nodes = nodes(depth + 1);
    if (at == text.length()) {
      if (!tooDeep) {
        problem("text.brace", Messages.get(locale, "text.brace", opener));
      }
      return Optional.empty();
    }
    at++;
    return Optional.of(nodes);
  }

  private void unknown(String word) {
    if (unknown.size() < MAX_UNKNOWN && unknown.add(word)) {
      String suggestions =
          table.suggestions(word).stream()
              .map(name -> "#" + name)
              .collect(joining(Messages.get(locale, "keyword.or")));
      problem(
          "keyword.unknown",
          suggestions.isEmpty()
              ? Messages.get(locale, "keyword.unknown", word)
              : Messages.get(locale, "keyword.unknown.near", word, suggestions));
    }
  }

  private void problem(String code, String message) {
    Problem problem = new Problem(code, field, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
