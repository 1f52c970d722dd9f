package sms.host.demo.internal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.host.Adult;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.SchoolDirectory;
import sms.api.portal.AccountState;
import sms.api.portal.Credential;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.Secret;
import sms.host.demo.internal.portal.DemoPortal.Outcome;
import sms.host.demo.internal.support.HandClock;

/** Accounts, secrets, and the door that they open. */
class DemoPortalTest {
  private static final String OWN = "une phrase que je retiens";

  @TempDir Path home;
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));

  private DemoPortal portal(CredentialWay way) {
    return new DemoPortal(
        school(), home, way, Duration.ofHours(168), "http://127.0.0.1:8080/portail", clock);
  }

  /** Of one teacher, « j.potter », who has never connected. */
  private static SchoolDirectory school() {
    Person james =
        new Person(
            "G1",
            "",
            "POTTER",
            "James",
            Gender.UNKNOWN,
            Optional.empty(),
            "",
            false,
            Locale.FRENCH,
            false);
    return (SchoolDirectory)
        Proxy.newProxyInstance(
            DemoPortalTest.class.getClassLoader(),
            new Class<?>[] {SchoolDirectory.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "families", "pupils" -> Stream.empty();
                  case "adults" -> Stream.of(new Adult(james, Adult.Kind.values()[0], ""));
                  case "person" -> Optional.of(james).filter(p -> p.id().equals(arguments[0]));
                  case "portalAccount" ->
                      Optional.of(new PortalAccount("G1", "j.potter", Optional.empty(), false))
                          .filter(a -> a.personId().equals(arguments[0]));
                  default -> throw new AssertionError(method.getName());
                });
  }

  private static char[] issued(DemoPortal portal) {
    IssueResult result = portal.issue("G1", Optional.empty(), "admin");
    assertThat(result).isInstanceOf(IssueResult.Issued.class);
    try (Credential credential = ((IssueResult.Issued) result).credential()) {
      Secret secret = credential.secret();
      char[] text = new char[secret.length()];
      secret.copyTo(text, 0);
      return text;
    }
  }

  private static char[] token(char[] link) {
    String text = new String(link);
    return text.substring(text.lastIndexOf('.') + 1).toCharArray();
  }

  @ParameterizedTest
  @EnumSource(CredentialWay.class)
  void a_secret_is_as_long_as_was_said_and_stands_in_no_file(CredentialWay way) throws IOException {
    DemoPortal portal = portal(way);
    int said = portal.account("G1").orElseThrow().secretLength().orElseThrow();
    char[] secret = issued(portal);
    assertThat(secret).hasSize(said);
    String kept = new String(way == CredentialWay.ACTIVATION_LINK ? token(secret) : secret);
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                      .doesNotContain(kept));
    }
  }

  @Test
  void a_link_works_once_and_makes_its_holder_active() {
    DemoPortal portal = portal(CredentialWay.ACTIVATION_LINK);
    char[] token = token(issued(portal));
    assertThat(portal.works("G1", token)).isTrue();
    assertThat(portal.works("G1", token)).as("to look at it does not use it up").isTrue();
    assertThat(portal.activate("G1", token, OWN.toCharArray())).isTrue();
    assertThat(portal.activate("G1", token, OWN.toCharArray())).isFalse();
    assertThat(portal.account("G1").orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
    assertThat(portal.signIn("j.potter", OWN.toCharArray())).isInstanceOf(Outcome.In.class);
  }

  @Test
  void a_newer_link_ends_the_one_before_and_every_link_ends_with_its_time() {
    DemoPortal portal = portal(CredentialWay.ACTIVATION_LINK);
    char[] first = token(issued(portal));
    char[] second = token(issued(portal));
    assertThat(portal.works("G1", first)).isFalse();
    assertThat(portal.works("G1", second)).isTrue();
    clock.advance(Duration.ofHours(169));
    assertThat(portal.works("G1", second)).isFalse();
  }

  @Test
  void a_temporary_password_opens_nothing_but_the_page_where_it_is_replaced() {
    DemoPortal portal = portal(CredentialWay.TEMPORARY_PASSWORD);
    char[] password = issued(portal);
    assertThat(portal.signIn("j.potter", password)).isInstanceOf(Outcome.MustChange.class);
    assertThat(portal.account("G1").orElseThrow().state()).isEqualTo(AccountState.NEVER_CONNECTED);
    portal.choose("G1", OWN.toCharArray());
    assertThat(portal.signIn("j.potter", password)).isInstanceOf(Outcome.Wrong.class);
    assertThat(portal.signIn("j.potter", OWN.toCharArray())).isInstanceOf(Outcome.In.class);
  }

  @Test
  void a_first_password_is_always_the_same_and_works_until_it_is_changed() {
    DemoPortal portal = portal(CredentialWay.FIRST_PASSWORD);
    char[] password = issued(portal);
    assertThat(issued(portal)).isEqualTo(password);
    assertThat(portal.signIn("j.potter", password)).isInstanceOf(Outcome.In.class);
    assertThat(portal.account("G1").orElseThrow().state())
        .isEqualTo(AccountState.PASSWORD_UNCHANGED);
    portal.choose("G1", OWN.toCharArray());
    assertThat(portal.signIn("j.potter", password)).isInstanceOf(Outcome.Wrong.class);
  }

  @Test
  void who_has_connected_since_the_click_is_issued_nothing() {
    DemoPortal portal = portal(CredentialWay.FIRST_PASSWORD);
    portal.signIn("j.potter", issued(portal));
    assertThat(portal.issue("G1", Optional.empty(), "admin"))
        .isInstanceOf(IssueResult.Connected.class);
    Optional<Instant> seen = portal.account("G1").orElseThrow().lastConnection();
    assertThat(portal.issue("G1", seen, "admin")).isInstanceOf(IssueResult.Issued.class);
    portal.choose("G1", OWN.toCharArray());
    assertThat(portal.issue("G1", portal.account("G1").orElseThrow().lastConnection(), "admin"))
        .isInstanceOf(IssueResult.Connected.class);
    assertThat(portal.issue("nobody", Optional.empty(), "admin"))
        .isInstanceOf(IssueResult.Unavailable.class);
  }

  @Test
  void a_restart_forgets_nothing() {
    DemoPortal before = portal(CredentialWay.ACTIVATION_LINK);
    char[] token = token(issued(before));
    DemoPortal after = portal(CredentialWay.ACTIVATION_LINK);
    assertThat(after.works("G1", token)).isTrue();
    after.activate("G1", token, OWN.toCharArray());
    DemoPortal last = portal(CredentialWay.ACTIVATION_LINK);
    assertThat(last.account("G1").orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
    assertThat(last.signIn("j.potter", OWN.toCharArray())).isInstanceOf(Outcome.In.class);
  }

  @Test
  void whoever_guesses_has_to_wait() {
    DemoPortal portal = portal(CredentialWay.FIRST_PASSWORD);
    Outcome last = new Outcome.Wrong();
    for (int i = 0; i < 7; i++) {
      last = portal.signIn("j.potter", "wrong".toCharArray());
    }
    assertThat(last).isInstanceOf(Outcome.TooMany.class);
  }

  @Test
  void a_password_of_ones_own_has_twelve_characters_at_least() {
    DemoPortal portal = portal(CredentialWay.ACTIVATION_LINK);
    assertThat(portal.weakness("elevenchars".toCharArray())).contains("portal.password.short");
    assertThat(portal.weakness(OWN.toCharArray())).isEmpty();
  }
}
