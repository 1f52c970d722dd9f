package sms.host.kit.internal.directory;

import java.util.List;
import sms.api.host.Person;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Allocation;
import sms.host.kit.internal.subject.Census;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Subject;

/**
 * Whether finding one costs about as much as reading all. Measured in bytes that the host allocates
 * on the calling thread: seconds depend on what else the machine does.
 */
public final class LookupCost {
  /** As much as an indexed query of a database may take. */
  private static final long ENOUGH = 64 * 1024;

  private static final int PART_OF_ALL = 10;
  private static final int LOOKUPS = 20;

  private LookupCost() {}

  @FunctionalInterface
  private interface Lookup {
    void find(String id);
  }

  /** No lookup allocates much, and a good part of what reading all does. */
  public static void isSmall(Subject subject, Notes notes) {
    SchoolDirectory directory = subject.directory();
    long all = Allocation.of(() -> Census.of(directory));
    List<String> people =
        subject.census().people().map(Person::id).distinct().limit(LOOKUPS).toList();
    measure("person(id)", people, directory::person, all, notes);
    measure("portalAccount(id)", people, directory::portalAccount, all, notes);
    for (RecordKind<?> kind : RecordKind.ALL) {
      List<String> ids = kind.ids(subject.census()).stream().limit(LOOKUPS).toList();
      measure(kind.finding(), ids, id -> kind.found(directory, id), all, notes);
    }
    subject
        .host()
        .portal()
        .ifPresent(
            portal -> measure("PortalAccounts.account(id)", people, portal::account, all, notes));
  }

  private static void measure(
      String method, List<String> ids, Lookup lookup, long all, Notes notes) {
    if (ids.isEmpty()) {
      return;
    }
    long each = Allocation.of(() -> ids.forEach(lookup::find)) / ids.size();
    if (each > ENOUGH && each > all / PART_OF_ALL) {
      notes.add("lookup.dear", method, each / 1024, all / 1024);
    }
  }
}
