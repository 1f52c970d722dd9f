package sms.host.kit.internal.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Subject;
import sms.host.kit.internal.subject.Threads;

/** Several who read at once. */
public final class Together {
  /** Each holds one stream open and looks one record up: a small pool of connections is enough. */
  private static final int READERS = 4;

  private static final int LOOKUPS = 50;

  private final SchoolDirectory directory;
  private final Phaser step = new Phaser(READERS);

  private Together(SchoolDirectory directory) {
    this.directory = directory;
  }

  /** Each reads all, while the others have the same streams open. */
  public static void read(Subject subject, Notes notes) throws Exception {
    for (RecordKind<?> kind : RecordKind.ALL) {
      Set<String> before = new HashSet<>(kind.ids(subject.census()));
      List<Set<String>> readings = new Together(subject.directory()).readings(kind, notes);
      Set<String> after = new HashSet<>(kind.ids(subject.anew().census()));
      Set<String> all = new HashSet<>(before);
      all.addAll(after);
      for (Set<String> reading : readings) {
        before.stream()
            .filter(after::contains)
            .filter(id -> !reading.contains(id))
            .sorted()
            .forEach(id -> notes.add("together.lost", kind.listing(), kind.ref(id)));
        reading.stream()
            .filter(id -> !all.contains(id))
            .sorted()
            .forEach(id -> notes.add("together.strange", kind.listing(), kind.ref(id)));
      }
    }
  }

  private <T> List<Set<String>> readings(RecordKind<T> kind, Notes notes)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(READERS, Threads::daemon);
    try {
      List<Callable<Set<String>>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(() -> reading(kind));
      }
      List<Set<String>> readings = new ArrayList<>();
      for (Future<Set<String>> reader : threads.invokeAll(readers)) {
        try {
          readings.add(reader.get());
        } catch (ExecutionException e) {
          notes.failed(e.getCause() == null ? e : e.getCause());
        }
      }
      return readings;
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> Set<String> reading(RecordKind<T> kind) {
    boolean waiting = true;
    try (Stream<T> open = kind.all().apply(directory)) {
      Iterator<T> records = open.iterator();
      boolean some = records.hasNext();
      step.arriveAndAwaitAdvance();
      waiting = false;
      Set<String> ids = new HashSet<>();
      while (some) {
        String id = kind.id().apply(records.next());
        ids.add(id);
        if (ids.size() <= LOOKUPS && kind.found(directory, id).isEmpty()) {
          throw new IllegalStateException("not found by its id while others read");
        }
        some = records.hasNext();
      }
      return ids;
    } finally {
      if (waiting) {
        step.arriveAndDeregister(); // the others go on without
      }
    }
  }
}
