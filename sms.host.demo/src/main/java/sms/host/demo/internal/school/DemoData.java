package sms.host.demo.internal.school;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.directory.DirectoryFormat;
import sms.api.directory.DirectoryImport;
import sms.api.directory.ImportProblem;
import sms.api.directory.ImportResult;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/**
 * Decides which school is shown. Framework property {@code sms.demo.data}: a file or folder in any
 * format that an installed bundle recognises; absent: the school that comes with the demo. The
 * bundle is told by configuration, as in any other host, and its {@code SchoolDirectory} is what
 * the pages use.
 */
@Component(service = DemoData.class, immediate = true)
public final class DemoData {
  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
  private static final String OWN_PID = "sms.directory.csv";
  private static final long PATIENCE_SECONDS = 15;

  private final String wanted;
  private final ConfigurationAdmin configurations;
  private final ConcurrentSkipListSet<DirectoryFormat> formats =
      new ConcurrentSkipListSet<>(Comparator.comparing(DirectoryFormat::pid));
  private final AtomicReference<@Nullable String> chosen = new AtomicReference<>();
  private final CompletableFuture<SchoolDirectory> firstDirectory = new CompletableFuture<>();
  private final CompletableFuture<DirectoryImport> firstImport = new CompletableFuture<>();
  private volatile @Nullable DirectoryImport imports;

  /** Called by Declarative Services. */
  @Activate
  @SuppressWarnings("FutureReturnValueIgnored") // what fails there is logged there
  public DemoData(BundleContext context, @Reference ConfigurationAdmin configurations) {
    this.wanted = Optional.ofNullable(context.getProperty("sms.demo.data")).orElse("").strip();
    this.configurations = configurations;
    if (wanted.isEmpty()) {
      CompletableFuture.runAsync(() -> showOwn(requireNonNull(context.getDataFile("school"))));
    }
  }

  private void showOwn(java.io.File folder) {
    try {
      OwnSchool.writeTo(folder.toPath());
      configure(OWN_PID, folder.toPath(), 0);
    } catch (IOException e) {
      LOG.error("the demo's own school cannot be written to {}", folder, e);
    }
  }

  private void configure(String pid, Path source, int watchSeconds) throws IOException {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("source", source.toString());
    properties.put("watch.seconds", watchSeconds);
    configurations.getConfiguration(pid, "?").update(properties);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addFormat(DirectoryFormat format) {
    formats.add(format);
    choose();
  }

  void removeFormat(DirectoryFormat format) {
    formats.remove(format);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setImport(DirectoryImport found) {
    imports = found;
    firstImport.complete(found);
  }

  void unsetImport(DirectoryImport gone) {
    if (imports == gone) {
      imports = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setDirectory(SchoolDirectory found) {
    firstDirectory.complete(found);
  }

  void unsetDirectory(SchoolDirectory gone) {
    // Its name was all that was wanted of it, and a name outlives it.
  }

  /** Takes the first format that recognises the files, once. */
  private synchronized void choose() {
    if (wanted.isEmpty() || chosen.get() != null) {
      return;
    }
    Optional<Path> source = path();
    Optional<DirectoryFormat> format =
        source.flatMap(path -> formats.stream().filter(each -> each.recognises(path)).findFirst());
    if (format.isPresent()) {
      try {
        configure(format.get().pid(), source.get().toAbsolutePath(), 1);
        chosen.set(format.get().name());
      } catch (IOException e) {
        LOG.error("{} cannot be configured", format.get().pid(), e);
      }
    }
  }

  private Optional<Path> path() {
    try {
      return Optional.of(Path.of(wanted));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The format that the files were taken for; empty when it is the demo's own school, or none. */
  public Optional<String> format() {
    return Optional.ofNullable(chosen.get());
  }

  /** The import behind the school, if there is one. */
  public Optional<DirectoryImport> imports() {
    return Optional.ofNullable(imports);
  }

  /**
   * Why there is no school, after trying once more: the files may have been mended. Waits for an
   * import that is under way, except for the demo's own school, so that the first page comes early:
   * that its files are sound is tested.
   */
  public Optional<Unusable> unusable(Texts texts) {
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    choose();
    if (chosen.get() == null) {
      return Optional.of(new Unusable(wanted, List.of(unrecognised(texts))));
    }
    Optional<DirectoryImport> arrived = await(firstImport).flatMap(first -> imports());
    if (arrived.isEmpty()) {
      return Optional.of(
          new Unusable(wanted, List.of(new ImportProblem(wanted, 0, texts.get("data.slow")))));
    }
    ImportResult latest = arrived.get().latest(texts.locale());
    return problems(latest).isEmpty()
        ? Optional.empty()
        : problems(arrived.get().reimport(texts.locale()));
  }

  private ImportProblem unrecognised(Texts texts) {
    boolean there = path().map(Files::exists).orElse(false);
    List<String> names = formats.stream().map(DirectoryFormat::name).toList();
    return new ImportProblem(
        wanted,
        0,
        there
            ? texts.get("data.no.format", String.join(", ", names))
            : texts.get("data.no.folder", "sms.demo.data"));
  }

  private Optional<Unusable> problems(ImportResult result) {
    return result instanceof ImportResult.Refused refused && refused.inUse().isEmpty()
        ? Optional.of(new Unusable(wanted, refused.problems()))
        : Optional.empty();
  }

  /** The school's name; that of the demo's own school is there before its people are. */
  public String name() {
    return wanted.isEmpty()
        ? OwnSchool.NAME
        : await(firstDirectory).map(directory -> directory.school().name()).orElse("");
  }

  private static <T> Optional<T> await(CompletableFuture<T> arrival) {
    try {
      return Optional.of(arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
