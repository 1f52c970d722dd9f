package sms.host.kit.internal.directory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Census;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.NullAnswerException;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Strangers;
import sms.host.kit.internal.subject.Subject;

/** Calls every method once. */
public final class Replies {
  private static final Predicate<Exception> NULL = NullAnswerException.class::isInstance;

  private final Predicate<Exception> looksFor;
  private final Notes notes;

  private Replies(Predicate<Exception> looksFor, Notes notes) {
    this.looksFor = looksFor;
    this.notes = notes;
  }

  /** None throws. */
  public static void come(Subject subject, Notes notes) {
    new Replies(NULL.negate(), notes).walk(subject.directory());
  }

  /** None is null, nor has a null in it. */
  public static void areSomething(Subject subject, Notes notes) {
    new Replies(NULL, notes).walk(subject.directory());
  }

  private void walk(SchoolDirectory directory) {
    attempt(directory::school);
    RecordKind.ALL.forEach(kind -> walk(kind, directory));
    String person =
        attempt(() -> Census.read(directory.families()))
            .flatMap(families -> families.stream().findFirst())
            .map(family -> family.guardians().get(0).person().id())
            .orElseGet(Strangers::id);
    attempt(() -> directory.person(person));
    attempt(() -> directory.portalAccount(person));
  }

  private <T> void walk(RecordKind<T> kind, SchoolDirectory directory) {
    List<T> listed = attempt(() -> Census.read(kind.all().apply(directory))).orElseGet(List::of);
    if (!listed.isEmpty()) {
      attempt(() -> kind.find().apply(directory, kind.id().apply(listed.get(0))));
    }
  }

  private <T> Optional<T> attempt(Callable<T> call) {
    try {
      return Optional.of(call.call());
    } catch (Exception e) {
      if (looksFor.test(e)) {
        notes.failed(e);
      }
      return Optional.empty();
    }
  }
}
