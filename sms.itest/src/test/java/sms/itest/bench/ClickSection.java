package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;

/**
 * From the click to the last SMS, in the demo as it ships, with everything on, through its own JSON
 * API: next to a bare HttpClient 5 that posts the same bodies at the same window, in turns.
 */
final class ClickSection implements Section {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final String SENT_TEXT =
      "Bonjour+Claire%2C+le+coll%C3%A8ge+est+ferm%C3%A9+demain.";
  private static final int FAMILIES = 1_500;

  /**
   * The widest window that a gateway may have: with some room for what is being marked and
   * recorded, beside as many calls under way as the bare client's.
   */
  private static final int WIDE = 256;

  /** Pupils by class; classes together make the sizes. */
  private static final Map<String, Integer> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("A", 1_000);
    CLASSES.put("B", 9_000);
    CLASSES.put("C", 90_000);
    CLASSES.put("D", FAMILIES);
  }

  private final List<String> rows = new ArrayList<>();
  private final List<String> emergencies = new ArrayList<>();

  @Override
  public String name() {
    return "click";
  }

  @Override
  public String title() {
    return "Click to the last SMS";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    for (Database database : rig.databases("click")) {
      try (BenchDemo demo = BenchDemo.start(database, CLASSES, rig.provider().address())) {
        new Run(rig, database.name(), demo).all();
      }
    }
    return """
        | | recipients | provider answers after | window | selection and price | click to last SMS | SMS/s | bare client | ratio |
        |---|---|---|---|---|---|---|---|---|
        %s

        | an emergency to 1,500 families | the last one with the provider after (median) | longest |
        |---|---|---|
        %s
        """
        .formatted(String.join("\n", rows), String.join("\n", emergencies));
  }

  /**
   * How long, in nanoseconds: the selection with its preview, and from the click to the last SMS.
   */
  private record Clicked(long selecting, long sending) {}

  /** One database. */
  private final class Run {
    private final Rig rig;
    private final Provider provider;
    private final String database;
    private final BenchDemo demo;
    private final DemoUser admin;
    private int window = Rig.WINDOW;

    Run(Rig rig, String database, BenchDemo demo) {
      this.rig = rig;
      this.provider = rig.provider();
      this.database = database;
      this.demo = demo;
      this.admin = demo.admin();
    }

    void all() throws InterruptedException {
      warmUp();
      for (int latency : new int[] {0, 20}) {
        sizes(latency);
      }
      emergency();
      window(WIDE);
      largest(20);
    }

    private void window(int calls) {
      demo.window(calls);
      window = calls;
    }

    private void warmUp() throws InterruptedException {
      for (int i = 0; i < 6; i++) {
        click(0, "A", "B");
        post(0, 10_000);
      }
    }

    private void sizes(int latency) throws InterruptedException {
      sizes(latency, 1_000, "A");
      if (!rig.quick()) {
        sizes(latency, 10_000, "A", "B");
      }
      largest(latency);
    }

    private void largest(int latency) throws InterruptedException {
      if (rig.quick()) {
        sizes(latency, 10_000, "A", "B");
      } else {
        sizes(latency, 100_000, "A", "B", "C");
      }
    }

    private void sizes(int latency, int messages, String... classes) throws InterruptedException {
      Medians selecting = new Medians();
      Medians ours = new Medians();
      Medians baseline = new Medians();
      for (int i = 0; i < rig.rounds(); i++) {
        Clicked clicked = click(latency, classes);
        selecting.add(clicked.selecting());
        ours.add(clicked.sending());
        baseline.add(post(latency, messages));
      }
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %d ms | %d | %.2f s | **%.2f s** | %,.0f | %.2f s | %.2f |",
              database,
              messages,
              latency,
              window,
              selecting.seconds(),
              ours.seconds(),
              messages / ours.seconds(),
              baseline.seconds(),
              baseline.seconds() / ours.seconds()));
      System.out.println(rows.get(rows.size() - 1));
    }

    private Clicked click(int latency, String... classes) {
      long begin = System.nanoTime();
      JsonNode selected = DemoSending.select(admin, DemoSending.familiesOf(classes));
      JsonNode preview = DemoSending.preview(admin, selected, TEXT);
      long selecting = System.nanoTime() - begin;
      provider.begin(latency);
      begin = System.nanoTime();
      JsonNode sent = DemoSending.confirm(admin, selected, preview, TEXT, "INFORMATION");
      provider.await(preview.path("messages").asInt());
      long sending = System.nanoTime() - begin;
      settled(sent);
      return new Clicked(selecting, sending);
    }

    private void settled(JsonNode sent) {
      DemoSending.settled(admin, sent.path("id").asLong());
      if (provider.twice() > 0) {
        throw new IllegalStateException("the provider was given an SMS twice");
      }
    }

    private long post(int latency, int messages) throws InterruptedException {
      provider.begin(latency);
      long begin = System.nanoTime();
      rig.bare().post(messages, SENT_TEXT);
      provider.await(messages);
      return System.nanoTime() - begin;
    }

    /** 1,500 families, while a large sending is under way. */
    private void emergency() throws InterruptedException {
      Medians last = new Medians();
      String[] waiting = rig.quick() ? new String[] {"A", "B"} : new String[] {"A", "B", "C"};
      for (int i = 0; i < rig.rounds(); i++) {
        provider.begin(20);
        JsonNode many = DemoSending.select(admin, DemoSending.familiesOf(waiting));
        JsonNode price = DemoSending.preview(admin, many, TEXT);
        JsonNode urgent = DemoSending.select(admin, DemoSending.familiesOf("D"));
        String text = CountingProvider.URGENT + " : venez chercher vos enfants.";
        JsonNode urgentPrice = DemoSending.preview(admin, urgent, text);
        JsonNode before = DemoSending.confirm(admin, many, price, TEXT, "INFORMATION");
        long begin = System.nanoTime();
        JsonNode alarm = DemoSending.confirm(admin, urgent, urgentPrice, text, "EMERGENCY");
        provider.awaitUrgent(FAMILIES);
        last.add(System.nanoTime() - begin);
        settled(alarm);
        settled(before);
      }
      emergencies.add(
          String.format(
              Locale.ROOT, "| %s | %.2f s | %.2f s |", database, last.seconds(), last.longest()));
      System.out.println(emergencies.get(emergencies.size() - 1));
    }
  }
}
