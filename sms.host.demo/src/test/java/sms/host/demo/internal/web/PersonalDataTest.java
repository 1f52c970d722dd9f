package sms.host.demo.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceRegistration;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.DeliveryTrail.Event;
import sms.api.recap.PersonalData;
import sms.api.recap.RecapLine;
import sms.api.selection.PhoneNumber;
import sms.host.demo.internal.support.HostUnderTest;
import sms.host.demo.internal.support.Visitor;

/** The administrator's page of personal data, over what a module keeps. */
class PersonalDataTest {
  private static final Instant SENT = Instant.parse("2026-11-30T08:15:00Z");

  @TempDir static Path home;
  private static HostUnderTest host;

  @BeforeAll
  static void start() {
    host = HostUnderTest.start(home, Map.of());
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  /** Keeps SMS by person. */
  private static final class Kept implements PersonalData {
    private final Map<String, List<DeliveryTrail>> byPerson = new HashMap<>();
    private long underWay;
    private String erasedBy = "";

    Kept sms(String person, String text) {
      byPerson.put(person, List.of(trail(text)));
      return this;
    }

    @Override
    public List<DeliveryTrail> of(String personId) {
      return byPerson.getOrDefault(personId, List.of());
    }

    @Override
    public Erased erase(String personId, String by) {
      erasedBy = by;
      List<DeliveryTrail> gone = byPerson.remove(personId);
      return new Erased(gone == null ? 0 : gone.size(), underWay);
    }
  }

  private static DeliveryTrail trail(String text) {
    return new DeliveryTrail(
        new RecapLine(
            7,
            1,
            SENT,
            Optional.of(SENT),
            "POTTER James",
            new PhoneNumber("+33639980001"),
            Optional.empty(),
            SmsState.DELIVERED,
            SENT,
            Optional.empty(),
            1,
            new Money(45_000, Currency.getInstance("EUR")),
            SendingMode.STANDARD,
            "Odile Martin",
            "ACCUEIL"),
        Optional.of(text),
        Optional.of("one"),
        Optional.of("p1"),
        1,
        Optional.empty(),
        List.of(new Event(SENT, SmsState.DELIVERED, Optional.empty(), "000")),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  /** With that service in the framework. */
  private static void with(PersonalData kept, Runnable test) {
    ServiceRegistration<?> registered = host.register(PersonalData.class, kept, Map.of());
    try {
      test.run();
    } finally {
      registered.unregister();
    }
  }

  private static Visitor admin() {
    return Visitor.signedIn(host, "admin");
  }

  private static HttpResponse<String> erase(Visitor visitor, String person, boolean sure) {
    String page = "/personal-data?person=" + person;
    Map<String, String> form = new HashMap<>();
    form.put("csrf", visitor.csrfOn(page));
    form.put("person", person);
    if (sure) {
      form.put("sure", "on");
    }
    return visitor.post("/personal-data", form);
  }

  @Test
  void without_a_database_the_page_says_so() {
    HttpResponse<String> answer = admin().get("/personal-data");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Base de données indisponible");
  }

  @Test
  void a_database_that_goes_away_is_told_too() {
    PersonalData away =
        new PersonalData() {
          @Override
          public List<DeliveryTrail> of(String personId) {
            throw new OutboxUnavailableException("closed", new IllegalStateException());
          }

          @Override
          public Erased erase(String personId, String by) {
            throw new OutboxUnavailableException("closed", new IllegalStateException());
          }
        };
    with(
        away,
        () ->
            assertThat(admin().get("/personal-data?person=x").body())
                .contains("Base de données indisponible"));
  }

  @Test
  void only_an_administrator_may_ask_give_out_or_erase() {
    Kept kept = new Kept().sms("gone", "Bonjour");
    with(
        kept,
        () -> {
          Visitor secretary = Visitor.signedIn(host, "secretariat");
          String csrf = secretary.csrfOn("/");
          assertThat(secretary.get("/personal-data").statusCode()).isEqualTo(403);
          assertThat(secretary.get("/personal-data.json?person=gone").statusCode()).isEqualTo(403);
          assertThat(
                  secretary
                      .post("/personal-data", Map.of("csrf", csrf, "person", "gone", "sure", "on"))
                      .statusCode())
              .isEqualTo(403);
          assertThat(kept.of("gone")).hasSize(1);
          assertThat(secretary.get("/data").body()).doesNotContain("/personal-data");
          assertThat(admin().get("/data").body()).contains("href=\"/personal-data\"");
        });
  }

  @Test
  void somebody_is_found_by_name_or_by_an_id_that_the_school_does_not_know() {
    with(
        new Kept(),
        () -> {
          String found = admin().get("/personal-data?q=potter+james").body();
          assertThat(found).contains("POTTER James</a>");
          assertThat(admin().get("/personal-data?q=gone").body())
              .contains("href=\"/personal-data?person=gone\"")
              .contains("Identifiant «\u00a0gone\u00a0»");
        });
  }

  @Test
  void what_is_kept_is_given_out_as_a_file() {
    with(
        new Kept().sms("gone", "Votre fille est absente"),
        () -> {
          Visitor admin = admin();
          assertThat(admin.get("/personal-data?person=gone").body())
              .contains("1 SMS est conservé.")
              .contains("href=\"/personal-data.json?person=gone\"");
          HttpResponse<String> file = admin.get("/personal-data.json?person=gone");
          assertThat(file.headers().firstValue("Content-Disposition"))
              .contains("attachment; filename=\"personal-data.json\"");
          assertThat(file.body())
              .contains("Votre fille est absente", "+33639980001", "DELIVERED", "Odile Martin");
        });
  }

  @Test
  void erased_is_only_what_the_administrator_is_sure_of() {
    Kept kept = new Kept().sms("gone", "Bonjour");
    with(
        kept,
        () -> {
          Visitor admin = admin();
          erase(admin, "gone", false);
          assertThat(kept.of("gone")).hasSize(1);
          HttpResponse<String> answer = erase(admin, "gone", true);
          assertThat(answer.statusCode()).isEqualTo(303);
          assertThat(kept.of("gone")).isEmpty();
          assertThat(kept.erasedBy).isEqualTo("admin");
          assertThat(admin.get(answer.headers().firstValue("Location").orElseThrow()).body())
              .contains("1 SMS a été effacé, plus rien n’est conservé.")
              .contains("Aucun SMS n’est conservé.");
        });
  }

  @Test
  void what_is_still_under_way_is_told() {
    Kept kept = new Kept().sms("gone", "Bonjour");
    kept.underWay = 2;
    with(
        kept,
        () -> {
          Visitor admin = admin();
          String after = erase(admin, "gone", true).headers().firstValue("Location").orElseThrow();
          assertThat(admin.get(after).body()).contains("2 SMS sont encore en cours d’envoi");
        });
  }
}
