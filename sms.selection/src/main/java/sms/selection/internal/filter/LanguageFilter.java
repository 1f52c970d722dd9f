package sms.selection.internal.filter;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientFilter;

/** <i>Langue</i>: the language that the addressee is written to in; its variants count as one. */
@Component(service = RecipientFilter.class)
public final class LanguageFilter extends AnyOfFilter {
  /** Called by Declarative Services. */
  public LanguageFilter() {
    super(
        "language",
        520,
        EnumSet.allOf(RecordType.class),
        new Choices(
            LanguageFilter::inUse,
            LanguageFilter::name,
            LanguageFilter::name,
            LanguageFilter::byName));
  }

  @Override
  Collection<String> valuesOf(Candidate candidate) {
    return List.of(candidate.addressee().language().getLanguage());
  }

  private static Stream<String> inUse(SchoolDirectory directory) {
    Stream<Person> guardians =
        Stream.concat(
                directory.families().flatMap(family -> family.guardians().stream()),
                directory.applicants().flatMap(applicant -> applicant.guardians().stream()))
            .map(Guardian::person);
    Stream<Person> others =
        Stream.concat(
            directory.pupils().map(Pupil::person),
            Stream.concat(
                directory.adults().map(Adult::person),
                directory.applicants().map(Applicant::person)));
    return Stream.concat(guardians, others).map(person -> person.language().getLanguage());
  }

  private static String name(String language, Locale locale) {
    Locale shown = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    return Locale.forLanguageTag(language).getDisplayLanguage(shown);
  }

  private static Comparator<String> byName(Locale locale) {
    Collator collator = Collator.getInstance(Locale.FRENCH);
    return Comparator.comparing(language -> name(language, locale), collator);
  }
}
