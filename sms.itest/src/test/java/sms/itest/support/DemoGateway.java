package sms.itest.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sms.gateway.http.support.Kannel;

/** A gateway that the demo is configured with, as its owner would: {@code sms.gateway.json}. */
public final class DemoGateway {
  /** Whom an SMS through Kannel is from. */
  public static final String SENDER = "ECOLE";

  private DemoGateway() {}

  /**
   * Takes the place of the simulated provider.
   *
   * @param home of the demo
   * @param id the gateway's
   * @param url where forms with {@code to}, {@code text} and {@code reference} are taken, and
   *     answered by 201 and {@code {"id": "…"}}
   * @param window SMS under way at a time
   */
  public static void takeOver(Path home, String id, String url, int window, DemoUser admin) {
    try {
      Files.delete(home.resolve("etc/sms.host.demo.simulator.config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    configure(home, id, url, window, admin);
  }

  /**
   * Gives it that configuration, and waits until it works with it.
   *
   * @param id another one than before
   */
  public static void configure(Path home, String id, String url, int window, DemoUser admin) {
    configure(home, id, url, window, "", admin);
  }

  /**
   * The same.
   *
   * @param more lines of its configuration, each with its line end
   */
  public static void configure(
      Path home, String id, String url, int window, String more, DemoUser admin) {
    DemoProcess.configure(
        home,
        "sms.gateway.json-demo",
        """
        id="%s"
        url="%s"
        body.type="form"
        body="to={to}&text={text}&reference={reference}"
        answers=[ "201 = accepted", ]
        answer.id="/id"
        currency="EUR"
        tariff.STANDARD=":0.045"
        window=I"%d"
        """
                .formatted(id, url, window)
            + more);
    DemoSending.await(() -> admin.get("offers").toString().contains(id));
  }

  /**
   * A Kannel takes its place, which is asked for no delivery reports.
   *
   * @param window SMS under way at a time
   */
  public static void replace(Path home, Kannel kannel, int window, DemoUser admin) {
    try {
      Files.delete(home.resolve("etc/sms.gateway.json-demo.config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DemoProcess.configure(
        home,
        "sms.gateway.kannel-demo",
        """
        id="kannel"
        url="%s"
        username="%s"
        .password="%s"
        sender="%s"
        currency="EUR"
        tariff.STANDARD=":0.045"
        window=I"%d"
        """
            .formatted(kannel.sendSms(), Kannel.USERNAME, Kannel.PASSWORD, SENDER, window));
    DemoSending.await(() -> admin.get("offers").toString().contains("kannel"));
  }
}
