package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that is done beside each other. */
@Timeout(60)
class SideBySideTest {
  @Test
  void two_pieces_are_under_way_at_a_time_and_never_more() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch met = new CountDownLatch(2);
    try (SideBySide work = new SideBySide(2, "test")) {
      for (int i = 0; i < 20; i++) {
        work.begin(
            () -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              met.countDown();
              await(met); // alone, the first would wait for ever
              now.decrementAndGet();
            });
      }
      work.await();
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void who_waits_hears_what_went_wrong() {
    try (SideBySide work = new SideBySide(2, "test")) {
      work.begin(SideBySideTest::fail);
      assertThatThrownBy(work::await).isInstanceOf(IllegalStateException.class).hasMessage("no");
    }
  }

  @Test
  void after_a_failure_nothing_more_is_begun() {
    AtomicBoolean begun = new AtomicBoolean();
    try (SideBySide work = new SideBySide(1, "test")) {
      work.begin(SideBySideTest::fail);
      assertThatThrownBy(() -> work.begin(() -> begun.set(true)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(begun).isFalse();
  }

  @Test
  void closing_waits_for_what_is_under_way() {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch closing = new CountDownLatch(1);
    SideBySide work = new SideBySide(2, "test");
    work.begin(
        () -> {
          await(closing);
          done.set(true);
        });
    closing.countDown();
    work.close();
    assertThat(done).isTrue();
    work.close();
  }

  private static void fail() {
    throw new IllegalStateException("no");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
