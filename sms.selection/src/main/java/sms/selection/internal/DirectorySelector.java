package sms.selection.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Audience;
import sms.api.portal.PortalAccounts;
import sms.api.problem.Problem;
import sms.api.recap.OptOuts;
import sms.api.selection.FilterContext;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;
import sms.api.selection.PickedPerson;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientSelector;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.selection.internal.GroupSearch.Circle;
import sms.selection.internal.Row.Outcome;
import sms.selection.internal.message.Messages;
import sms.selection.internal.number.FictionalNumbers;
import sms.selection.internal.number.NumberReader;

/**
 * Selects over the host's directory. Keeps nothing of its people between two selections; safe for
 * concurrent use.
 */
@Component(configurationPid = SelectionConfiguration.PID)
@Designate(ocd = SelectionConfiguration.class)
public final class DirectorySelector implements RecipientSelector {
  private static final Logger LOG = LoggerFactory.getLogger(DirectorySelector.class);

  private final SchoolDirectory directory;
  private final FictionalNumbers fictional;
  private final Clock clock;
  private final InstalledFilters installed = new InstalledFilters();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable OptOuts optOuts;

  /** Of the last selection. */
  private final AtomicReference<@Nullable NumberReader> reader = new AtomicReference<>();

  /** Called by Declarative Services. */
  @Activate
  public DirectorySelector(
      @Reference SchoolDirectory directory, SelectionConfiguration configuration) {
    this(
        directory,
        new FictionalNumbers(List.of(configuration.fictional_numbers())),
        Clock.systemUTC());
  }

