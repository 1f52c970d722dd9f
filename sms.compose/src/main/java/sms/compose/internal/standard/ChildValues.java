package sms.compose.internal.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.compose.KeywordContext;
import sms.api.host.Applicant;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;

/** What is known of the children whom a message is about. */
final class ChildValues {
  private ChildValues() {}

  /** A pupil or an applicant. */
  private record Child(Person person, Optional<String> className) {
    static Child of(Pupil pupil) {
      return new Child(
          pupil.person(), pupil.current().map(Enrolment::className).or(pupil::nextClass));
    }

    static Child of(Applicant applicant) {
      return new Child(applicant.person(), applicant.nextClass());
    }
  }

  /** « Lily, James et Tom ». */
  static Optional<String> firstNames(KeywordContext context) {
    return joined(context, child -> child.person().firstName());
  }

  /** Each once: « POTTER », « POTTER et EVANS ». */
  static Optional<String> lastNames(KeywordContext context) {
    return joined(context, child -> child.person().lastName());
  }

  /** Each once: « 3e A et 6e B ». */
  static Optional<String> classes(KeywordContext context) {
    return joined(context, child -> child.className().orElse(""));
  }

  /** What the families of the children owe; empty when they owe nothing. */
  static Optional<String> balanceDue(KeywordContext context) {
    BigDecimal due =
        families(context)
            .map(Family::balanceDue)
            .filter(balance -> balance.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return due.signum() > 0
        ? Optional.of(Formats.money(due, context.directory().school().currency(), context.locale()))
        : Optional.empty();
  }

  private static Optional<String> joined(KeywordContext context, Function<Child, String> value) {
    List<Child> children = children(context);
    if (children.size() == 1) {
      return Optional.of(value.apply(children.get(0))).filter(text -> !text.isBlank());
    }
    List<String> values = new ArrayList<>(children.size());
    for (Child child : children) {
      String text = value.apply(child);
      if (!text.isBlank() && !values.contains(text)) {
        values.add(text);
      }
    }
    return Formats.list(values, context.locale());
  }

  private static List<Child> children(KeywordContext context) {
    List<String> ids = context.recipient().pupilIds();
    List<Child> children = new ArrayList<>(ids.size());
    for (String id : ids) {
      child(id, context).ifPresent(children::add);
    }
    return children.isEmpty() ? own(context).stream().toList() : children;
  }

  private static Optional<Child> child(String id, KeywordContext context) {
    Optional<Child> pupil = context.directory().pupil(id).map(Child::of);
    return pupil.isPresent() ? pupil : context.directory().applicant(id).map(Child::of);
  }

  /** The recipient's own record, if it is a child's. */
  private static Optional<Child> own(KeywordContext context) {
    return context
        .recipient()
        .record()
        .filter(r -> r.type() == RecordType.PUPIL || r.type() == RecordType.APPLICANT)
        .flatMap(r -> child(r.id(), context));
  }

  private static Stream<Family> families(KeywordContext context) {
    Optional<String> own = record(context, RecordType.FAMILY);
    Stream<String> ids =
        own.isPresent()
            ? own.stream()
            : Stream.concat(
                    context.recipient().pupilIds().stream(),
                    record(context, RecordType.PUPIL).stream())
                .flatMap(id -> context.directory().pupil(id).stream())
                .map(Pupil::familyId)
                .distinct();
    return ids.flatMap(id -> context.directory().family(id).stream());
  }

  private static Optional<String> record(KeywordContext context, RecordType type) {
    return context.recipient().record().filter(r -> r.type() == type).map(RecordRef::id);
  }
}
