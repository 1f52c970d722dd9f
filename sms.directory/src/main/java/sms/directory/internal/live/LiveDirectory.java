package sms.directory.internal.live;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.directory.DirectoryImport;
import sms.api.directory.ImportProblem;
import sms.api.directory.ImportResult;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.directory.internal.report.DataProblem;
import sms.directory.internal.report.Problems;
import sms.directory.internal.report.Texts;
import sms.directory.internal.source.Fingerprint;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.source.SourceRefusedException;

/**
 * A directory over a school's files, in memory. The files are read beside the start of everything
 * else; who asks earlier waits. What was read is one immutable snapshot, replaced as a whole: a
 * selection that began before an import ends in the school it began in as far as its streams go.
 *
 * <p>While there has never been a sound import every method of the directory throws {@link
 * SchoolUnavailableException}.
 */
public abstract class LiveDirectory implements SchoolDirectory, DirectoryImport {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDirectory.class);

  private final Path source;
  private final Clock clock;
  private final SnapshotReader reader;
  private final ScheduledThreadPoolExecutor thread;
  private final CompletableFuture<State> first;
  private final Watch watch;
  private volatile @Nullable State state;

  /**
   * What is in use, and what the latest import came to.
   *
   * @param readAt of the snapshot in use
   */
  private record State(
      @Nullable SchoolSnapshot snapshot,
      Instant readAt,
      Instant at,
      List<DataProblem> problems,
      List<DataProblem> remarks) {}

  /**
   * Starts the first import.
   *
   * @param interval between two looks at the files; zero: none
   */
  @SuppressWarnings("FutureReturnValueIgnored") // failures are states, and states are logged
  protected LiveDirectory(Path source, Duration interval, SnapshotReader reader, Clock clock) {
    this.source = source;
    this.reader = reader;
    this.clock = clock;
    this.thread = new ScheduledThreadPoolExecutor(1, LiveDirectory::daemon);
    this.watch = new Watch(source, Fingerprint.of(source));
    this.first = CompletableFuture.supplyAsync(this::importAnew, thread);
    if (!interval.isZero()) {
      long millis = interval.toMillis();
      thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sms-directory");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the watching; an import that is under way ends by itself. */
  protected final void close() {
    thread.shutdown();
  }

  private void look() {
    if (watch.settledAnew()) {
      importAnew();
    }
  }

  /** On the one thread: imports never overlap. */
  private State importAnew() {
    State before = state;
    watch.imported(Fingerprint.of(source));
    Problems problems = new Problems();
    Problems remarks = new Problems();
    Optional<SchoolSnapshot> read =
        read(problems, remarks)
            .filter(snapshot -> before == null || sameMoneyAndTime(before, snapshot, problems));
    Instant now = clock.instant();
    State after;
    if (read.isPresent()) {
      after = new State(read.get(), now, now, List.of(), remarks.list());
    } else if (before != null) {
      after = new State(before.snapshot(), before.readAt(), now, problems.list(), before.remarks());
    } else {
      after = new State(null, now, now, problems.list(), List.of());
    }
    state = after;
    log(after);
    return after;
  }

  /** A school never changes its zone or currency while running. */
  private boolean sameMoneyAndTime(State before, SchoolSnapshot read, Problems problems) {
    SchoolSnapshot used = before.snapshot();
    boolean same =
        used == null
            || used.school().zone().equals(read.school().zone())
                && used.school().currency().equals(read.school().currency());
    if (!same) {
      problems.add(source.toString(), 0, "school.moved");
    }
    return same;
  }

  private Optional<SchoolSnapshot> read(Problems problems, Problems remarks) {
    try (SourceFiles files = SourceFiles.open(source)) {
      Optional<SchoolSnapshot> read = reader.read(files, problems, remarks);
      return problems.none() ? read : Optional.empty();
    } catch (SourceRefusedException e) {
      e.report(problems);
    } catch (RuntimeException e) {
      LOG.error("reading the school failed", e);
      problems.add(source.toString(), 0, "unreadable");
    }
    return Optional.empty();
  }

  private Texts texts(Locale locale) {
    return Texts.of(getClass(), locale);
  }

  private void log(State now) {
    Texts texts = texts(Locale.getDefault());
    if (result(now, texts) instanceof ImportResult.Refused refused) {
      LOG.error("{}", summary(refused, texts));
      refused.problems().forEach(problem -> LOG.error("{}", sentence(problem, texts)));
    } else {
      LOG.info("{}", summary(result(now, texts), texts));
    }
  }

  private ImportResult result(State now, Texts texts) {
    SchoolSnapshot snapshot = now.snapshot();
    if (snapshot == null || !now.problems().isEmpty()) {
      return new ImportResult.Refused(
          source.toString(),
          now.at(),
          now.problems().stream().map(problem -> problem.told(texts)).toList(),
          snapshot == null ? Optional.empty() : Optional.of(now.readAt()));
    }
    return new ImportResult.Imported(
        source.toString(),
        now.at(),
        snapshot.families().size(),
        snapshot.pupils().size(),
        snapshot.adults().size(),
        snapshot.applicants().size(),
        now.remarks().stream().map(remark -> remark.told(texts)).toList());
  }

  private static String sentence(ImportProblem problem, Texts texts) {
    return problem.line() == 0
        ? texts.get("in.file", problem.file(), problem.reason())
        : texts.get("in.line", problem.file(), Integer.toString(problem.line()), problem.reason());
  }

  private static String summary(ImportResult result, Texts texts) {
    if (result instanceof ImportResult.Imported imported) {
      return texts.get(
          "imported",
          imported.source(),
          Integer.toString(imported.pupils()),
          Integer.toString(imported.families()),
          Integer.toString(imported.adults()));
    }
    boolean older = result instanceof ImportResult.Refused refused && refused.inUse().isPresent();
    return texts.get(older ? "refused.older" : "refused", result.source());
  }

  @Override
  public final ImportResult latest(Locale locale) {
    first.join();
    return result(now(), texts(locale));
  }

  @Override
  public final ImportResult reimport(Locale locale) {
    Texts texts = texts(locale);
    first.join();
    try {
      return result(thread.submit(this::importAnew).get(), texts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result(now(), texts);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (RejectedExecutionException e) {
      // The directory is being taken away: what it last came to is what there is to say.
      return result(now(), texts);
    }
  }

  /**
   * The Gogo command {@code sms:reimport}: imports now and says what it came to, a line a problem.
   */
  public final String reimport() {
    Texts texts = texts(Locale.getDefault());
    ImportResult result = reimport(Locale.getDefault());
    List<ImportProblem> lines =
        result instanceof ImportResult.Refused refused
            ? refused.problems()
            : result instanceof ImportResult.Imported imported ? imported.remarks() : List.of();
    StringBuilder told = new StringBuilder(summary(result, texts));
    lines.forEach(line -> told.append(System.lineSeparator()).append(sentence(line, texts)));
    return told.toString();
  }

  private State now() {
    State now = state;
    return now == null ? first.join() : now;
  }

  private SchoolSnapshot snapshot() {
    SchoolSnapshot snapshot = now().snapshot();
    if (snapshot == null) {
      throw new SchoolUnavailableException();
    }
    return snapshot;
  }

  @Override
  public final School school() {
    return snapshot().school();
  }

  @Override
  public final Stream<Family> families() {
    return snapshot().families().values().stream();
  }

  @Override
  public final Stream<Pupil> pupils() {
    return snapshot().pupils().values().stream();
  }

  @Override
  public final Stream<Adult> adults() {
    return snapshot().adults().values().stream();
  }

  @Override
  public final Stream<Applicant> applicants() {
    return snapshot().applicants().values().stream();
  }

  @Override
  public final Optional<Family> family(String id) {
    return Optional.ofNullable(snapshot().families().get(id));
  }

  @Override
  public final Optional<Pupil> pupil(String id) {
    return Optional.ofNullable(snapshot().pupils().get(id));
  }

  @Override
  public final Optional<Adult> adult(String id) {
    return Optional.ofNullable(snapshot().adults().get(id));
  }

  @Override
  public final Optional<Applicant> applicant(String id) {
    return Optional.ofNullable(snapshot().applicants().get(id));
  }

  @Override
  public final Optional<Person> person(String id) {
    return Optional.ofNullable(snapshot().people().get(id));
  }

  @Override
  public final Optional<PortalAccount> portalAccount(String personId) {
    return Optional.ofNullable(snapshot().accounts().get(personId));
  }
}
