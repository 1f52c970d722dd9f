package sms.host.kit.internal.subject;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many, evenly spread and always the same, so that a large school takes no hours. */
public final class Sample {
  private static final int MOST = 500;

  private Sample() {}

  /** All of a few, {@value #MOST} of many. */
  public static <T> List<T> of(List<T> all) {
    if (all.size() <= MOST) {
      return all;
    }
    return IntStream.range(0, MOST)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / MOST)))
        .toList();
  }
}
