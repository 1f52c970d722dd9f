package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import sms.itest.support.DemoGateway;
import sms.itest.support.DemoSending;

/** The demo on one database with a Kannel behind it, and what its clicks took. */
final class KannelClicks implements AutoCloseable {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final String CLASS = "A";

  private final String database;
  private final BenchDemo demo;
  private final KannelBench kannel;
  private final int messages;
  private final Medians accepted = new Medians();
  private final Medians handedOn = new Medians();

  /**
   * Starts the demo.
   *
   * @param messages of each click
   */
  KannelClicks(Rig rig, Database database, KannelBench kannel, int messages) throws IOException {
    this.database = database.name();
    this.kannel = kannel;
    this.messages = messages;
    demo = BenchDemo.start(database, Map.of(CLASS, messages), rig.provider().address());
    try {
      DemoGateway.replace(demo.home(), kannel.server(), Rig.WINDOW, demo.admin());
    } catch (RuntimeException | Error e) {
      demo.close();
      throw e;
    }
  }

  String database() {
    return database;
  }

  /** From the click until the SMS are in the outbox, on the disk, and the click is answered. */
  Medians accepted() {
    return accepted;
  }

  /** From the click until Kannel has handed the last SMS on. */
  Medians handedOn() {
    return handedOn;
  }

  /** Sends all of them once, not measured. */
  void warmUp() throws IOException {
    click();
  }

  void measure() throws IOException {
    Click click = click();
    accepted.add(click.accepted());
    handedOn.add(click.handedOn());
    System.out.printf(
        "%s: accepted in %.2f s, handed on in %.2f s%n",
        database, accepted.last(), handedOn.last());
  }

  /** How long both took, in nanoseconds. */
  private record Click(long accepted, long handedOn) {}

  private Click click() throws IOException {
    JsonNode selected = DemoSending.select(demo.admin(), DemoSending.familiesOf(CLASS));
    JsonNode preview = DemoSending.preview(demo.admin(), selected, TEXT);
    long before = kannel.server().sent();
    long begin = System.nanoTime();
    JsonNode sent = DemoSending.confirm(demo.admin(), selected, preview, TEXT, "INFORMATION");
    long accepted = System.nanoTime() - begin;
    kannel.awaitSent(before + messages);
    long handedOn = System.nanoTime() - begin;
    DemoSending.settled(demo.admin(), sent.path("id").asLong());
    if (kannel.server().sent() != before + messages) {
      throw new IllegalStateException("Kannel was given an SMS twice");
    }
    return new Click(accepted, handedOn);
  }

  @Override
  public void close() throws IOException {
    demo.close();
  }
}
