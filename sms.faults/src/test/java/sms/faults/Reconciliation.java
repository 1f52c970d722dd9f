package sms.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The two sides compared: what the recap shows, and what the provider has taken.
 *
 * @param messages SMS that the recap shows
 * @param taken SMS that the provider has taken, each counted once
 * @param states how many in each state
 * @param uncertainTaken UNCERTAIN ones that the provider has
 * @param lost what was acknowledged and is not shown, still waits, or is shown as sent and was not
 * @param duplicates what was taken more than once, or is shown as not sent and was
 * @param unexplained UNCERTAIN ones that were not under way at any kill
 */
record Reconciliation(
    int messages,
    int taken,
    Map<String, Integer> states,
    int uncertainTaken,
    List<String> lost,
    List<String> duplicates,
    List<String> unexplained) {
  private static final Set<String> SENT = Set.of("SENT", "DELIVERED", "UNDELIVERED");
  private static final Set<String> NOT_SENT =
      Set.of("CANCELLED", "EXPIRED", "REJECTED", "FAILED", "QUEUED", "SCHEDULED");
  private static final Set<String> WAITING = Set.of("QUEUED", "SCHEDULED", "SENDING");

  /**
   * Compares.
   *
   * @param acknowledged how many SMS by campaign
   * @param underWay those that were at one of the kills
   */
  static Reconciliation of(
      List<HostProcess.Shown> shown,
      Map<Long, Long> taken,
      Map<Long, Integer> acknowledged,
      Set<Long> underWay) {
    List<String> lost = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    List<String> unexplained = new ArrayList<>();
    Map<String, Integer> states = new TreeMap<>();
    Map<Long, Integer> byCampaign = new HashMap<>();
    Set<Long> ids = new HashSet<>();
    int uncertainTaken = 0;
    for (HostProcess.Shown sms : shown) {
      boolean has = taken.containsKey(sms.id());
      states.merge(sms.state(), 1, Integer::sum);
      byCampaign.merge(sms.campaign(), 1, Integer::sum);
      if (!ids.add(sms.id())) {
        duplicates.add(sms + " is shown twice");
      }
      if (WAITING.contains(sms.state())) {
        lost.add(sms + " still waits");
      }
      if (SENT.contains(sms.state()) && !has) {
        lost.add(sms + " was never taken");
      }
      if (NOT_SENT.contains(sms.state()) && has) {
        duplicates.add(sms + " was taken");
      }
      if (sms.state().equals("UNCERTAIN")) {
        uncertainTaken += has ? 1 : 0;
        if (!underWay.contains(sms.id())) {
          unexplained.add(sms + " was not under way");
        }
      }
    }
    taken.forEach(
        (id, times) -> {
          if (times > 1) {
            duplicates.add(id + " was taken " + times + " times");
          }
          if (!ids.contains(id)) {
            lost.add(id + " was taken and is not shown");
          }
        });
    acknowledged.forEach(
        (campaign, count) -> {
          int seen = byCampaign.getOrDefault(campaign, 0);
          if (seen != count) {
            lost.add("campaign " + campaign + " shows " + seen + " of " + count);
          }
        });
    byCampaign.keySet().stream()
        .filter(campaign -> !acknowledged.containsKey(campaign))
        .forEach(campaign -> duplicates.add("campaign " + campaign + " was never acknowledged"));
    return new Reconciliation(
        shown.size(), taken.size(), states, uncertainTaken, lost, duplicates, unexplained);
  }

  int uncertain() {
    return states.getOrDefault("UNCERTAIN", 0);
  }

  /** Nothing lost, nothing twice, nothing uncertain that need not be. */
  boolean clean() {
    return lost.isEmpty() && duplicates.isEmpty() && unexplained.isEmpty();
  }
}
