package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import sms.api.problem.Problem;
import sms.api.recap.StorageStatus;
import sms.recap.internal.support.TestDatabase;

/** Over the service registry of a real framework. */
class DatabaseComponentTest {
  @TempDir Path home;
  private Framework framework;
  private BundleContext context;

  @BeforeEach
  void startFramework() throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    home.resolve("cache").toString(),
                    "sms.home",
                    home.toString()));
    framework.start();
    context = framework.getBundleContext();
  }

  @AfterEach
  void stopFramework() throws Exception {
    framework.stop();
    framework.waitForStop(10_000);
  }

  /** As DS makes it: an annotation's defaults, with the address from the configuration. */
  private static RecapConfig config(String url) {
    return (RecapConfig)
        Proxy.newProxyInstance(
            RecapConfig.class.getClassLoader(),
            new Class<?>[] {RecapConfig.class},
            (proxy, method, arguments) ->
                method.getName().equals("url") ? url : method.getDefaultValue());
  }

  private DatabaseComponent component(String url) {
    return new DatabaseComponent(
        context, TestDatabase.factory(TestDatabase.Kind.DERBY), config(url), Clock.systemUTC());
  }

  private Optional<Problem> problem(Locale locale) {
    ServiceReference<StorageStatus> reference = context.getServiceReference(StorageStatus.class);
    return context.getService(reference).problem(locale);
  }

  private boolean registered() {
    return context.getServiceReference(Database.class) != null;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void the_database_is_a_service_while_it_is_open() throws Exception {
    DatabaseComponent component = component("jdbc:derby:${sms.home}/db;create=true");
    assertThat(problem(Locale.FRENCH).map(Problem::code).orElse("")).isIn("opening", "");
    await(this::registered);
    assertThat(problem(Locale.FRENCH)).isEmpty();
    assertThat(home.resolve("db")).isDirectory();

    component.close();

    assertThat(registered()).isFalse();
    assertThat(context.getServiceReference(StorageStatus.class)).isNull();
    assertThat(home.resolve("db").resolve("db.lck")).doesNotExist();
  }

  @Test
  void what_cannot_be_opened_is_no_service_and_says_why() throws Exception {
    Files.createDirectories(home.resolve("db"));
    DatabaseComponent component = component("jdbc:derby:${sms.home}/db;create=true");
    await(() -> problem(Locale.FRENCH).filter(p -> !p.code().equals("opening")).isPresent());

    assertThat(problem(Locale.FRENCH).orElseThrow().code()).isEqualTo("derby.notADatabase");
    assertThat(problem(Locale.FRENCH).orElseThrow().message()).contains("ne contient pas de base");
    assertThat(problem(Locale.ENGLISH).orElseThrow().message()).contains("holds no database");
    assertThat(registered()).isFalse();
    component.close();
  }

  @Test
  void left_for_another_database_it_is_quiet_meanwhile_and_never_opened_again() throws Exception {
    DatabaseComponent component = component("jdbc:derby:${sms.home}/db;create=true");
    await(this::registered);
    component.leave(
        "jdbc:postgresql://db/sms",
        database -> {
          assertThat(registered()).isFalse();
          assertThat(problem(Locale.FRENCH).orElseThrow().code()).isEqualTo("moving");
          assertThat(database.<Integer>transaction(connection -> 7)).isEqualTo(7);
        });
    assertThat(registered()).isFalse();
    assertThat(problem(Locale.ENGLISH).orElseThrow().message())
        .contains("jdbc:postgresql://db/sms");
    component.close();

    DatabaseComponent again = component("jdbc:derby:${sms.home}/db;create=true");
    await(() -> problem(Locale.FRENCH).filter(p -> p.code().equals("derby.moved")).isPresent());
    again.close();
  }

  @Test
  void what_could_not_be_moved_is_given_back() throws Exception {
    DatabaseComponent component = component("jdbc:derby:${sms.home}/db;create=true");
    await(this::registered);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                component.leave(
                    "elsewhere",
                    database -> {
                      throw new MoveRefused("not empty");
                    }))
        .hasMessage("not empty");
    assertThat(registered()).isTrue();
    assertThat(problem(Locale.FRENCH)).isEmpty();
    component.close();
  }

  @Test
  void stopping_while_it_opens_leaves_nothing_open() throws Exception {
    DatabaseComponent component = component("jdbc:derby:${sms.home}/db;create=true");
    component.close();
    assertThat(registered()).isFalse();
    assertThat(home.resolve("db").resolve("db.lck")).doesNotExist();
  }

  @Test
  void both_languages_have_the_same_sentences() throws IOException {
    assertThat(keys("messages_en.properties")).isEqualTo(keys("messages.properties"));
  }

  private static java.util.Set<String> keys(String file) throws IOException {
    java.util.Properties properties = new java.util.Properties();
    try (var in = DatabaseComponentTest.class.getResourceAsStream("/sms/recap/internal/" + file)) {
      properties.load(in);
    }
    return properties.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }
}
