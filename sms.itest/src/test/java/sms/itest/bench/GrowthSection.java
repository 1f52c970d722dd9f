package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;

/**
 * What a recipient costs, from a thousand to a million. The demo's school is made up as it is read:
 * what is in the heap is ours. A million in one selection are more than 512 MB hold, so with those
 * they are ten clicks at once; in one click with 2 GB.
 */
final class GrowthSection implements Section {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final int BASE = 10_000;

  private final List<String> rows = new ArrayList<>();

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String title() {
    return "Growth";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    in(512, rig, run -> run.upToTenClicks(rig));
    if (!rig.quick()) {
      in(2048, rig, run -> run.oneClick(rig));
    }
    return """
        | heap | recipients | selection and price | click to accepted | click to last SMS | against 10,000 | at rest | with the selection | most after a collection |
        |---|---|---|---|---|---|---|---|---|
        %s
        """
        .formatted(String.join("\n", rows));
  }

  private void in(int megabytes, Rig rig, Sizes sizes) throws IOException {
    Path log = Files.createTempFile("sms-bench-", ".gc");
    String heap = "-Xmx" + megabytes + "m";
    String address = rig.provider().address();
    try (BenchDemo demo =
        BenchDemo.madeUp(Database.DERBY, BASE, address, heap, HeapLog.option(log))) {
      sizes.measure(new Run(megabytes, rig.provider(), demo, new HeapLog(demo.process(), log)));
    }
    Files.delete(log);
  }

  /** What is measured in a demo. */
  @FunctionalInterface
  private interface Sizes {
    void measure(Run run) throws IOException;
  }

  /**
   * What it took.
   *
   * @param selecting with the price, nanoseconds
   * @param accepting from the first click until the last one was answered, nanoseconds
   * @param sending from the first click until the provider had the last SMS, nanoseconds
   * @param held heap with the selection, in MB
   */
  private record Sent(long selecting, long accepting, long sending, int held) {}

  /** One demo. */
  private final class Run {
    private final int megabytes;
    private final Provider provider;
    private final BenchDemo demo;
    private final HeapLog heap;
    private double base;

    Run(int megabytes, Provider provider, BenchDemo demo, HeapLog heap) {
      this.megabytes = megabytes;
      this.provider = provider;
      this.demo = demo;
      this.heap = heap;
    }

    void upToTenClicks(Rig rig) throws IOException {
      warmUp(rig);
      size(1_000, 1, rig.rounds());
      size(100_000, 1, rig.quick() ? 1 : 3);
      if (!rig.quick()) {
        size(100_000, 10, 1);
      }
    }

    void oneClick(Rig rig) throws IOException {
      warmUp(rig);
      size(1_000_000, 1, 1);
    }

    private void warmUp(Rig rig) throws IOException {
      for (int i = 0; i < 5; i++) {
        send(BASE, 1);
      }
      size(BASE, 1, rig.rounds());
    }

    private void size(int recipients, int clicks, int rounds) throws IOException {
      demo.resize(recipients);
      int rest = heap.atRest();
      int held = 0;
      Medians selecting = new Medians();
      Medians accepting = new Medians();
      Medians sending = new Medians();
      for (int i = 0; i < rounds; i++) {
        Sent sent = send(recipients, clicks);
        selecting.add(sent.selecting());
        accepting.add(sent.accepting());
        sending.add(sent.sending());
        held = Math.max(held, sent.held());
      }
      double all = (double) recipients * clicks;
      double each = sending.seconds() / all;
      base = recipients == BASE ? each : base;
      rows.add(
          String.format(
              Locale.ROOT,
              "| %d MB | %s%,d | %.1f µs | %.1f µs | **%.1f µs** | **%.2f ×** | %d MB | %d MB | %d MB |",
              megabytes,
              clicks == 1 ? "" : clicks + " × ",
              recipients,
              selecting.seconds() * 1e6 / recipients,
              accepting.seconds() * 1e6 / all,
              each * 1e6,
              each / base,
              rest,
              held,
              heap.most()));
      System.out.println(rows.get(rows.size() - 1));
    }

    private Sent send(int recipients, int clicks) {
      DemoUser admin = demo.admin();
      long begin = System.nanoTime();
      JsonNode selected = DemoSending.select(admin, DemoSending.familiesOf(MadeUpSchool.CLASS));
      JsonNode preview = DemoSending.preview(admin, selected, TEXT);
      long selecting = System.nanoTime() - begin;
      if (preview.path("messages").asInt() != recipients) {
        throw new IllegalStateException("not all: " + preview);
      }
      int held = heap.now();
      provider.begin(0);
      begin = System.nanoTime();
      List<Long> campaigns = new ArrayList<>();
      for (int i = 0; i < clicks; i++) {
        campaigns.add(
            DemoSending.confirm(admin, selected, preview, TEXT, "INFORMATION").path("id").asLong());
      }
      long accepting = System.nanoTime() - begin;
      provider.await(recipients * clicks);
      long sending = System.nanoTime() - begin;
      campaigns.forEach(campaign -> DemoSending.settled(admin, campaign));
      return new Sent(selecting, accepting, sending, held);
    }
  }
}
