package sms.host.demo.internal.school;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/**
 * The directory over a school's files, in memory. The files are read beside the start of everything
 * else; who asks earlier waits. Framework property {@code sms.demo.data}: the folder with the
 * files; absent: the school that comes with the demo.
 *
 * <p>While the files are broken every method of the directory throws {@link
 * SchoolUnavailableException}; nothing else is affected.
 */
@Component(
    service = {SchoolDirectory.class, DemoSchool.class},
    immediate = true)
public final class DemoSchool implements SchoolDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(DemoSchool.class);

  private final String folder;
  private volatile CompletableFuture<LoadedSchool> loaded;

  @Activate
  public DemoSchool(BundleContext context) {
    this(Optional.ofNullable(context.getProperty("sms.demo.data")).orElse(""));
  }

  /**
   * @param folder the folder with the files; empty: the school that comes with the demo
   */
  DemoSchool(String folder) {
    this.folder = folder.strip();
    this.loaded = CompletableFuture.supplyAsync(this::read);
  }

  /** What the files came to; waits while they are being read. */
  public LoadedSchool loaded() {
    return loaded.join();
  }

  /**
   * What is wrong with the files, after reading broken ones once more: they may have been mended.
   * The files of the demo itself are not waited for, so that the first page comes early: that they
   * are sound is tested.
   */
  public Optional<LoadedSchool.Broken> refused() {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    synchronized (this) {
      if (loaded() instanceof LoadedSchool.Broken) {
        loaded = CompletableFuture.completedFuture(read());
      }
    }
    return loaded() instanceof LoadedSchool.Broken broken ? Optional.of(broken) : Optional.empty();
  }

  /** The school's name; that of the demo's own school is there before its people are. */
  public String name() {
    if (folder.isEmpty() && !loaded.isDone()) {
      return new SchoolReader("", SchoolFiles.bundled())
          .readSchoolAlone()
          .map(School::name)
          .orElse("");
    }
    return school().name();
  }

  private LoadedSchool read() {
    LoadedSchool result;
    try {
      if (folder.isEmpty()) {
        result = new SchoolReader("", SchoolFiles.bundled()).read();
      } else if (Files.isDirectory(Path.of(folder))) {
        result = new SchoolReader(folder, SchoolFiles.in(Path.of(folder))).read();
      } else {
        result = broken("no.folder");
      }
    } catch (RuntimeException e) {
      LOG.error("reading the school failed", e);
      result = broken("unreadable");
    }
    log(result);
    return result;
  }

  private LoadedSchool broken(String code) {
    return new LoadedSchool.Broken(
        folder, List.of(new DataProblem(folder, 0, code, List.of("sms.demo.data"))));
  }

  private void log(LoadedSchool result) {
    if (result instanceof LoadedSchool.Broken broken) {
      Texts texts = Texts.of(Locale.getDefault());
      LOG.error("{}", texts.get("data.refused", broken.folder()));
      for (DataProblem problem : broken.problems()) {
        LOG.error("{}", problem.sentence(texts));
      }
    } else if (result instanceof LoadedSchool.Ready ready) {
      LOG.info(
          "school read: {} pupils, {} families",
          ready.data().pupils().size(),
          ready.data().families().size());
    }
  }

  private SchoolData data() {
    LoadedSchool now = loaded();
    if (now instanceof LoadedSchool.Ready ready) {
      return ready.data();
    }
    throw new SchoolUnavailableException();
  }

  @Override
  public School school() {
    return data().school();
  }

  @Override
  public Stream<Family> families() {
    return data().families().values().stream();
  }

  @Override
  public Stream<Pupil> pupils() {
    return data().pupils().values().stream();
  }

  @Override
  public Stream<Adult> adults() {
    return data().adults().values().stream();
  }

  @Override
  public Stream<Applicant> applicants() {
    return data().applicants().values().stream();
  }

  @Override
  public Optional<Family> family(String id) {
    return find(data().families().get(id));
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return find(data().pupils().get(id));
  }

  @Override
  public Optional<Adult> adult(String id) {
    return find(data().adults().get(id));
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return find(data().applicants().get(id));
  }

  @Override
  public Optional<Person> person(String id) {
    return data().person(id);
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return find(data().accounts().get(personId));
  }

  private static <T> Optional<T> find(@Nullable T value) {
    return Optional.ofNullable(value);
  }
}
