package sms.gateway.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sms.gateway.http.support.ScriptedServer;

/** TLS is verified, and a handshake that fails has sent nothing of the request. */
@Timeout(60)
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path dir;

  private static SSLContext server;
  private static SSLContext trusting;

  /** A certificate for sms.example.org, signed by itself. */
  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = dir.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "sms",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=sms.example.org",
                    "-ext",
                    "SAN=dns:sms.example.org",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    new String(PASSWORD)))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    server = SSLContexts.custom().loadKeyMaterial(store.toFile(), PASSWORD, PASSWORD).build();
    trusting = SSLContexts.custom().loadTrustMaterial(store.toFile(), PASSWORD).build();
  }

  private static Outcome call(SSLContext client, String host, ScriptedServer provider)
      throws Exception {
    // the names lead to this machine: what is tried here is TLS, not the guard
    HttpExchange exchange =
        new HttpExchange(
            Duration.ofSeconds(10),
            client,
            name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    try {
      URI uri = URI.create("https://" + host + ":" + provider.port() + "/send");
      Endpoint endpoint = new Endpoint("https", host, provider.port(), Reach.LOOPBACK);
      return exchange
          .open(endpoint)
          .send(Call.post(uri, Call.Body.json("{}")))
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
    } finally {
      exchange.close();
    }
  }

  private static ScriptedServer provider() throws Exception {
    return new ScriptedServer(
        server.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
        ScriptedServer.answering(201, "application/json", "{}"));
  }

  @Test
  void a_trusted_certificate_of_that_name_gets_the_request() throws Exception {
    try (ScriptedServer provider = provider()) {
      assertThat(call(trusting, "sms.example.org", provider)).isInstanceOf(Outcome.Answered.class);
      assertThat(provider.requests()).hasSize(1);
    }
  }

  @Test
  void a_certificate_of_another_name_gets_nothing() throws Exception {
    try (ScriptedServer provider = provider()) {
      assertThat(call(trusting, "other.example.org", provider))
          .isInstanceOf(Outcome.NothingSent.class);
      assertThat(provider.requests()).isEmpty();
    }
  }

  @Test
  void a_certificate_that_nobody_signed_gets_nothing() throws Exception {
    try (ScriptedServer provider = provider()) {
      assertThat(call(SSLContexts.createDefault(), "sms.example.org", provider))
          .isInstanceOf(Outcome.NothingSent.class);
      assertThat(provider.requests()).isEmpty();
    }
  }
}
