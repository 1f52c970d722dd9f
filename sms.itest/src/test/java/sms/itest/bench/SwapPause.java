package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import sms.itest.support.DemoGateway;
import sms.itest.support.DemoSending;

/**
 * How long no SMS reaches the provider while the gateway is replaced by another, under load, as its
 * owner would: by another configuration. Next to it the longest pause of the same sending before.
 */
final class SwapPause {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final int MESSAGES = 7_000;

  /** With a window of 200, a sending takes nearly two seconds, and a swap is in it. */
  private static final int LATENCY_MILLIS = 50;

  /** For configurations: five times a second, so that twenty swaps take less than a minute. */
  private static final String LOOKS_OFTEN = "-Dfelix.fileinstall.poll=200";

  private static final int BEGUN = 1_000;
  private static final int STEADY = 3_000;

  private final Medians undisturbed = new Medians();
  private final Medians swapped = new Medians();

  /** Measures. */
  String measure(Rig rig) throws IOException {
    int swaps = rig.quick() ? 5 : 20;
    try (BenchDemo demo =
        BenchDemo.start(
            Database.DERBY, Map.of("A", MESSAGES), rig.provider().address(), LOOKS_OFTEN)) {
      for (int swap = 1; swap <= swaps; swap++) {
        swap(rig.provider(), demo, String.format(Locale.ROOT, "swap-%02d", swap));
      }
    }
    String row =
        String.format(
            Locale.ROOT,
            "| %d | **%.0f ms** | %.0f ms | %.0f ms | %.0f ms |",
            swaps,
            swapped.seconds() * 1e3,
            swapped.longest() * 1e3,
            undisturbed.seconds() * 1e3,
            undisturbed.longest() * 1e3);
    System.out.println(row);
    return """
        | swaps under load | no SMS arrives for (median) | longest | without a swap (median) | longest |
        |---|---|---|---|---|
        %s
        """
        .formatted(row);
  }

  private void swap(Provider provider, BenchDemo demo, String next) {
    JsonNode selected = DemoSending.select(demo.admin(), DemoSending.familiesOf("A"));
    JsonNode preview = DemoSending.preview(demo.admin(), selected, TEXT);
    provider.begin(LATENCY_MILLIS);
    JsonNode sent = DemoSending.confirm(demo.admin(), selected, preview, TEXT, "INFORMATION");
    provider.await(BEGUN);
    provider.gap();
    provider.await(STEADY);
    undisturbed.add(provider.gap());
    DemoGateway.configure(demo.home(), next, provider.address(), Rig.WINDOW, demo.admin());
    int taken = provider.taken();
    provider.await(MESSAGES);
    long gap = provider.gap();
    if (taken >= MESSAGES) {
      throw new IllegalStateException("all was sent before the swap");
    }
    swapped.add(gap);
    DemoSending.settled(demo.admin(), sent.path("id").asLong());
    if (provider.twice() > 0) {
      throw new IllegalStateException("the provider was given an SMS twice");
    }
  }
}
