package sms.itest.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A gateway that the demo is configured with, as its owner would: {@code sms.gateway.json}. */
public final class DemoGateway {
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
}
