package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a gateway can do.
 *
 * @param tariffs the modes it serves and their prices; never {@link SendingMode#LEGACY}, never
 *     empty
 * @param maxItems most items of one {@link SubmitRequest}; at least 1
 * @param window most submits under way at once (rate = window / round trip); at least 1
 * @param perSecond most SMS a second; 0: no limit of ours
 * @param idempotent whether a submit repeated with the same references is taken once; then an SMS
 *     whose outcome is unknown may be submitted again
 * @param reports whether delivery reports come: the provider sends them, or we fetch them ({@link
 *     ReportPolling})
 * @param senders whether it honours {@link SubmitRequest#sender}
 */
public record Capabilities(
    Map<SendingMode, Tariff> tariffs,
    int maxItems,
    int window,
    int perSecond,
    boolean idempotent,
    boolean reports,
    boolean senders) {
  public Capabilities {
    tariffs = Map.copyOf(requireNonNull(tariffs, "tariffs"));
    if (tariffs.isEmpty() || tariffs.containsKey(SendingMode.LEGACY)) {
      throw new IllegalArgumentException("a gateway serves at least one mode, and not LEGACY");
    }
    if (maxItems < 1 || window < 1 || perSecond < 0) {
      throw new IllegalArgumentException(
          "maxItems and window are at least 1, perSecond at least 0");
    }
  }

  /** Of a gateway whose sender is always its own. */
  public Capabilities(
      Map<SendingMode, Tariff> tariffs,
      int maxItems,
      int window,
      int perSecond,
      boolean idempotent,
      boolean reports) {
    this(tariffs, maxItems, window, perSecond, idempotent, reports, false);
  }
}
