package sms.host.demo.internal.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** Adults. */
final class AdultRecords implements RecordKind {
  @Override
  public RecordType type() {
    return RecordType.ADULT;
  }

  @Override
  public boolean byClass() {
    return false;
  }

  @Override
  public List<String> columns() {
    return List.of("adult", "function", "kind", "mobile");
  }

  @Override
  public Stream<Line> lines(SchoolDirectory directory, Texts texts) {
    return directory.adults().map(adult -> line(adult, texts));
  }

  private static Line line(Adult adult, Texts texts) {
    return new Line(
        adult.person().id(),
        adult.person().displayName(),
        String.join(" ", adult.person().displayName(), adult.person().mobile(), adult.function()),
        List.of(),
        () ->
            List.of(
                Html.of(
                    "{} {}",
                    People.link(adult.ref(), adult.person().displayName()),
                    People.flags(adult.person(), texts)),
                Html.text(adult.function()),
                Html.text(texts.of(adult.kind())),
                People.mobile(adult.person(), texts)));
  }

  @Override
  public Optional<Card> card(String id, SchoolDirectory directory, Texts texts) {
    return directory
        .adult(id)
        .map(
            adult ->
                new Card(
                    adult.person().displayName(),
                    adult.function(),
                    Html.of(
                        "<p>{}</p><section><h2>{}</h2>{}</section>",
                        People.flags(adult.person(), texts),
                        texts.get("details"),
                        People.details(adult.person(), directory, texts))));
  }
}
