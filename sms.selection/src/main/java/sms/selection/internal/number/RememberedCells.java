package sms.selection.internal.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the last cells were read as; the least recently asked for go first. Thread-safe. */
final class RememberedCells {
  /** A few megabytes at the most. */
  static final int MOST = 20_000;

  /** A longer cell is a mistake and not worth the room. */
  static final int LONGEST = 60;

  private final Map<String, NumberReading> readings =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NumberReading> eldest) {
          return size() > MOST;
        }
      };

  /** What the cell was read as, or is now. */
  NumberReading get(String cell, Function<String, NumberReading> read) {
    if (cell.length() > LONGEST) {
      return read.apply(cell);
    }
    synchronized (readings) {
      NumberReading known = readings.get(cell);
      if (known != null) {
        return known;
      }
    }
    NumberReading reading = read.apply(cell);
    synchronized (readings) {
      readings.put(cell, reading);
    }
    return reading;
  }

  int size() {
    synchronized (readings) {
      return readings.size();
    }
  }
}
