package sms.itest.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one thing, in nanoseconds. */
final class Medians {
  private final List<Long> nanos = new ArrayList<>();

  void add(long time) {
    nanos.add(time);
  }

  /** The median, in seconds. */
  double seconds() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / 1e9;
  }

  /** The newest, in seconds. */
  double last() {
    return nanos.get(nanos.size() - 1) / 1e9;
  }

  /** The longest, in seconds. */
  double longest() {
    return Collections.max(nanos) / 1e9;
  }
}
