package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientRole;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** The lists of a selection as files that an office opens in its spreadsheet. */
class ExportTest extends ApiTest {
  private static final RecordRef RECORD = new RecordRef(RecordType.FAMILY, "F1");

  @Test
  void the_ignored_are_a_file_in_the_words_of_the_screen() {
    ignoring(ignored("HÉRAULT Zoé", IgnoreReason.NO_MOBILE, ""));
    Answer file = file("ignored", "");
    assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"destinataires-ignores-2026-11-24.csv\"");
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.response().body())
        .isEqualTo(
            "\uFEFF\"Destinataire\";\"Qualité\";\"Raison\";\"Portable saisi\";\"Fiche\"\r\n"
                + "\"HÉRAULT Zoé\";\"Responsable 1\";\"Portable vide\";\"\";\"Famille F1\"\r\n");
  }

  @Test
  void the_selected_are_one_too_and_a_number_stays_a_text() {
    world.selecting(
        selector ->
            new Fixed(
                new Selection(
                    List.of(
                        recipient("POTTER James", "+33612345678", List.of("POTTER Lily", "X")),
                        recipient("ROGUE Sev", "+262692123456", List.of()),
                        recipient("DOE Jo", "+12125550123", List.of())),
                    List.of(),
                    "")));
    assertThat(file("recipients", "").response().body().lines())
        .containsExactly(
            "\uFEFF\"Téléphone\";\"Destinataire\";\"Qualité\";\"Même numéro que\";\"Fiche\"",
            "\"(+33) 6 12 34 56 78\";\"POTTER James\";\"Responsable 1\";\"POTTER Lily, X\";"
                + "\"Famille F1\"",
            "\"(+262) 6 92 12 34 56\";\"ROGUE Sev\";\"Responsable 1\";\"\";\"Famille F1\"",
            "\"(+1) 21 25 55 01 23\";\"DOE Jo\";\"Responsable 1\";\"\";\"Famille F1\"");
  }

  @Test
  void english_offices_separate_by_commas() {
    ignoring(ignored("HÉRAULT Zoé", IgnoreReason.LANDLINE, "01 40"));
    Answer file = file("ignored", "?lang=en");
    assertThat(file.header("Content-Disposition")).contains("ignored-recipients-2026-11-24.csv");
    assertThat(file.response().body()).contains("\"HÉRAULT Zoé\",\"Guardian 1\",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+33612345678",
        "-2+3",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\uFEFF=1+1",
        "＝1+1",
        "\";=1+1;\""
      })
  void no_cell_is_a_formula(String hostile) {
    ignoring(ignored(hostile, IgnoreReason.INVALID_NUMBER, hostile));
    List<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(';')
            .ofCsvRecord(file("ignored", "").response().body())
            .stream()
            .toList();
    assertThat(rows).hasSize(2).allMatch(row -> row.getFieldCount() == 5);
    assertThat(rows.get(1).getFields())
        .noneMatch(cell -> cell.matches("(?s)[\\s\\p{Z}\\p{C}]*[=+\\-@＝＋－＠].*"))
        .noneMatch(cell -> cell.matches("(?s).*[\\t\\r\\n].*"))
        .last()
        .isEqualTo("Famille F1");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          =1,     '=1
          a=1,    a=1
          "",     ""
          06 12,  06 12
          " -x",  '-x
          """)
  void only_what_would_be_a_formula_is_changed(String cell, String written) {
    assertThat(Spreadsheet.inert(cell)).isEqualTo(written);
  }

  @Test
  void what_is_narrowed_on_the_screen_is_narrowed_in_the_file() {
    ignoring(
        ignored("HÉRAULT Zoé", IgnoreReason.LANDLINE, "01 40"),
        ignored("HÉRAULT Léo", IgnoreReason.NO_MOBILE, ""),
        ignored("IBANEZ Ana", IgnoreReason.LANDLINE, "01 41"));
    assertThat(file("ignored", "?reason=LANDLINE&q=herault").response().body().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("HÉRAULT Zoé"));
    assertThat(file("ignored", "?q=01%2041").response().body().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("IBANEZ Ana"));
  }

  @Test
  void the_rows_of_shared_numbers_are_found_by_all_their_names_and_by_the_number() {
    ApiClient secretary = secretary();
    world.selecting(
        selector ->
            new Fixed(
                new Selection(
                    List.of(
                        recipient("POTTER James", "+33612345678", List.of("EVANS Lily")),
                        recipient("ROGUE Sev", "+33612345679", List.of())),
                    List.of(),
                    "")));
    JsonNode selection = secretary.post("/selections", families()).json();
    assertThat(selection.path("shared").asInt()).isEqualTo(1);
    String rows = "/selections/" + selection.path("snapshot").asText() + "/recipients";
    assertThat(secretary.get(rows + "?shared=true").json().path("total").asInt()).isEqualTo(1);
    assertThat(secretary.get(rows + "?q=evans").json().path("total").asInt()).isEqualTo(1);
    assertThat(secretary.get(rows + "?q=06%2012%2034%2056%2079").json().at("/rows/0/name").asText())
        .isEqualTo("ROGUE Sev");
    assertThat(secretary.get(rows + "?shared=maybe").status()).isEqualTo(400);
  }

  @Test
  void only_ones_own_selection_and_only_as_long_as_it_is_held() {
    ApiClient secretary = secretary();
    String id = select(secretary, families());
    assertThat(administrator().get("/selections/" + id + "/recipients.csv").status())
        .isEqualTo(410);
    assertThat(as("bloque").get("/selections/" + id + "/recipients.csv").status()).isEqualTo(403);
    assertThat(secretary.get("/selections/" + id + "/recipients.csv").status()).isEqualTo(200);
    clock.goOn(Duration.ofHours(2));
    assertThat(secretary.get("/selections/" + id + "/recipients.csv").status()).isEqualTo(410);
  }

  private void ignoring(IgnoredRecipient... rows) {
    world.selecting(selector -> new Fixed(new Selection(List.of(), List.of(rows), "")));
  }

  private Answer file(String list, String query) {
    ApiClient secretary = secretary();
    String id = select(secretary, families());
    return secretary.get("/selections/" + id + "/" + list + ".csv" + query);
  }

  private static IgnoredRecipient ignored(String name, IgnoreReason reason, String cell) {
    return new IgnoredRecipient(
        "P:" + name, name, RecipientRole.RESPONSABLE_1, reason, cell, Optional.of(RECORD));
  }

  private static Recipient recipient(String name, String number, List<String> merged) {
    return new Recipient(
        "P:" + name,
        name,
        new PhoneNumber(number),
        RecipientRole.RESPONSABLE_1,
        Optional.of(RECORD),
        Optional.of(name),
        List.of(),
        Locale.FRENCH,
        false,
        true,
        sharers(name, merged));
  }

  private static List<Recipient.Sharer> sharers(String name, List<String> others) {
    return others.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(name), others.stream())
            .map(n -> new Recipient.Sharer("P:" + n, n, RecipientRole.RESPONSABLE_1, List.of()))
            .toList();
  }

  private record Fixed(Selection selection) implements RecipientSelector {
    @Override
    public SelectionResult select(SelectionRequest request, Caller caller) {
      return new SelectionResult.Selected(selection);
    }

    @Override
    public List<RecipientFilter> filters() {
      return List.of();
    }
  }
}
