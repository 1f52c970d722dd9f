package sms.host.demo.internal.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Applicant;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** Applicants. */
final class ApplicantRecords implements RecordKind {
  @Override
  public RecordType type() {
    return RecordType.APPLICANT;
  }

  @Override
  public boolean byClass() {
    return false;
  }

  @Override
  public List<String> columns() {
    return List.of("applicant", "level.wanted", "class.foreseen", "guardians");
  }

  @Override
  public Stream<Line> lines(SchoolDirectory directory, Texts texts) {
    return directory.applicants().map(applicant -> line(applicant, texts));
  }

  private static Line line(Applicant applicant, Texts texts) {
    return new Line(
        applicant.person().id(),
        applicant.person().displayName(),
        applicant.guardians().stream()
            .map(guardian -> guardian.person().displayName() + " " + guardian.person().mobile())
            .collect(Collectors.joining(" ", applicant.person().displayName() + " ", "")),
        List.of(),
        () ->
            List.of(
                Html.of(
                    "{} {}",
                    People.link(applicant.ref(), applicant.person().displayName()),
                    People.flags(applicant.person(), texts)),
                Html.text(applicant.level()),
                Html.text(applicant.nextClass().orElse("–")),
                People.lines(applicant.guardians(), texts)));
  }

  @Override
  public Optional<Card> card(String id, SchoolDirectory directory, Texts texts) {
    return directory.applicant(id).map(applicant -> card(applicant, directory, texts));
  }

  private static Card card(Applicant applicant, SchoolDirectory directory, Texts texts) {
    return new Card(
        applicant.person().displayName(),
        texts.get("level.asked", applicant.level()),
        Html.of(
            """
            <p>{}</p>
            <section><h2>{}</h2><div class="cards">{}</div></section>
            <section><h2>{}</h2>{}</section>
            """,
            People.flags(applicant.person(), texts),
            texts.get("guardians"),
            applicant.guardians().stream()
                .map(guardian -> People.guardian(guardian, directory, texts))
                .toList(),
            texts.get("details"),
            People.details(applicant.person(), directory, texts)));
  }
}
