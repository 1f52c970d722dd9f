package sms.host.kit.internal.bugs;

import static sms.host.kit.internal.bugs.PlantedBug.inDirectory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.host.kit.Rule;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPeople;
import sms.host.kit.internal.small.SmallSchool;

/** What hosts get wrong with cursors, connections, threads and indexes. */
public final class ReadingBugs {
  private static final int CONNECTIONS = 10;

  private ReadingBugs() {}

  /** All of them. */
  public static Stream<PlantedBug> all() {
    return Stream.of(
        inDirectory(
            Rule.STREAM_NESTED,
            "all streams share one statement, and the next closes the one before",
            () -> new OneCursor(false)),
        inDirectory(
            Rule.STREAM_NESTED, "a family is not found while pupils are read", HalfBlind::new),
        inDirectory(
            Rule.STREAM_CLOSED,
            "a connection comes back only when its stream is read to the end",
            Leaking::new),
        inDirectory(
            Rule.DIRECTORY_CONCURRENT,
            "threads share one statement for each list",
            () -> new OneCursor(true)),
        PlantedBug.of(
            Rule.LOOKUP_COST,
            "a person is found by reading everybody",
            () -> SmallHost.of(new Scanning(SmallPeople.of(130)))));
  }

  /** A school whose streams tell when they go on and when they are over. */
  private abstract static class Watched extends SmallSchool {
    abstract Watch open(String list);

    interface Watch {
      void next();

      void over();
    }

    private <T> Stream<T> watched(String list, Stream<T> stream) {
      Watch watch = open(list);
      Iterator<T> elements = stream.iterator();
      Iterator<T> watched =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              boolean more = elements.hasNext();
              if (!more) {
                watch.over();
              }
              return more;
            }

            @Override
            public T next() {
              watch.next();
              return elements.next();
            }
          };
      return StreamSupport.stream(
          Spliterators.spliteratorUnknownSize(watched, Spliterator.ORDERED), false);
    }

    @Override
    public Stream<Family> families() {
      return watched("families", super.families());
    }

    @Override
    public Stream<Pupil> pupils() {
      return watched("pupils", super.pupils());
    }

    @Override
    public Stream<Adult> adults() {
      return watched("adults", super.adults());
    }

    @Override
    public Stream<Applicant> applicants() {
      return watched("applicants", super.applicants());
    }
  }

  private static final class OneCursor extends Watched {
    private final Map<String, Watch> newest = new ConcurrentHashMap<>();
    private final boolean ofEachList;

    OneCursor(boolean ofEachList) {
      this.ofEachList = ofEachList;
    }

    @Override
    Watch open(String list) {
      String statement = ofEachList ? list : "the one";
      Watch watch =
          new Watch() {
            @Override
            public void next() {
              if (newest.get(statement) != this) {
                throw new IllegalStateException("the cursor is closed");
              }
            }

            @Override
            public void over() {}
          };
      newest.put(statement, watch);
      return watch;
    }
  }

  private static final class Leaking extends Watched {
    private final Semaphore connections = new Semaphore(CONNECTIONS);

    @Override
    Watch open(String list) {
      if (!connections.tryAcquire()) {
        throw new IllegalStateException("no connection is free");
      }
      return new Watch() {
        private boolean given;

        @Override
        public void next() {}

        @Override
        public void over() {
          if (!given) {
            given = true;
            connections.release();
          }
        }
      };
    }
  }

  private static final class HalfBlind extends Watched {
    private final ThreadLocal<Boolean> reading = ThreadLocal.withInitial(() -> false);

    @Override
    Watch open(String list) {
      return new Watch() {
        @Override
        public void next() {
          reading.set(list.equals("pupils"));
        }

        @Override
        public void over() {
          reading.set(false);
        }
      };
    }

    @Override
    public Optional<Family> family(String id) {
      return super.family(id).filter(family -> !reading.get());
    }
  }

  /** Makes all its people anew for each one, as reading a table does. */
  private static final class Scanning extends SmallSchool {
    private final int size;

    Scanning(SmallPeople people) {
      super(people);
      this.size = people.families().size();
    }

    @Override
    public Optional<Person> person(String id) {
      List<Adult> adults = SmallPeople.of(size).adults();
      return adults.isEmpty() ? Optional.empty() : super.person(id);
    }
  }
}
