package sms.host.kit;

import java.util.Locale;
import sms.host.kit.internal.Inspector;
import sms.host.kit.internal.Report;
import sms.host.kit.internal.Texts;

/**
 * Checks a host from its own tests, without a framework. It only reads: no SMS is sent, no secret
 * issued, no listener called, and pages are asked for by GET alone.
 */
public final class HostKit {
  private HostKit() {}

  /**
   * Checks every rule that can be checked; takes seconds for a school of thousands.
   *
   * @param locale the language of the verdict; French when we lack it
   */
  public static Verdict check(Host host, Locale locale) {
    return new Inspector(Texts.of(locale)).inspect(host);
  }

  /**
   * The verdict as lines to read.
   *
   * @param locale the one it was asked in
   */
  public static String report(Verdict verdict, Locale locale) {
    return new Report(Texts.of(locale)).of(verdict);
  }
}