  DirectorySelector(SchoolDirectory directory, FictionalNumbers fictional, Clock clock) {
    this.directory = directory;
    this.fictional = fictional;
    this.clock = clock;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PortalAccounts portal;

  /** Asks that portal from now on; null: none. */
  void portal(@Nullable PortalAccounts accounts) {
    portal = accounts;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addFilter(RecipientFilter filter, Map<String, ?> properties) {
    installed.add(filter, properties);
  }

  void removeFilter(RecipientFilter filter) {
    installed.remove(filter);
  }

  @Override
  public List<RecipientFilter> filters() {
    return installed.all();
  }

  @Override
  public SelectionResult select(SelectionRequest request, Caller caller) {
    Messages messages = Messages.in(request.locale());
    try {
      return new Run(request, caller, messages).result();
    } catch (FilterFailedException e) {
      LOG.error("filter {} failed", e.filterId(), e.getCause());
      return new SelectionResult.Invalid(
          List.of(
              new Problem(
                  "filter.failed",
                  "filter." + e.filterId(),
                  messages.text("filter.failed", e.filterId()))));
    }
  }

  /** Numbers from which STOP was answered; it is asked again before each SMS leaves. */
  private Set<PhoneNumber> stopped() {
    OptOuts source = optOuts;
    try {
      return source == null ? Set.of() : source.all();
    } catch (OutboxUnavailableException e) {
      LOG.warn("database away: who answered STOP is found out when the SMS leave", e);
      return Set.of();
    }
  }

  private NumberReader readerFor(School school) {
    NumberReader last = reader.get();
    if (last != null && last.readsFor(school)) {
      return last;
    }
    NumberReader other = new NumberReader(school, fictional);
    reader.set(other);
    return other;
  }

  /** One selection. */
  private final class Run {
    private final SelectionRequest request;
    private final Caller caller;
    private final Messages messages;
    private final School school = directory.school();
    private final NumberReader numbers = readerFor(school);
    private final Set<PhoneNumber> stopped = stopped();
    private final LocalDate today = LocalDate.now(clock.withZone(school.zone()));
    private final Explanation explanation;
    private final List<Problem> problems = new ArrayList<>();
    private final Roster roster = new Roster();

    Run(SelectionRequest request, Caller caller, Messages messages) {
      this.request = request;
      this.caller = caller;
      this.messages = messages;
      this.explanation = new Explanation(messages, request);
    }

    SelectionResult result() {
      List<Row> typed =
          new TypedNumbers(numbers, stopped, messages)
              .rows(request.typedNumbers(), school.locale(), problems);
      if (request.record().isPresent()) {
        String sentence = searchRecord(request.record().get());
        return outcome(RowMaker.forRecord(numbers, stopped, request.tickedKeys()), typed, sentence);
      }
      String sentence = request.source().map(this::searchGroup).orElseGet(explanation::ofTyped);
      addPeople();
      return outcome(RowMaker.forGroup(numbers, stopped), typed, sentence);
    }

    private String searchGroup(RecordType source) {
      Criteria criteria =
          new CriteriaReader(
                  installed,
                  source,
                  new FilterContext(directory, today, request.locale()),
                  messages,
                  problems)
              .read(request.filter());
      if (problems.isEmpty()) {
        Circle circle = new Circle(request.spouses(), request.secondGuardians());
        new GroupSearch(directory, today, criteria, circle, roster).search(source);
      }
      return explanation.ofGroup(source, criteria);
    }

    /** Those added by hand, about the pupils of the record that they were found in. */
    private void addPeople() {
      for (int i = 0; i < request.people().size(); i++) {
        PickedPerson picked = request.people().get(i);
        List<Match> matches = new ArrayList<>();
        new RecordSearch(directory, matches::add).search(picked.record());
        matches.removeIf(match -> !match.person().id().equals(picked.personId()));
        if (matches.isEmpty()) {
          problems.add(
              new Problem("person.unknown", "people[" + i + "]", messages.text("person.unknown")));
        }
        matches.forEach(roster::add);
      }
    }

    private String searchRecord(RecordRef record) {
      Optional<String> name = new RecordSearch(directory, roster::add).search(record);
      if (name.isEmpty()) {
        problems.add(
            new Problem(
                "record.unknown", "record", messages.text("record.unknown." + record.type())));
      }
      if (!caller.may(Right.OVERRIDE_NO_SMS)) {
        roster.people().stream()
            .map(MatchedPerson::person)
            .filter(p -> p.noSms() && request.tickedKeys().contains(Row.key(p)))
            .forEach(
                p ->
                    problems.add(
                        new Problem(
                            "override.right",
                            "tickedKeys",
                            messages.text("override.right", p.displayName()))));
      }
      return explanation.ofRecord(record, name.orElse(""));
    }

    private SelectionResult outcome(RowMaker maker, List<Row> typed, String sentence) {
      Optional<Accounts> accounts = request.audience().flatMap(this::accounts);
      if (!problems.isEmpty()) {
        return new SelectionResult.Invalid(problems);
      }
      List<Row> rows = new ArrayList<>(roster.people().size() + typed.size());
      roster.people().forEach(matched -> rows.add(maker.row(matched)));
      rows.addAll(typed);
      accounts.ifPresent(known -> rows.replaceAll(known::judge));
      // who was taken away shares no number any more
      if (!request.removedKeys().isEmpty()) {
        rows.replaceAll(this::unlessRemoved);
      }
      return new SelectionResult.Selected(
          selection(NameOrder.sorted(SharedNumbers.mark(rows)), sentence(sentence)));
    }

    private Optional<Accounts> accounts(Audience audience) {
      PortalAccounts known = portal;
      if (known == null) {
        problems.add(
            new Problem("audience.no-portal", "audience", messages.text("audience.no-portal")));
        return Optional.empty();
      }
      return Optional.of(new Accounts(known, audience));
    }

    private String sentence(String criteria) {
      return request
          .audience()
          .map(audience -> messages.text("audience." + audience, criteria))
          .orElse(criteria);
    }

    private Row unlessRemoved(Row row) {
      return row.number().isPresent() && request.removedKeys().contains(row.key())
          ? row.ignored(IgnoreReason.REMOVED)
          : row;
    }

    private Selection selection(List<Row> rows, String sentence) {
      List<sms.api.selection.Recipient> recipients = new ArrayList<>(rows.size());
      List<sms.api.selection.IgnoredRecipient> ignored = new ArrayList<>();
      for (Row row : rows) {
        if (row.outcome() instanceof Outcome.Ignored why) {
          ignored.add(row.ignored(why));
        } else if (row.outcome() instanceof Outcome.Reached reached) {
          recipients.add(row.recipient(reached));
        }
      }
      return new Selection(recipients, ignored, sentence);
    }
  }
}
