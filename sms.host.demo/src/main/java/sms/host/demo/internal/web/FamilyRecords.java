package sms.host.demo.internal.web;

import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** Families. */
final class FamilyRecords implements RecordKind {
  @Override
  public RecordType type() {
    return RecordType.FAMILY;
  }

  @Override
  public boolean byClass() {
    return true;
  }

  @Override
  public List<String> columns() {
    return List.of("family", "guardians", "pupils", "postal.code", "payment", "balance");
  }

  @Override
  public Stream<Line> lines(SchoolDirectory directory, Texts texts) {
    return directory.families().map(family -> line(family, directory, texts));
  }

  private static Line line(Family family, SchoolDirectory directory, Texts texts) {
    List<Pupil> pupils = pupils(family, directory);
    String searched =
        Stream.concat(
                family.guardians().stream()
                    .map(g -> g.person().displayName() + " " + g.person().mobile()),
                pupils.stream().map(pupil -> pupil.person().displayName()))
            .collect(Collectors.joining(" ", family.name() + " ", " " + family.postalCode()));
    return new Line(
        family.id(),
        family.name() + " " + family.guardians().get(0).person().firstName(),
        searched,
        pupils.stream().flatMap(FamilyRecords::className).distinct().toList(),
        () ->
            List.of(
                Html.of(
                    "{} {}",
                    People.link(family.ref(), family.name()),
                    Html.when(family.separated(), People.badge(texts.get("separated")))),
                People.lines(family.guardians(), texts),
                children(pupils, false, texts),
                Html.text(family.postalCode()),
                Html.text(texts.of(family.paymentMode())),
                balance(family, directory, texts)));
  }

  private static List<Pupil> pupils(Family family, SchoolDirectory directory) {
    return family.pupilIds().stream().map(directory::pupil).flatMap(Optional::stream).toList();
  }

  private static Stream<String> className(Pupil pupil) {
    return pupil.current().map(Enrolment::className).stream();
  }

  private static Html children(List<Pupil> pupils, boolean lastName, Texts texts) {
    return pupils.stream()
        .map(
            pupil ->
                Html.of(
                    "<div>{} <small>{}</small> {}</div>",
                    People.link(
                        pupil.ref(),
                        lastName ? pupil.person().displayName() : pupil.person().firstName()),
                    className(pupil).collect(Collectors.joining()),
                    PupilRecords.left(pupil, texts)))
        .collect(Html.joining());
  }

  private static Html balance(Family family, SchoolDirectory directory, Texts texts) {
    if (family.balanceDue().signum() <= 0) {
      return Html.text("–");
    }
    NumberFormat money = NumberFormat.getCurrencyInstance(texts.locale());
    money.setCurrency(directory.school().currency());
    return Html.of("<span class=\"money\">{}</span>", money.format(family.balanceDue()));
  }

  @Override
  public Optional<Card> card(String id, SchoolDirectory directory, Texts texts) {
    return directory.family(id).map(family -> card(family, directory, texts));
  }

  private static Card card(Family family, SchoolDirectory directory, Texts texts) {
    List<Pupil> pupils = pupils(family, directory);
    return new Card(
        texts.get("family.named", family.name()),
        family.separated() ? texts.get("separated.long") : "",
        Html.of(
            """
            <section><h2>{}</h2><div class="cards">{}</div></section>
            <section><h2>{}</h2><div class="list">{}</div></section>
            <section><h2>{}</h2><dl>{}{}{}</dl></section>
            """,
            texts.get("guardians"),
            family.guardians().stream()
                .map(guardian -> People.guardian(guardian, directory, texts))
                .toList(),
            texts.get("pupils"),
            children(pupils, true, texts),
            texts.get("account"),
            People.row(texts.get("postal.code"), family.postalCode()),
            People.row(texts.get("payment"), texts.of(family.paymentMode())),
            People.row(texts.get("balance"), balance(family, directory, texts))));
  }
}
