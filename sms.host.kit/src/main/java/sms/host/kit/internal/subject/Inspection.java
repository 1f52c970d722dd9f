package sms.host.kit.internal.subject;

/** Looks whether one rule is kept. */
@FunctionalInterface
public interface Inspection {
  /**
   * Notes what isn't as the rule asks. May end with an exception: of the host, or of waiting for
   * it.
   */
  void inspect(Subject subject, Notes notes) throws Exception;
}
