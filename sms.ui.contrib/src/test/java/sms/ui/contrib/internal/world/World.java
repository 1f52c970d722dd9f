package sms.ui.contrib.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditLog;
import sms.api.compose.Composer;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateStore;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.Gateways;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Resolver;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Person;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.api.portal.PortalAccounts;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.LegacyImport;
import sms.api.recap.OptOuts;
import sms.api.recap.PersonHistory;
import sms.api.recap.Recap;
import sms.api.recap.Reminders;
import sms.api.recap.Replies;
import sms.api.recap.StorageStatus;
import sms.api.selection.PhoneNumber;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionStore;
import sms.ui.contrib.internal.Backends;

/** All services behind the screens, in memory; any of them can be taken away. */
public final class World implements Backends {
  /** The school. */
  public static final School SCHOOL =
      new School(
          "Collège Charlemagne",
          "FR",
          Set.of(),
          ZoneId.of("Europe/Paris"),
          Currency.getInstance("EUR"),
          Locale.FRENCH,
          "2026-2027",
          "https://portail.example");

  /** May send, sees only what she sent. */
  public static final Caller SECRETARY =
      new Caller(
          "secretaire",
          "Odile Martin",
          "ACCUEIL-2",
          Locale.FRENCH,
          EnumSet.of(Right.SEND, Right.SEE_BODIES, Right.SEE_NUMBERS),
          "06 39 98 00 07");

  /** May do all. */
  public static final Caller ADMINISTRATOR =
      new Caller("admin", "Paul Girard", "DIRECTION", Locale.FRENCH, EnumSet.allOf(Right.class));

  /** May do all, but sees no number whole. */
  public static final Caller SUBSTITUTE =
      new Caller(
          "remplacante",
          "Léa Morel",
          "ACCUEIL-1",
          Locale.FRENCH,
          EnumSet.complementOf(EnumSet.of(Right.SEE_NUMBERS)));

  /** May not send. */
  public static final Caller BLOCKED =
      new Caller("bloque", "Luc Petit", "SALLE-12", Locale.FRENCH, Set.of());

  /** Who is at the keyboard of the thread's request. */
  private final ThreadLocal<Optional<Caller>> caller = ThreadLocal.withInitial(Optional::empty);

  private final Clock clock;
  private final SchoolDirectory people = new Potters();
  private final MemorySelector selector = new MemorySelector(people);
  private final MemoryComposer composer = new MemoryComposer();
  private final MemoryGateways gateways;
  private final MemoryOutbox outbox;
  private final MemoryJournal journal;
  private final MemoryReplies replies;
  private final MemoryInvoices invoices = new MemoryInvoices();
  private final MemoryLegacy legacy = new MemoryLegacy();

  /** Which of the services are there. */
  private Optional<CallerContext> callerContext = Optional.of(new ThreadCaller());

  private Optional<SchoolDirectory> directory = Optional.of(people);
  private Optional<SelectionStore> selections = Optional.of(new MemorySelections());
  private final MemoryTemplates memoryTemplates;
  private Optional<MemoryTemplates> templates;
  private Optional<Dispatcher> dispatcher;
  private Optional<Recap> recap;
  private UnaryOperator<RecipientSelector> selecting = UnaryOperator.identity();
  private Optional<StorageStatus> storage = Optional.empty();
  private Optional<PortalAccounts> portal = Optional.empty();
  private boolean composes = true;
  private boolean selects = true;

  /** A world in which all is well. */
  public World(Clock clock) {
    this.clock = clock;
    outbox = new MemoryOutbox(clock);
    journal = new MemoryJournal(clock);
    replies = new MemoryReplies(clock);
    memoryTemplates = new MemoryTemplates(clock);
    templates = Optional.of(memoryTemplates);
    gateways = new MemoryGateways(clock);
    dispatcher = Optional.of(outbox);
    recap = Optional.of(outbox);
  }

  /** The gateways, as they are shown. */
  public MemoryGateways theGateways() {
    return gateways;
  }

  /** What people answered. */
  public MemoryReplies theReplies() {
    return replies;
  }

  /** What was sent. */
  public MemoryOutbox outbox() {
    return outbox;
  }

  /** That user sends « Bonjour » to each of those people of the directory, in that order. */
  public void send(Caller by, String... personIds) {
    Money price = new Money(45_000, SCHOOL.currency());
    outbox.send(
        new Campaign(
            UUID.randomUUID(),
            by.userId(),
            by.displayName(),
            by.workstation(),
            Purpose.OPERATIONAL,
            SendingMode.STANDARD,
            Optional.empty(),
            "Bonjour",
            "",
            Optional.empty(),
            clock.instant().plus(Duration.ofDays(1)),
            personIds.length,
            price),
        Stream.of(personIds)
            .map(
                id ->
                    new OutboundSms(
                        people.person(id).map(Person::displayName).orElse(id),
                        new PhoneNumber("+33639980101"),
                        Optional.empty(),
                        Optional.of(id),
                        "Bonjour",
                        Encoding.GSM7,
                        1,
                        price,
                        Optional.empty())),
        by);
  }

