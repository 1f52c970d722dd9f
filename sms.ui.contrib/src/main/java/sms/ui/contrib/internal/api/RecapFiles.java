package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.ui.contrib.internal.Messages;

/** The list as a file, all of it: read page by page while it is written, never held as a whole. */
final class RecapFiles {
  private static final String JSON = "application/json;charset=utf-8";

  /** Sorts as text, and a spreadsheet takes it for a date. */
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Recap recap;
  private final Call call;
  private final ZonedDateTime now;
  private final Map<String, String> words;

  /**
   * For that call.
   *
   * @param now at the school: its day is in the name of the file, its zone is that of all times
   */
  RecapFiles(Recap recap, Call call, ZonedDateTime now) {
    this.recap = recap;
    this.call = call;
    this.now = now;
    this.words = Messages.ofPage(call.locale());
  }

  /** For a spreadsheet, in the words of the screen. */
  Download sheet(RecapQuery query) {
    return Spreadsheet.of(
        name("csv"),
        call.locale(),
        sheet -> {
          sheet.row(
              List.of(
                  call.text("csv.created"),
                  word("column.sent"),
                  word("column.recipient"),
                  word("column.number"),
                  word("column.state"),
                  call.text("csv.state.since"),
                  word("column.reason"),
                  word("totals.sms"),
                  word("totals.cost"),
                  call.text("csv.currency"),
                  word("totals.mode"),
                  word("recap.user"),
                  word("recap.workstation"),
                  call.text("csv.campaign")));
          lines(query).forEach(line -> sheet.row(cells(line)));
        });
  }

  private List<String> cells(RecapLine line) {
    return List.of(
        moment(line.created()),
        line.sent().map(this::moment).orElse(""),
        call.numbers().within(line.recipient()),
        call.numbers().inSheet(line.number()),
        call.text("csv.state." + line.state()),
        moment(line.stateAt()),
        line.reason().map(reason -> word("why." + reason)).orElse(""),
        Integer.toString(line.parts()),
        call.text("csv.amount", line.cost().micros() / 1e6),
        line.cost().currency().getCurrencyCode(),
        word("mode." + line.mode()),
        line.userName(),
        line.workstation(),
        Long.toString(line.campaignId()));
  }

  /** For a program: the lines of {@code GET /recap}, in one array. */
  Download json(RecapQuery query) {
    return new Download(name("json"), JSON, out -> write(query, out));
  }

  private void write(RecapQuery query, OutputStream out) throws IOException {
    try (JsonGenerator generator = Json.mapper().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      generator.writeStartArray();
      for (RecapLine line : (Iterable<RecapLine>) lines(query)::iterator) {
        generator.writePOJO(RecapEndpoints.LineView.of(line, call.numbers()));
      }
      generator.writeEndArray();
    }
  }

  private Stream<RecapLine> lines(RecapQuery query) {
    return Stream.iterate(
            Optional.of(page(query, OptionalLong.empty())),
            Optional::isPresent,
            page ->
                page.map(RecapPage::next).filter(OptionalLong::isPresent).map(n -> page(query, n)))
        .flatMap(page -> page.orElseThrow().lines().stream());
  }

  private RecapPage page(RecapQuery query, OptionalLong before) {
    return recap.page(query.page(before, RecapQuery.MAX_LIMIT), call.caller());
  }

  private String moment(Instant at) {
    return MOMENT.format(at.atZone(now.getZone()));
  }

  private String name(String kind) {
    return call.text("csv.file.recap") + "-" + now.toLocalDate() + "." + kind;
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }
}
