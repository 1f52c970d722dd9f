package sms.host.demo.internal.web;

import java.util.Comparator;
import java.util.List;

/** Classes in the order of a French school: 6e to 3e, 2de, 1re, Tle; others after them. */
enum ClassOrder implements Comparator<String> {
  INSTANCE;

  private static final List<String> LEVELS = List.of("6e", "5e", "4e", "3e", "2de", "1re", "Tle");

  @Override
  public int compare(String one, String other) {
    int byLevel = Integer.compare(level(one), level(other));
    return byLevel != 0 ? byLevel : one.compareTo(other);
  }

  private static int level(String className) {
    int index = LEVELS.indexOf(className.split(" ", 2)[0]);
    return index < 0 ? LEVELS.size() : index;
  }
}
