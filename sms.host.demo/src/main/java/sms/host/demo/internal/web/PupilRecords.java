package sms.host.demo.internal.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** Pupils. */
final class PupilRecords implements RecordKind {
  @Override
  public RecordType type() {
    return RecordType.PUPIL;
  }

  @Override
  public boolean byClass() {
    return true;
  }

  @Override
  public List<String> columns() {
    return List.of("pupil", "class", "regime", "mobile", "family");
  }

  @Override
  public Stream<Line> lines(SchoolDirectory directory, Texts texts) {
    return directory.pupils().map(pupil -> line(pupil, directory, texts));
  }

  private static Line line(Pupil pupil, SchoolDirectory directory, Texts texts) {
    return new Line(
        pupil.person().id(),
        pupil.person().displayName(),
        pupil.person().displayName() + " " + pupil.person().mobile(),
        pupil.current().map(Enrolment::className).stream().toList(),
        () ->
            List.of(
                Html.of(
                    "{} {}{}",
                    People.link(pupil.ref(), pupil.person().displayName()),
                    left(pupil, texts),
                    People.flags(pupil.person(), texts)),
                Html.text(pupil.current().map(Enrolment::className).orElse("–")),
                Html.text(pupil.current().map(e -> texts.of(e.regime())).orElse("–")),
                People.mobile(pupil.person(), texts),
                family(pupil, directory)));
  }

  private static Html family(Pupil pupil, SchoolDirectory directory) {
    Optional<Family> family = directory.family(pupil.familyId());
    return family.map(f -> People.link(f.ref(), f.name())).orElse(Html.text("–"));
  }

  /** Says since when the pupil has left, if so. */
  static Html left(Pupil pupil, Texts texts) {
    return pupil
        .current()
        .flatMap(Enrolment::left)
        .map(day -> People.warning(texts.get("left", People.date(day, texts))))
        .orElse(Html.NONE);
  }

  @Override
  public Optional<Card> card(String id, SchoolDirectory directory, Texts texts) {
    return directory.pupil(id).map(pupil -> card(pupil, directory, texts));
  }

  private static Card card(Pupil pupil, SchoolDirectory directory, Texts texts) {
    return new Card(
        pupil.person().displayName(),
        pupil
            .current()
            .map(e -> e.className() + " · " + texts.of(e.regime()))
            .orElseGet(() -> texts.get("not.enrolled")),
        Html.of(
            """
            <p>{}{}</p>
            <section><h2>{}</h2>{}</section>
            <section><h2>{}</h2><dl>{}{}{}</dl></section>
            """,
            left(pupil, texts),
            People.flags(pupil.person(), texts),
            texts.get("details"),
            People.details(pupil.person(), directory, texts),
            texts.get("schooling"),
            People.row(texts.get("family"), family(pupil, directory)),
            pupil
                .previous()
                .map(e -> People.row(texts.get("class.in", e.schoolYear()), e.className()))
                .orElse(Html.NONE),
            pupil
                .nextClass()
                .map(name -> People.row(texts.get("class.next"), name))
                .orElse(Html.NONE)));
  }
}
