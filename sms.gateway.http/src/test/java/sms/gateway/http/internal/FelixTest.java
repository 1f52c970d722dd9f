package sms.gateway.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.slf4j.LoggerFactory;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.support.ScriptedServer;

/** The bundle in a real framework, configured by the example files. */
@Timeout(60)
class FelixTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final String TOKEN = "s3cr3t-t0ken-0f-the-t3st-0001";

  @TempDir Path home;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<ScriptedServer> servers = new ArrayList<>();
  private Framework framework;

  @BeforeEach
  void start() throws Exception {
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Publication.class);
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    Path etc = Files.createDirectory(home.resolve("etc"));
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
    // the log and the API are the test's, so that it can look at the log and call the gateways
    settings.put(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        "org.slf4j;version=2.0.17,sms.api.gateway;version=1.1.0,sms.api.selection;version=1.0.0");
    settings.put("felix.fileinstall.dir", etc.toString());
    settings.put("felix.fileinstall.poll", "100");
    settings.put("felix.fileinstall.noInitialDelay", "true");
    settings.put("felix.fileinstall.enableConfigSave", "false");
    settings.put("sms.port", Integer.toString(provider().port()));
    framework = new org.apache.felix.framework.FrameworkFactory().newFramework(settings);
    framework.start();
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (Class<?> inside :
        List.of(
            org.osgi.util.function.Function.class,
            org.osgi.util.promise.Promise.class,
            org.osgi.service.component.ComponentConstants.class,
            org.apache.felix.scr.info.ScrInfo.class,
            org.apache.felix.cm.PersistenceManager.class,
            org.apache.felix.fileinstall.ArtifactInstaller.class,
            com.fasterxml.jackson.annotation.JsonProperty.class,
            com.fasterxml.jackson.core.JsonFactory.class,
            com.fasterxml.jackson.databind.ObjectMapper.class,
            Publication.class)) {
      bundles.add(context.installBundle("reference:" + where(inside).toURI()));
    }
    for (Bundle bundle : bundles) {
      bundle.start();
    }
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
    ((Logger) LoggerFactory.getLogger(Publication.class)).detachAppender(log);
    for (ScriptedServer server : servers) {
      server.close();
    }
  }

  private static File where(Class<?> inside) throws URISyntaxException {
    return new File(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private ScriptedServer provider() throws IOException {
    ScriptedServer server =
        new ScriptedServer(
            ScriptedServer.answering(201, "application/json", "{\"id\":\"provider-1\"}"));
    servers.add(server);
    return server;
  }

  private void configure(String file, String text) throws IOException {
    Path part = Files.writeString(home.resolve("new.part"), text);
    Files.move(
        part,
        home.resolve("etc").resolve(file),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static String example(String file) throws IOException {
    return Files.readString(EXAMPLES.resolve(file)).replace("@random@", TOKEN);
  }

  private ServiceReference<SmsGateway> gateway(String id) throws Exception {
    return eventually(
        () ->
            framework
                .getBundleContext()
                .getServiceReferences(SmsGateway.class, "(sms.gateway.id=" + id + ")")
                .stream()
                .findFirst()
                .orElse(null));
  }

  private static <T> T eventually(Callable<T> supplier) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      T value = supplier.call();
      if (value != null) {
        return value;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not come about within 20 s");
  }

  private List<String> logged() {
    return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void the_demo_example_is_a_gateway_that_sends_and_reads_reports() throws Exception {
    configure("sms.gateway.json-demo.config", example("sms.gateway.json-demo.config"));
    ServiceReference<SmsGateway> reference = gateway("demo");
    SmsGateway gateway = framework.getBundleContext().getService(reference);

    assertThat(gateway.id()).isEqualTo("demo");
    assertThat(gateway.label()).isEqualTo("Simulateur");
    assertThat(gateway.capabilities().tariffs())
        .containsOnlyKeys(SendingMode.ECONOMY, SendingMode.STANDARD, SendingMode.PREMIUM);
    assertThat(gateway.capabilities().reports()).isTrue();

    UUID ours = UUID.randomUUID();
    List<SubmitResult> results =
        gateway
            .submit(
                new SubmitRequest(
                    SendingMode.PREMIUM,
                    List.of(
                        new SubmitRequest.Item(
                            ours, new PhoneNumber("+33612345678"), "« été »", true, 1))))
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);

    assertThat(results).containsExactly(new SubmitResult.Accepted("provider-1", "201"));
    ScriptedServer.Request request = servers.get(0).requests().get(0);
    assertThat(request.line()).isEqualTo("POST /simulator/messages HTTP/1.1");
    assertThat(request.headers()).containsEntry("authorization", "Bearer simulator");
    assertThat(request.body())
        .isEqualTo(
            "{\"to\":\"+33612345678\",\"text\":\"« été »\",\"from\":\"ECOLE\",\"reference\":\""
                + ours
                + "\",\"callback\":\"http://127.0.0.1:"
                + servers.get(0).port()
                + "/sms/dlr/demo/"
                + TOKEN
                + "\",\"mode\":\"PREMIUM\"}");
    CallbackResult report =
        gateway.receive(
            new RawCallback(
                "POST",
                TOKEN,
                Map.of(),
                Map.of(),
                ("{\"reference\":\""
                        + ours
                        + "\",\"id\":\"provider-1\",\"status\":\"undelivered\",\"code\":\"absent\","
                        + "\"at\":\"2026-11-24T10:15:30Z\"}")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(report.toString())
        .contains("UNDELIVERED", "ABSENT_SUBSCRIBER", "2026-11-24T10:15:30Z", ours.toString());
  }

  @Test
  void no_secret_becomes_a_service_property() throws Exception {
    configure("sms.gateway.json-demo.config", example("sms.gateway.json-demo.config"));
    ServiceReference<SmsGateway> reference = gateway("demo");

    for (String name : reference.getPropertyKeys()) {
      assertThat(String.valueOf(reference.getProperty(name))).doesNotContain(TOKEN, "simulator");
    }
    assertThat(logged())
        .hasSize(1)
        .allMatch(line -> line.startsWith("SMS gateway demo is ready"))
        .noneMatch(line -> line.contains(TOKEN));
  }

  @Test
  void the_kannel_example_is_a_gateway_with_its_ranking() throws Exception {
    configure("sms.gateway.kannel-local.config", example("sms.gateway.kannel-local.config"));
    ServiceReference<SmsGateway> reference = gateway("kannel");

    assertThat(reference.getProperty(Constants.SERVICE_RANKING)).isEqualTo(10);
    assertThat(framework.getBundleContext().getService(reference).capabilities().tariffs())
        .containsOnlyKeys(SendingMode.STANDARD);
  }

  @Test
  void an_example_whose_token_was_not_replaced_is_refused() throws Exception {
    configure(
        "sms.gateway.kannel-local.config",
        Files.readString(EXAMPLES.resolve("sms.gateway.kannel-local.config")));

    String line = eventually(() -> logged().stream().findFirst().orElse(null));
    assertThat(line)
        .contains("is not started: the setting “.token” is too easy to guess")
        .doesNotContain("@random@");
    assertThat(framework.getBundleContext().getServiceReference(SmsGateway.class)).isNull();
  }

  @Test
  void a_wrong_setting_is_one_sentence_and_no_service_until_it_is_right() throws Exception {
    String right = example("sms.gateway.kannel-local.config");
    configure(
        "sms.gateway.kannel-local.config",
        right.replace("http://127.0.0.1:13013", "http://kannel.example.org"));

    String line = eventually(() -> logged().stream().findFirst().orElse(null));
    assertThat(line)
        .contains("is not started: the setting “url” must begin with https://")
        .contains("sms.gateway.kannel");
    assertThat(logged()).hasSize(1);
    assertThat(framework.getBundleContext().getServiceReference(SmsGateway.class)).isNull();

    configure("sms.gateway.kannel-local.config", right + "\nlabel2=\"misspelt\"\n");
    gateway("kannel");
    assertThat(logged()).anyMatch(l -> l.contains("there is no setting “label2”"));
  }

  @Test
  void a_change_takes_effect_and_the_end_of_the_file_is_the_end_of_the_gateway() throws Exception {
    configure("sms.gateway.json-demo.config", example("sms.gateway.json-demo.config"));
    gateway("demo");
    configure(
        "sms.gateway.json-demo.config",
        example("sms.gateway.json-demo.config").replace("\"Simulateur\"", "\"Autre\""));

    eventually(
        () ->
            framework.getBundleContext().getService(gateway("demo")).label().equals("Autre")
                ? true
                : null);
    Files.delete(home.resolve("etc/sms.gateway.json-demo.config"));
    eventually(
        () ->
            framework.getBundleContext().getServiceReference(SmsGateway.class) == null
                ? true
                : null);
  }
}