  /** The templates. */
  public MemoryTemplates theTemplates() {
    return memoryTemplates;
  }

  /** Texts to SMS. */
  public MemoryComposer theComposer() {
    return composer;
  }

  /** The people. */
  public MemorySelector theSelector() {
    return selector;
  }

  /** The world's clock. */
  public Clock clock() {
    return clock;
  }

  /** Runs a request as that user; null: nobody. */
  public void as(Caller user, Action action) throws Exception {
    caller.set(Optional.ofNullable(user));
    try {
      action.run();
    } finally {
      caller.remove();
    }
  }

  /** A request. */
  public interface Action {
    void run() throws Exception;
  }

  /** The host does not say who is there. */
  public void withoutCallerContext() {
    callerContext = Optional.empty();
  }

  /** The host's people are away. */
  public void withoutDirectory() {
    directory = Optional.empty();
  }

  /** The database is away. */
  public void withoutDatabase() {
    templates = Optional.empty();
    selections = Optional.empty();
    dispatcher = Optional.empty();
    recap = Optional.empty();
  }

  /** From now on the database speaks for itself. */
  public void storage(StorageStatus status) {
    storage = Optional.of(status);
  }

  /** The host has a portal. */
  public void portal(PortalAccounts accounts) {
    portal = Optional.of(accounts);
  }

  /** No bundle selects. */
  public void withoutSelector() {
    selects = false;
  }

  /** No bundle composes. */
  public void withoutComposer() {
    composes = false;
  }

  /** Puts something in front of the selector. */
  public void selecting(UnaryOperator<RecipientSelector> wrapper) {
    selecting = wrapper;
  }

  @Override
  public Optional<CallerContext> callerContext() {
    return callerContext;
  }

  @Override
  public Optional<SchoolDirectory> directory() {
    return directory;
  }

  @Override
  public Optional<RecipientSelector> selector() {
    return selects ? Optional.of(selecting.apply(selector)) : Optional.empty();
  }

  @Override
  public Optional<Composer> composer() {
    return composes ? Optional.of(composer) : Optional.empty();
  }

  @Override
  public Optional<TemplateStore> templates() {
    return templates.map(store -> store);
  }

  @Override
  public Optional<TemplateEditor> templateEditor() {
    return templates.map(editor -> editor);
  }

  @Override
  public Optional<TemplateExchange> templateExchange() {
    return templates.map(exchange -> exchange);
  }

  @Override
  public Optional<SelectionStore> selections() {
    return selections;
  }

  @Override
  public Optional<Dispatcher> dispatcher() {
    return dispatcher;
  }

  @Override
  public Optional<Gateways> gateways() {
    return dispatcher.map(present -> gateways);
  }

  @Override
  public Optional<Resolver> resolver() {
    return dispatcher.map(d -> outbox);
  }

  @Override
  public Optional<Recap> recap() {
    return recap;
  }

  @Override
  public Optional<PersonHistory> history() {
    return recap.map(present -> outbox);
  }

  @Override
  public Optional<InvoiceComparison> invoiceComparison() {
    return recap.map(present -> invoices);
  }

  /** Compares invoices. */
  public MemoryInvoices theInvoices() {
    return invoices;
  }

  @Override
  public Optional<LegacyImport> legacyImport() {
    return recap.map(present -> legacy);
  }

  @Override
  public Optional<AuditLog> auditLog() {
    return Optional.of(journal);
  }

  /** What was entered, oldest first. */
  public List<AuditEntry> journal() {
    return journal.entries();
  }

  /** The journal itself. */
  public MemoryJournal theJournal() {
    return journal;
  }

  @Override
  public Optional<Replies> replies() {
    return recap.map(present -> replies);
  }

  @Override
  public Optional<OptOuts> optOuts() {
    return recap.map(present -> replies);
  }

  @Override
  public Optional<PortalAccounts> portal() {
    return portal;
  }

  @Override
  public Optional<Reminders> reminders() {
    return recap.map(present -> outbox);
  }

  @Override
  public Optional<StorageStatus> storage() {
    return storage;
  }

  private final class ThreadCaller implements CallerContext {
    @Override
    public Optional<Caller> current() {
      return caller.get();
    }

    @Override
    public Set<Right> rightsOf(String userId) {
      return Stream.of(SECRETARY, ADMINISTRATOR, SUBSTITUTE, BLOCKED)
          .filter(user -> user.userId().equals(userId))
          .map(Caller::rights)
          .findFirst()
          .orElse(Set.of());
    }
  }
}
