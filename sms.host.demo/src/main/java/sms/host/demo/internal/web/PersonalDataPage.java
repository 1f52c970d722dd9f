package sms.host.demo.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;
import sms.api.recap.PersonalData.Erased;

/** What the administrator sees of a person's data. */
final class PersonalDataPage {
  private static final int MOST_FOUND = 20;

  private PersonalDataPage() {}

  /** Where that person's are. */
  static String path(String person) {
    return PersonalDataServlet.PATH + "?person=" + encoded(person);
  }

  private static String encoded(String person) {
    return URLEncoder.encode(person, StandardCharsets.UTF_8);
  }

  /** Looks for somebody: by name who is still in the school, by id whoever is not. */
  static Page search(String typed, SchoolDirectory directory, View view) {
    return Page.of(
        view.text("personal"),
        Html.of(
            """
            <p class="crumbs"><a href="{}">{}</a></p>
            <div class="headline"><h1>{}</h1></div>
            <p>{}</p>
            <form class="search" role="search" action="{}">
            <label><span>{}</span><input type="search" name="q" value="{}" required></label>
            <button>{}</button></form>
            {}
            """,
            DataServlet.PATH,
            view.text("data"),
            view.text("personal"),
            view.text("personal.help"),
            PersonalDataServlet.PATH,
            view.text("personal.who"),
            typed,
            view.text("search.go"),
            typed.isEmpty() ? Html.NONE : found(typed, directory, view)));
  }

  private static Html found(String typed, SchoolDirectory directory, View view) {
    Search search = new Search(typed);
    List<Person> people;
    try (Stream<Person> all = people(directory)) {
      people =
          all.filter(person -> person.id().equals(typed) || search.finds(person.displayName()))
              .limit(MOST_FOUND)
              .toList();
    }
    Html lines =
        people.stream()
            .map(
                person ->
                    Html.of(
                        "<li><a href=\"{}\">{}</a> <small>{}</small></li>",
                        path(person.id()),
                        person.displayName(),
                        person.id()))
            .collect(Html.joining());
    boolean known = people.stream().anyMatch(person -> person.id().equals(typed));
    return Html.of(
        "<ul class=\"found\">{}{}</ul>{}",
        lines,
        Html.when(
            !known,
            Html.of(
                "<li><a href=\"{}\">{}</a></li>", path(typed), view.text("personal.id", typed))),
        Html.when(
            people.size() == MOST_FOUND,
            Html.of("<p class=\"none\">{}</p>", view.text("personal.more"))));
  }

  /** A guardian of two families is one person. */
  private static Stream<Person> people(SchoolDirectory directory) {
    return Stream.<Supplier<Stream<Person>>>of(
            () -> directory.families().flatMap(f -> f.guardians().stream()).map(Guardian::person),
            () -> directory.pupils().map(Pupil::person),
            () -> directory.adults().map(Adult::person),
            () -> directory.applicants().map(Applicant::person))
        .flatMap(Supplier::get)
        .distinct();
  }

  /**
   * What is kept of a person.
   *
   * @param known as in the school; empty: he or she is in it no more
   * @param kept SMS
   * @param erased what has just been removed
   */
  static Page person(
      String id, Optional<Person> known, int kept, Optional<Erased> erased, View view) {
    String title = known.map(Person::displayName).orElse(view.text("personal.id", id));
    return Page.of(
        title,
        Html.of(
            """
            <p class="crumbs"><a href="{}">{}</a></p>
            <div class="headline"><h1>{}</h1></div>
            {}
            <p><strong>{}</strong></p>
            {}
            """,
            PersonalDataServlet.PATH,
            view.text("personal"),
            title,
            erased.map(done -> outcome(done, view)).orElse(Html.NONE),
            view.text("personal.kept", kept),
            Html.when(kept > 0, actions(id, known.isPresent(), view))));
  }

  private static Html outcome(Erased done, View view) {
    return done.underWay() == 0
        ? Html.of(
            "<p class=\"notice\" role=\"status\">{}</p>",
            view.text("personal.erased", done.messages()))
        : Html.of(
            "<p class=\"problem\" role=\"alert\">{}</p>",
            view.text("personal.left", done.messages(), done.underWay()));
  }

  private static Html actions(String id, boolean known, View view) {
    return Html.of(
        """
        <section><h2>{}</h2><p>{}</p>
        <p><a class="button" href="{}" download>{}</a></p></section>
        <section><h2>{}</h2>{}<p>{}</p>
        <form method="post" action="{}">{}<input type="hidden" name="person" value="{}">
        <p><label class="check"><input type="checkbox" name="sure" required>
        <span>{}</span></label></p>
        <button>{}</button></form></section>
        """,
        view.text("personal.access"),
        view.text("personal.access.help"),
        PersonalDataServlet.EXPORT + "?person=" + encoded(id),
        view.text("personal.access.get"),
        view.text("personal.erase"),
        Html.when(known, Html.of("<p class=\"problem\">{}</p>", view.text("personal.erase.known"))),
        view.text("personal.erase.help"),
        PersonalDataServlet.PATH,
        view.csrf(),
        id,
        view.text("personal.erase.sure"),
        view.text("personal.erase.do"));
  }
}
