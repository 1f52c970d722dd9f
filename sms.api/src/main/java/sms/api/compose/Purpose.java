package sms.api.compose;

/** What an SMS is for. The order is the priority: an emergency overtakes everything that waits. */
public enum Purpose {
  /** Safety of people: leaves at once, at any hour. */
  EMERGENCY,
  /** Today's life of the school: an absence, a closed canteen. */
  OPERATIONAL,
  /** Anything else. */
  INFORMATION,
  /** Log-in data of the parents' portal. */
  CREDENTIALS
}
