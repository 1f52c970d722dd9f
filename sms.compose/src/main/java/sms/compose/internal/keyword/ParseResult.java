package sms.compose.internal.keyword;

import java.util.List;
import sms.api.problem.Problem;

/** The outcome of {@link TextParser#parse}. */
public sealed interface ParseResult {
  /** It was read, and every keyword is known. */
  record Read(ParsedText text) implements ParseResult {}

  /** What is wrong with it. */
  record Wrong(List<Problem> problems) implements ParseResult {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }
}
