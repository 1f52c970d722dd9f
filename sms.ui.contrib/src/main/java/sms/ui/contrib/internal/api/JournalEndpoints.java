package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditFilter;
import sms.api.audit.AuditLog;
import sms.api.audit.AuditRecord;
import sms.api.host.Caller;
import sms.api.recap.Recap;

/** Who did what, for administrators. */
final class JournalEndpoints implements Endpoints {
  private static final int PAGE = 50;
  private static final int MAX_PAGE = 200;
  private static final int MAX_NAME = 255;

  /** Entries that are read at once for a file. */
  private static final int AT_ONCE = 500;

  /** Who enters what the program does by itself. */
  private static final String PROGRAM = "sms.recap.retention";

  /** Sorts as text, and a spreadsheet takes it for a date. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Installed installed;
  private final Clock clock;

  JournalEndpoints(Installed installed, Clock clock) {
    this.installed = requireNonNull(installed);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/journal", Access.ADMINISTRATOR, this::page),
        Route.get("/journal/people", Access.ADMINISTRATOR, this::people),
        Route.get("/journal.csv", Access.ADMINISTRATOR, this::sheet),
        Route.post("/journal/verify", Access.ADMINISTRATOR, this::verify));
  }

  private Reply page(Call call) {
    int limit = call.query("limit", PAGE, 1, MAX_PAGE);
    List<AuditRecord> found =
        installed.auditLog(call).newest(filter(call), before(call), limit + 1);
    boolean more = found.size() > limit;
    List<AuditRecord> records = more ? found.subList(0, limit) : found;
    JournalWords words = words(call);
    Map<String, String> names = names(call);
    return Reply.ok(
        new PageView(
            records.stream().map(record -> EntryView.of(record, words, names, call)).toList(),
            more ? records.get(limit - 1).number() : null));
  }

  private static AuditFilter filter(Call call) {
    Optional<String> who = call.query("who");
    if (who.isPresent() && who.get().length() > MAX_NAME) {
      throw new Refused(422, call.problemOf("who", "value.too-long", MAX_NAME));
    }
    return new AuditFilter(call.query("action", AuditAction.class), who);
  }

  private static long before(Call call) {
    Optional<String> value = call.query("before");
    try {
      return value.map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      throw new Refused(400, call.problemOf("before", "query.constant", value.orElse("")));
    }
  }

  private JournalWords words(Call call) {
    return new JournalWords(call, installed.zone());
  }

  /** Login name → name, of those whom the recap knows and the caller may see there. */
  private Map<String, String> names(Call call) {
    return installed.backends().recap().stream()
        .flatMap(recap -> recap.users(call.caller()).stream())
        .collect(Collectors.toMap(Recap.Sender::userId, Recap.Sender::name, (a, b) -> a));
  }

  private static String shown(String who, Map<String, String> names, Call call) {
    Caller caller = call.caller();
    if (who.equals(PROGRAM)) {
      return call.text("journal.program");
    }
    return who.equals(caller.userId()) ? caller.displayName() : names.getOrDefault(who, who);
  }

  private Reply people(Call call) {
    Map<String, String> names = names(call);
    return Reply.ok(
        new People(
            installed.auditLog(call).people().stream()
                .map(who -> new Somebody(who, shown(who, names, call)))
                .toList()));
  }

  private Reply verify(Call call) {
    AuditCheck check = installed.auditLog(call).verify();
    if (check instanceof AuditCheck.Intact intact) {
      return Reply.ok(new CheckView(intact.entries(), intact.hash(), null));
    }
    return Reply.ok(new CheckView(null, null, ((AuditCheck.Broken) check).number()));
  }

  /** All that the filter fits, with the hashes, read page by page while it is written. */
  private Reply sheet(Call call) {
    AuditLog log = installed.auditLog(call);
    AuditFilter filter = filter(call);
    JournalWords words = words(call);
    ZonedDateTime now = clock.instant().atZone(installed.zone());
    String name = call.text("csv.file.journal") + "-" + now.toLocalDate() + ".csv";
    Download file =
        Spreadsheet.of(
            name,
            call.locale(),
            sheet -> {
              sheet.row(
                  Stream.of("number", "at", "who", "action", "what", "detail", "hash")
                      .map(column -> call.text("journal.csv." + column))
                      .toList());
              records(log, filter)
                  .forEach(
                      record ->
                          sheet.row(
                              List.of(
                                  Long.toString(record.number()),
                                  MOMENT.format(record.at().atZone(now.getZone())),
                                  record.entry().who(),
                                  words.action(record.entry().action()),
                                  words.what(record.entry()),
                                  words.detail(record.entry()),
                                  record.hash())));
            });
    return installed.exported(file, call);
  }

  private static Stream<AuditRecord> records(AuditLog log, AuditFilter filter) {
    return Stream.iterate(
            log.newest(filter, Long.MAX_VALUE, AT_ONCE),
            page -> !page.isEmpty(),
            page -> log.newest(filter, page.get(page.size() - 1).number(), AT_ONCE))
        .flatMap(List::stream);
  }

  /**
   * Some entries, newest first.
   *
   * @param next {@code before} of the next page; absent: there is none
   */
  record PageView(List<EntryView> entries, @Nullable Long next) {}

  /**
   * An entry.
   *
   * @param who as shown
   * @param what was done, the end of a sentence that begins with who
   * @param detail figures in words; may be empty
   * @param campaign the sending that it tells of; absent: none
   */
  record EntryView(
      long number,
      long at,
      String who,
      AuditAction action,
      String what,
      String detail,
      @Nullable Long campaign) {
    static EntryView of(
        AuditRecord record, JournalWords words, Map<String, String> names, Call call) {
      OptionalLong campaign = JournalWords.campaign(record.entry());
      return new EntryView(
          record.number(),
          record.at().toEpochMilli(),
          shown(record.entry().who(), names, call),
          record.entry().action(),
          words.what(record.entry()),
          words.detail(record.entry()),
          campaign.isPresent() ? campaign.getAsLong() : null);
    }
  }

  /** Everybody who has an entry. */
  record People(List<Somebody> people) {}

  /**
   * Somebody.
   *
   * @param id as the query {@code who} takes it
   */
  record Somebody(String id, String name) {}

  /**
   * What a verification found.
   *
   * @param entries how many; absent: somebody has changed the journal
   * @param hash of the last one
   * @param broken the first entry that is missing or not as it was written; absent: none
   */
  record CheckView(@Nullable Long entries, @Nullable String hash, @Nullable Long broken) {}
}
