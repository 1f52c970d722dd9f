package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Reminder;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** Credentials, as the screens ask for them. */
class CredentialsApiTest extends ApiTest {
  private static final String TEXT = "Mot de passe : #PASS";

  /** Everybody has an account and has never used it. */
  private static final class Portal implements PortalAccounts {
    @Override
    public CredentialWay way() {
      return CredentialWay.TEMPORARY_PASSWORD;
    }

    @Override
    public Optional<Account> account(String personId) {
      return Optional.of(
          new Account(
              personId,
              personId,
              personId,
              AccountState.NEVER_CONNECTED,
              Optional.empty(),
              OptionalInt.of(10)));
    }

    @Override
    public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
      throw new AssertionError("the screens never ask for a secret");
    }
  }

  @Test
  void only_who_may_send_credentials_is_told_that_there_are_some() {
    assertThat(administrator().get("/session").json().has("credentials")).isFalse();
    world.portal(new Portal());
    assertThat(administrator().get("/session").json().path("credentials").asText())
        .isEqualTo("TEMPORARY_PASSWORD");
    assertThat(secretary().get("/session").json().has("credentials")).isFalse();
  }

  @Test
  void who_has_connected_is_not_told_to_others() {
    world.portal(new Portal());
    Map<String, Object> request = new HashMap<>(families("3e A"));
    request.put("audience", "NEVER_CONNECTED");
    Answer answer = secretary().post("/selections", request);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("credentials.not-allowed");
    assertThat(secretary().get("/reminders").status()).isEqualTo(403);
    assertThat(administrator().post("/selections", request).status()).isEqualTo(200);
  }

  @Test
  void a_text_with_a_secret_is_shown_masked_and_leaves_as_credentials_whatever_is_said() {
    world.portal(new Portal());
    ApiClient admin = administrator();
    String snapshot = select(admin, families("3e A"));
    JsonNode preview = admin.post("/preview", Map.of("snapshot", snapshot, "text", TEXT)).json();
    assertThat(preview.at("/sample/text").asText()).isEqualTo("Mot de passe : ••••••••••");
    Map<String, Object> body = campaign(admin, snapshot, TEXT, "ECONOMY");
    body.put("purpose", "EMERGENCY");
    Answer sent = admin.post("/campaigns", body);
    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.json().path("reminders")).isEmpty();
    assertThat(world.outbox().campaigns().get(0).purpose()).isEqualTo(Purpose.CREDENTIALS);
    assertThat(world.outbox().messages())
        .isNotEmpty()
        .extracting(OutboundSms::secret)
        .allSatisfy(secret -> assertThat(secret).isPresent());
  }

  @Test
  void reminders_are_deferred_sendings_of_the_same_recipients_once_a_click() {
    world.portal(new Portal());
    ApiClient admin = administrator();
    String snapshot = select(admin, families("3e A"));
    Map<String, Object> body = campaign(admin, snapshot, TEXT, "ECONOMY");
    body.put("reminders", Map.of("everyDays", 7, "times", 2));
    Answer sent = admin.post("/campaigns", body);
    assertThat(sent.json().path("reminders")).hasSize(2);
    List<Campaign> campaigns = world.outbox().campaigns();
    assertThat(campaigns)
        .extracting(c -> c.reminder().orElseThrow().number())
        .containsExactly(0, 1, 2);
    Reminder second = campaigns.get(2).reminder().orElseThrow();
    assertThat(second.series()).isEqualTo(campaigns.get(0).key());
    assertThat(
            Duration.between(
                campaigns.get(1).notBefore().orElseThrow(),
                campaigns.get(2).notBefore().orElseThrow()))
        .isBetween(Duration.ofHours(167), Duration.ofHours(169));
    admin.post("/campaigns", body);
    assertThat(world.outbox().campaigns()).hasSize(3);
    assertThat(admin.get("/reminders").json().path("series")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0,3", "91,3", "7,0", "7,6"})
  void reminders_out_of_range_are_refused_before_anything_leaves(int everyDays, int times) {
    world.portal(new Portal());
    ApiClient admin = administrator();
    String snapshot = select(admin, families("3e A"));
    Map<String, Object> body = campaign(admin, snapshot, TEXT, "ECONOMY");
    body.put("reminders", Map.of("everyDays", everyDays, "times", times));
    Answer refused = admin.post("/campaigns", body);
    assertThat(refused.code()).isEqualTo("reminders.range");
    assertThat(world.outbox().campaigns()).isEmpty();
  }

  @Test
  void a_test_to_oneself_takes_nobodys_credentials() {
    world.portal(new Portal());
    Answer refused =
        administrator()
            .post(
                "/trials/price",
                Map.of("text", TEXT, "number", "06 39 98 00 07", "mode", "ECONOMY"));
    assertThat(refused.code()).isEqualTo("trial.secret");
  }
}
