package sms.directory.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong, the first {@value #MAX_PER_FILE} problems of each file. */
public final class Problems {
  /** How many problems of a file are kept. */
  public static final int MAX_PER_FILE = 20;

  private static final int MAX_QUOTED = 60;

  private final List<DataProblem> found = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * Adds one.
   *
   * @param line 0 when the file as a whole is meant
   * @param arguments of the text; a long one is cut
   */
  public void add(String file, int line, String code, String... arguments) {
    int ofFile = counts.merge(file, 1, Integer::sum);
    if (ofFile <= MAX_PER_FILE) {
      found.add(
          new DataProblem(
              file, line, code, List.of(arguments).stream().map(Problems::quoted).toList()));
    } else if (ofFile == MAX_PER_FILE + 1) {
      found.add(new DataProblem(file, 0, "more", List.of(Integer.toString(MAX_PER_FILE))));
    }
  }

  /** Column lists may be long; what a hostile cell holds may not. */
  private static String quoted(String argument) {
    boolean list = argument.indexOf(';') >= 0 || argument.indexOf(',') >= 0;
    return list && argument.length() < 10 * MAX_QUOTED || argument.length() <= MAX_QUOTED
        ? argument
        : argument.substring(0, MAX_QUOTED) + "…";
  }

  /** Whether nothing was found. */
  public boolean none() {
    return found.isEmpty();
  }

  /** All that was kept, in the order of finding. */
  public List<DataProblem> list() {
    return List.copyOf(found);
  }
}
