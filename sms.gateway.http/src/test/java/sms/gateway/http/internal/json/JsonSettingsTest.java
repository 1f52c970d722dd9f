package sms.gateway.http.internal.json;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

class JsonSettingsTest {
  private static void configure(Map<String, Object> changes) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("id", "json");
    properties.put("url", "https://sms.example.org/send");
    properties.put("body", "{\"to\":\"{to}\",\"text\":\"{text}\"}");
    properties.put("answers", "201 = accepted");
    properties.put("tariff.STANDARD", ":0");
    properties.putAll(changes);
    properties.values().removeIf(""::equals);
    Settings settings = new Settings(properties);
    JsonComponent.configure(GatewaySettings.of(settings), settings, Clock.systemUTC());
  }

  @Test
  void the_least_that_works() {
    assertThatCode(() -> configure(Map.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url         | ''                        | “url” is missing: put the address of the",
        "url         | https://sms.org/{to}      | “url” is not a URL: write https://host/path",
        "url         | https://sms.org/?a={who}  | “url” has the placeholder {who}, which is not",
        "method      | DELETE                    | “method” is “DELETE”: put GET, POST or PUT",
        "body        | ''                        | “body” sends no {to} or no {text}",
        "body        | {to}                      | “body” is not JSON: check its quotes",
        "body        | [\"{to}{text}{tset}\"]    | “body” has the placeholder {tset}, which is not",
        "body        | [\"{to}\"]                | “body” sends no {to} or no {text}",
        "body        | [\"{to}{text}{key}\"]     | “.key” is missing: the request has the",
        "body        | [\"{to}{text}{callback}\"]| “callback.base” is missing: the request has",
        "body.type   | xml                       | “body.type” is “xml”: put json, form or none",
        "headers     | No colon                  | “headers” is wrong at its header “”: write",
        "headers     | X: {text}                 | “headers” has the placeholder {text}, which",
        "headers     | Content-Type: text/plain  | “headers” is wrong at its header",
        "answers     | ''                        | “answers” says of no answer that the SMS was",
        "answers     | 201                       | “answers” is wrong at “201”: write",
        "answers     | 2xx = maybe               | “answers” is wrong at “2xx = maybe”",
        "answers     | 201 = accepted OTHER      | “answers” is wrong at “201 = accepted OTHER”",
        "answers     | 400 = rejected            | “answers” is wrong at “400 = rejected”",
        "answers     | 400 = rejected NOPE       | “answers” has no known reason at “400 =",
        "answer.id   | id                        | “answer.id” is “id”: put a JSON Pointer",
        "poll        | always                    | “poll” is “always”: put auto or off there",
        "status.url  | https://sms.example.org/a | “status.url” has no {id}: put it where the",
        "status.url  | https://x/{id}?{text}     | “status.url” has the placeholder {text}, which",
        "status.url  | https://x/{id}            | “answer.id” is missing: without the provider's",
        "idempotent  | true                      | “idempotent” is true, but the request has no",
        "max.parts   | 0                         | “max.parts” is “0”: put a whole number",
        "report.id   | /id                       | “report.status” is missing: say where",
        "report.code | /code                     | “report.reference” is missing: say where",
        "report.source | xml                     | “report.source” is “xml”: put json, query",
        "balance.url | https://sms.example.org/c | “balance.amount” is missing: put a JSON Pointer"
      })
  void a_wrong_setting_is_named_with_what_to_do(String name, String value, String sentence) {
    assertThatThrownBy(() -> configure(Map.of(name, value)))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("the setting " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report.statuses    | delivered             | “report.statuses” is wrong at “delivered”: write",
        "report.statuses    | ok = ARRIVED          | “report.statuses” is wrong at “ok = ARRIVED”: use",
        "report.statuses    | no = UNDELIVERED WHY  | “report.statuses” has no known reason",
        "report.statuses    | no = UNDELIVERED      | “report.statuses” has no word for a delivered",
        "report.codes       | 7 = WHY               | “report.codes” has no known reason at",
        "report.time.format | yyyy-bb               | “report.time.format” is “yyyy-bb”: put iso",
        "report.time.format | yyyy-MM-dd HH:mm      | “report.time.zone” is missing: put the zone",
        "report.list        | events                | “report.list” is “events”: put a JSON Pointer",
        "report.status      | status                | “report.status” is “status”: put a JSON"
      })
  void a_wrong_report_setting_is_named_too(String name, String value, String sentence) {
    Map<String, Object> changes = new HashMap<>();
    changes.put("report.id", "/id");
    changes.put("report.status", "/status");
    changes.put("report.statuses", "delivered = DELIVERED");
    changes.put(name, value);

    assertThatThrownBy(() -> configure(changes))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("the setting " + sentence);
  }

  @Test
  void the_credit_is_asked_for_at_the_same_host_only() {
    assertThatThrownBy(
            () ->
                configure(
                    Map.of("balance.url", "https://other.example.org/", "balance.amount", "/left")))
        .hasMessageContaining("“balance.url” must be at the same host as “url”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status.url      | https://elsewhere.org/{id} | “status.url” must be at the same host",
        "status.url      | https://{id}.example.org/  | “status.url” must be at the same host",
        "status.url      | https://sms.example.org/ {id} | “status.url” is not a URL: write",
        "status.status   | ''    | “status.status” is missing: put a JSON Pointer to the status",
        "status.status   | state | “status.status” is “state”: put a JSON Pointer",
        "report.statuses | ''    | “report.statuses” has no word for a delivered SMS"
      })
  void what_is_wrong_with_a_question_for_reports_is_told(
      String setting, String value, String sentence) {
    Map<String, Object> changes = new HashMap<>();
    changes.put("answer.id", "/id");
    changes.put("status.url", "https://sms.example.org/sms/{id}");
    changes.put("status.status", "/state");
    changes.put("report.statuses", "OK = DELIVERED");
    assertThatCode(() -> configure(changes)).doesNotThrowAnyException();
    changes.put(setting, value);
    assertThatThrownBy(() -> configure(changes))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining(sentence);
  }
}
