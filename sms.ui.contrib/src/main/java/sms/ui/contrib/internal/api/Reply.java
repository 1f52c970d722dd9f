package sms.ui.contrib.internal.api;

/**
 * What is answered.
 *
 * @param status of HTTP
 * @param body written as JSON
 */
record Reply(int status, Object body) {
  /** 200. */
  static Reply ok(Object body) {
    return new Reply(200, body);
  }
}
