package sms.gateway.http.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;

class GatewaySettingsTest {
  private static final String TOKEN = "0123456789-abcdefghijklmn";

  private static Map<String, Object> good() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("id", "one");
    settings.put("callback.base", "https://erp.example.org/app/");
    settings.put(".token", TOKEN);
    settings.put("tariff.ECONOMY", "33:0.035, 262:0.06,:0.08");
    return settings;
  }

  private static GatewaySettings with(String name, Object value) {
    Map<String, Object> settings = good();
    settings.put(name, value);
    return GatewaySettings.of(new Settings(settings));
  }

  @Test
  void what_is_not_set_has_its_default() {
    GatewaySettings settings = GatewaySettings.of(new Settings(good()));

    assertThat(settings.label()).isEqualTo("one");
    assertThat(settings.sender()).isEmpty();
    assertThat(settings.window()).isEqualTo(16);
    assertThat(settings.perSecond()).isZero();
    assertThat(settings.privateNetwork()).isFalse();
    assertThat(settings.tariffs())
        .isEqualTo(
            Map.of(
                SendingMode.ECONOMY,
                new Tariff(
                    Currency.getInstance("EUR"),
                    Map.of("33", 35_000L, "262", 60_000L, "", 80_000L))));
  }

  @Test
  void the_callback_address_is_put_together() {
    CallbackAddress callback = GatewaySettings.of(new Settings(good())).callback().orElseThrow();

    assertThat(callback.reveal()).isEqualTo("https://erp.example.org/app/sms/dlr/one/" + TOKEN);
    assertThat(callback.opens(TOKEN)).isTrue();
    assertThat(callback.opens(TOKEN + "x")).isFalse();
    assertThat(callback.opens("")).isFalse();
    assertThat(callback.toString()).doesNotContain(TOKEN);
  }

  @Test
  void numbers_may_be_typed_or_written() {
    assertThat(with("window", 32).window()).isEqualTo(32);
    assertThat(with("window", " 32 ").window()).isEqualTo(32);
    assertThat(with("private.network", true).privateNetwork()).isTrue();
    assertThat(with("currency", "XPF").tariffs().get(SendingMode.ECONOMY).currency())
        .isEqualTo(Currency.getInstance("XPF"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id              |                   | “id” is missing: put a unique name",
        "id              | a b               | “id” is “a b”: use at most 40 letters",
        "id              | ../x              | “id” is “../x”: use",
        "window          | 0                 | “window” is “0”: put a whole number from 1 to 256",
        "window          | many              | “window” is “many”: put a whole number",
        "per.second      | -1                | “per.second” is “-1”: put a whole number from 0",
        "private.network | yes               | “private.network” is “yes”: put true or false",
        "currency        | euro              | “currency” is “euro”: put an ISO 4217 code",
        "tariff.ECONOMY  | 33;0.03           | “tariff.ECONOMY” is wrong at “33;0.03”: write",
        "tariff.ECONOMY  | 33:0.03,:-1       | “tariff.ECONOMY” is wrong at “:-1”",
        "tariff.ECONOMY  | 33:0,03,:1        | “tariff.ECONOMY” is wrong at “03”",
        "tariff.ECONOMY  | 33:0.0000001,:1   | “tariff.ECONOMY” is wrong at “33:0.0000001”",
        "tariff.ECONOMY  | +33:1,:1          | “tariff.ECONOMY” is wrong at “+33:1”",
        "tariff.ECONOMY  | 33:1,33:2,:1      | “tariff.ECONOMY” has “33:” twice",
        "tariff.ECONOMY  | 33:1              | “tariff.ECONOMY” has no price for all other",
        "tariff.ECONOMY  |                   | “tariff.STANDARD” is missing: give the prices",
        "callback.base   | erp               | “callback.base” must begin with https://",
        "callback.base   | http://erp.org    | “callback.base” must begin with https://; plain",
        "callback.base   | https://a/?x      | “callback.base” must be without ?",
        "callback.base   | https://a b/      | “callback.base” is not a URL",
        "callback.base   | https://u@a/      | “callback.base” must be https://host/path",
        ".token          |                   | “.token” is missing: reports need an unguessable"
      })
  void a_wrong_setting_is_named_with_what_to_do(String name, String value, String sentence) {
    assertThatThrownBy(() -> with(name, value == null ? "" : value))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("the setting " + sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"@random@", "short", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "0123456789/abcdefghijklmn"})
  void a_weak_token_is_refused_and_not_repeated(String token) {
    assertThatThrownBy(() -> with(".token", token))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("“.token” is too easy to guess")
        .hasMessageNotContaining(token);
  }

  // ---- secrets

  @Test
  void a_secret_is_read_from_a_file(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("password"), "s3cr3t\n");

    assertThat(secret("file:" + file).reveal()).isEqualTo("s3cr3t");
  }

  @Test
  void a_secret_is_read_from_the_environment() {
    assertThat(secret("env:SMS_PASSWORD").reveal()).isEqualTo("from the environment");
  }

  @Test
  void a_secret_may_stand_there_itself_and_is_not_printed() {
    assertThat(secret("s3cr3t").reveal()).isEqualTo("s3cr3t");
    assertThat(secret("s3cr3t").toString()).isEqualTo("••••");
  }

  @Test
  void a_secret_that_is_not_where_it_should_be_is_told(@TempDir Path dir) throws IOException {
    Path empty = Files.createFile(dir.resolve("empty"));

    assertThatThrownBy(() -> secret("file:" + dir.resolve("none")))
        .hasMessageContaining("“.password” names the file")
        .hasMessageContaining("cannot be read (NoSuchFileException): check its path and rights");
    assertThatThrownBy(() -> secret("file:" + empty)).hasMessageContaining("which is empty");
    assertThatThrownBy(() -> secret("env:NOT_SET"))
        .hasMessageContaining("“NOT_SET”, which is not set: set it");
    assertThatThrownBy(() -> secret(" ")).hasMessageContaining("“.password” is missing");
  }

  private static Secret secret(String value) {
    return new Settings(
            Map.of(".password", value),
            name -> name.equals("SMS_PASSWORD") ? "from the environment" : "")
        .secret(".password", "the password");
  }

  // ---- misspelt settings

  @Test
  void what_nobody_asked_for_is_unknown() {
    Settings settings =
        new Settings(
            Map.of(
                "id", "x",
                "lable", "y",
                "service.pid", "z",
                "component.name", "c",
                "felix.fileinstall.filename", "f"));
    settings.required("id", "a name");

    assertThat(settings.unknown()).containsExactly("lable");
  }

  @Test
  void lists_come_in_any_form() {
    Settings settings =
        new Settings(Map.of("a", new String[] {" x ", "", "y"}, "b", List.of("x", "y"), "c", "x"));

    assertThat(settings.list("a")).containsExactly("x", "y");
    assertThat(settings.list("b")).containsExactly("x", "y");
    assertThat(settings.list("c")).containsExactly("x");
    assertThat(settings.list("d")).isEmpty();
  }
}
