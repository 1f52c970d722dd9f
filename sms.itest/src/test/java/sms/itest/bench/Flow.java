package sms.itest.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The SMS of one sending on their way, evenly from the first to the last.
 *
 * @param sending whose
 * @param first when the first comes, in seconds
 * @param last when the last comes; the same: all come at once
 * @param messages how many
 */
record Flow(int sending, double first, double last, double messages) {
  /** Something begins or ends to come. */
  private record Edge(double time, boolean begins, int index) {
    static final Comparator<Edge> IN_TIME =
        Comparator.comparingDouble(Edge::time).thenComparing(Edge::begins);
  }

  /**
   * The same SMS behind a place that lets so many through, first come, first served.
   *
   * @param rate SMS a second
   */
  static List<Flow> behind(double rate, List<Flow> flows) {
    if (rate == Double.POSITIVE_INFINITY) {
      return flows;
    }
    double[] first = new double[flows.size()];
    double[] last = new double[flows.size()];
    double waiting = 0;
    double coming = 0;
    double now = 0;
    for (Edge edge : edges(flows)) {
      waiting = Math.max(0, waiting + (coming - rate) * (edge.time() - now));
      now = edge.time();
      Flow flow = flows.get(edge.index());
      double each = flow.atOnce() ? 0 : flow.messages() / (flow.last() - flow.first());
      if (edge.begins()) {
        first[edge.index()] = now + waiting / rate;
        coming += each;
        waiting += flow.atOnce() ? flow.messages() : 0;
      } else {
        coming -= each;
      }
      if (!edge.begins() || flow.atOnce()) {
        last[edge.index()] = now + waiting / rate;
      }
    }
    List<Flow> behind = new ArrayList<>(flows.size());
    for (int i = 0; i < first.length; i++) {
      behind.add(new Flow(flows.get(i).sending(), first[i], last[i], flows.get(i).messages()));
    }
    return behind;
  }

  private boolean atOnce() {
    return first == last;
  }

  private static Edge[] edges(List<Flow> flows) {
    List<Edge> edges = new ArrayList<>(2 * flows.size());
    for (int i = 0; i < flows.size(); i++) {
      Flow flow = flows.get(i);
      edges.add(new Edge(flow.first(), true, i));
      if (!flow.atOnce()) {
        edges.add(new Edge(flow.last(), false, i));
      }
    }
    Edge[] sorted = edges.toArray(Edge[]::new);
    Arrays.sort(sorted, Edge.IN_TIME);
    return sorted;
  }
}
