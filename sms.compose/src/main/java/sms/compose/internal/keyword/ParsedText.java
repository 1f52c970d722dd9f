package sms.compose.internal.keyword;

import java.util.List;

/**
 * A text whose keywords were found.
 *
 * @param nodes in order
 * @param keywords each used one once
 */
public record ParsedText(List<Node> nodes, List<Known> keywords) {
  public ParsedText {
    nodes = List.copyOf(nodes);
    keywords = List.copyOf(keywords);
  }

  /** The text where no keyword has a value and nothing optional appears: the least of it. */
  public String literalText() {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      if (node instanceof Node.Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }
}
