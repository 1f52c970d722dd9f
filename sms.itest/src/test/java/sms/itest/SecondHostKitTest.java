package sms.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sms.host.kit.Hints;
import sms.host.kit.Host;
import sms.host.kit.HostKit;
import sms.host.kit.Verdict;
import sms.itest.secondhost.Door;
import sms.itest.secondhost.Lycee;

/** The compatibility kit on the second host's people and users. */
class SecondHostKitTest {
  @Test
  void the_second_host_keeps_the_contract() {
    Hints hints =
        new Hints(Set.of("25/E"), Optional.of("loic"), Optional.of("erwan"), Optional.empty());

    Verdict verdict = HostKit.check(Host.of(new Lycee(), new Door()).with(hints), Locale.ENGLISH);

    assertThat(verdict)
        .as(HostKit.report(verdict, Locale.ENGLISH))
        .isInstanceOf(Verdict.Compatible.class);
  }
}
