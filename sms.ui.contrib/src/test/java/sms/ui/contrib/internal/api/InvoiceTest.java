package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sms.api.audit.AuditAction;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** A provider's invoice beside the recap. */
class InvoiceTest extends ApiTest {
  private static Map<String, Object> file(String... lines) {
    return Map.of("file", encoded(String.join("\n", lines)));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void both_sides_are_told_and_where_they_differ() {
    JsonNode result =
        administrator().post("/invoice", file("OK", "PARTS_DIFFER", "SENT_NOT_BILLED")).json();

    assertThat(result.at("/invoice/messages").asInt()).isEqualTo(3);
    assertThat(result.at("/matched").asInt()).isEqualTo(1);
    assertThat(result.at("/groups/0/kind").asText()).isEqualTo("SENT_NOT_BILLED");
    assertThat(result.at("/groups/0/lines/0").has("billed")).isFalse();
    assertThat(result.at("/groups/1/lines/0/billed/parts").asInt()).isEqualTo(2);
    assertThat(result.at("/groups/1/lines/0/sent/parts").asInt()).isEqualTo(1);
    assertThat(world.journal()).isEmpty();
  }

  @Test
  void two_hundred_lines_of_a_kind_are_shown_and_all_are_counted() {
    JsonNode group =
        administrator()
            .post(
                "/invoice",
                file(Collections.nCopies(250, "BILLED_NOT_SENT").toArray(String[]::new)))
            .json()
            .at("/groups/0");
    assertThat(group.path("count").asInt()).isEqualTo(250);
    assertThat(group.path("lines")).hasSize(200);
  }

  @Test
  void the_period_is_the_one_asked_for() {
    administrator()
        .post("/invoice", Map.of("file", encoded("OK"), "from", "2026-10-01", "to", "2026-10-31"));
    assertThat(world.theInvoices().asked().from()).contains(LocalDate.of(2026, 10, 1));
    administrator().post("/invoice", file("OK"));
    assertThat(world.theInvoices().asked().from()).isEqualTo(Optional.empty());
    assertThat(
            administrator()
                .post("/invoice", Map.of("file", encoded("OK"), "from", "demain"))
                .json()
                .at("/problems/0/field")
                .asText())
        .isEqualTo("from");
  }

  @Test
  void a_file_that_is_no_invoice_is_refused_with_what_is_wrong() {
    Answer answer = administrator().post("/invoice", file("Libellé"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("invoice.headers");
    Answer sheet = administrator().post("/invoice/differences", file("Libellé"));
    assertThat(sheet.status()).isEqualTo(422);
    assertThat(world.journal()).isEmpty();
  }

  @Test
  void who_sees_no_number_whole_cannot_find_out_by_a_file_whose_they_are() {
    Answer answer = as("remplacante").signIn().post("/invoice", file("PARTS_DIFFER"));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("invoice.numbers");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    Answer answer = administrator().post("/invoice", file("O".repeat(10 * 1024 * 1024 + 9_000)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("file.too-large");
  }

  @Test
  void all_differences_are_a_file_without_formulas_entered_in_the_journal() {
    Answer answer =
        administrator().post("/invoice/differences", file("OK", "PRICE_DIFFERS", "BILLED_TWICE"));

    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"ecarts-facture-2026-11-24.csv\"");
    List<String> rows = answer.response().body().lines().toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("\uFEFF\"Écart\";\"Ligne\";\"Identifiant\"");
    assertThat(rows.get(1))
        .startsWith("\"Prix différent\";\"2\";\"id-2\"")
        .contains("\"'=POTTER Lily\"");
    assertThat(world.journal())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo(AuditAction.EXPORTED);
              assertThat(entry.subject()).isEqualTo("file ecarts-facture-2026-11-24.csv");
            });
  }
}
