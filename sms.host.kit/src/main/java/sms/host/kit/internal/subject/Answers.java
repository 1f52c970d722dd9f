package sms.host.kit.internal.subject;

import org.jspecify.annotations.Nullable;

/** What a host answers is never null. */
public final class Answers {
  private Answers() {}

  /**
   * The answer.
   *
   * @param method whose answer it is
   * @throws NullAnswerException when it is null
   */
  public static <T> T given(String method, @Nullable T answer) {
    if (answer == null) {
      throw new NullAnswerException(method);
    }
    return answer;
  }
}
