package sms.api.recap;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some lines, newest first.
 *
 * @param lines may be empty
 * @param next the {@link RecapQuery#beforeId} of the next page; empty: this is the last
 */
public record RecapPage(List<RecapLine> lines, OptionalLong next) {
  public RecapPage {
    lines = List.copyOf(lines);
  }
}
