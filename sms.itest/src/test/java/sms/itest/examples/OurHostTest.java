package sms.itest.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sms.host.kit.Hints;
import sms.host.kit.Host;
import sms.host.kit.HostKit;
import sms.host.kit.Verdict;
import sms.itest.host.TinyHost;

/** Our host keeps what the SMS module asks of it. */
class OurHostTest {
  @Test
  void our_host_keeps_the_contract() {
    TinyHost erp = new TinyHost(300);
    Hints hints =
        new Hints(Set.of("P301"), Optional.of("itest"), Optional.empty(), Optional.empty());

    Verdict verdict = HostKit.check(Host.of(erp, erp).with(hints), Locale.ENGLISH);

    assertThat(verdict)
        .as(HostKit.report(verdict, Locale.ENGLISH))
        .isInstanceOf(Verdict.Compatible.class);
  }
}
