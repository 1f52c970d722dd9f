package sms.host.demo.internal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Optional;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.RecordRef;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** Pieces that the pages of people share. */
final class People {
  private People() {}

  static String link(RecordRef ref) {
    return RecordKind.path(ref.type())
        + "/"
        + URLEncoder.encode(ref.id(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Html link(RecordRef ref, String name) {
    return Html.of("<a href=\"{}\">{}</a>", link(ref), name);
  }

  static Html badge(String text) {
    return Html.of("<span class=\"badge\">{}</span>", text);
  }

  static Html warning(String text) {
    return Html.of("<span class=\"badge warn\">{}</span>", text);
  }

  static String date(LocalDate date, Texts texts) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(texts.locale())
        .format(date);
  }

  /** Name and mobile of a guardian in one line of a list. */
  static Html line(Guardian guardian, Texts texts) {
    return Html.of(
        "<div>{} {}</div>", guardian.person().displayName(), flags(guardian.person(), texts));
  }

  static Html lines(Collection<Guardian> guardians, Texts texts) {
    return guardians.stream().map(guardian -> line(guardian, texts)).collect(Html.joining());
  }

  /** What stands in the way of an SMS to that person. */
  static Html flags(Person person, Texts texts) {
    return Html.of(
        "{}{}",
        Html.when(person.deceased(), warning(texts.get("deceased"))),
        Html.when(person.noSms(), warning(texts.get("no.sms"))));
  }

  static Html mobile(Person person, Texts texts) {
    return person.mobile().isEmpty()
        ? Html.of("<span class=\"none\">{}</span>", texts.get("no.mobile"))
        : Html.of("<span class=\"mobile\">{}</span>", person.mobile());
  }

  /** A definition list's row. */
  static Html row(String label, Object value) {
    return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  }

  static Html guardian(Guardian guardian, SchoolDirectory directory, Texts texts) {
    return Html.of(
        "<article class=\"card\"><h3>{}</h3><p class=\"role\">{} {}{}</p>{}</article>",
        (guardian.person().title() + " " + guardian.person().displayName()).strip(),
        texts.of(guardian.role()),
        Html.when(!guardian.legalRights(), warning(texts.get("no.rights"))),
        flags(guardian.person(), texts),
        details(guardian.person(), directory, texts));
  }

  /** What the school knows of a person. */
  static Html details(Person person, SchoolDirectory directory, Texts texts) {
    return Html.of(
        "<dl>{}{}{}{}</dl>",
        row(texts.get("mobile"), mobile(person, texts)),
        person.birthDate().map(date -> row(texts.get("born"), date(date, texts))).orElse(Html.NONE),
        row(
            texts.get("language"),
            capital(person.language().getDisplayLanguage(texts.locale()), texts)),
        directory
            .portalAccount(person.id())
            .map(account -> row(texts.get("portal"), portal(account, directory, texts)))
            .orElse(Html.NONE));
  }

  private static Html portal(PortalAccount account, SchoolDirectory directory, Texts texts) {
    Optional<String> when =
        account
            .lastConnection()
            .map(at -> date(at.atZone(directory.school().zone()).toLocalDate(), texts));
    String state =
        when.map(
                date ->
                    texts.get(
                        account.credentialsChanged() ? "portal.changed" : "portal.connected", date))
            .orElseGet(() -> texts.get("portal.never"));
    return Html.of("{} <small>{}</small>", account.login(), state);
  }

  private static String capital(String word, Texts texts) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(texts.locale()) + word.substring(1);
  }
}
