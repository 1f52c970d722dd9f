package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static sms.itest.support.PageChecks.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import sms.itest.support.Cast.Relatives;
import sms.itest.support.Host.Role;
import sms.itest.support.Said;
import sms.itest.support.Said.By;
import sms.itest.support.SmsPage;
import sms.itest.support.Stage;

/** What the users' guide says that one can do with SMS, done. */
public abstract class GuideJourney extends Journey {
  /** Above it there are columns; below, each row is a card. */
  private static final int WIDE = 1000;

  /** Nobody's, and only the secretary writes to it. */
  private static final String SECRETARYS = "06 39 98 77 13";

  private static final ZoneId SCHOOL = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<String> FILTERS =
      List.of(
          "class.label",
          "regime.label",
          "presence.label",
          "previousLevel.label",
          "previousClass.label",
          "nextClass.label",
          "paymentMode.label",
          "postalCode.label",
          "age.label");

  private final Relatives relatives;

  protected GuideJourney(Stage stage) {
    super(stage);
    relatives = cast.relatives();
  }

  /** The host in that language, in a window of that width. */
  protected final Screens screens(Role role, Locale language, int width) {
    Page page = stage.signedIn(role, width, width > WIDE ? 900 : 740);
    speak(page, language);
    return new Screens(host, page, new Said(language));
  }

  /** Switches the page that is shown, if it is in the other language. */
  private void speak(Page page, Locale language) {
    if (!language.getLanguage().equals(page.locator("html").getAttribute("lang"))) {
      host.speak(page, language);
      assertThat(page.locator("html")).hasAttribute("lang", language.getLanguage());
    }
  }

  @InBothLanguagesAtBothWidths
  void recipients_are_rows_with_a_telephone_number_and_are_added_and_taken_away_by_hand(
      Locale language, int width) {
    Screens screens = screens(Role.SECRETARY, language, width);
    screens.menu("sms.menu.send");
    assertThat(screens.heading("title.group")).isVisible();
    assertThat(screens.sentence("recipients.empty")).isVisible();
    screens.station("empty");

    screens.type(cast.freeNumber());
    String international = "+33 " + cast.freeNumber().substring(1);
    Locator typed = screens.recipient(international);
    assertThat(typed).isVisible();
    if (width > WIDE) {
      assertThat(column(screens, "column.phone")).isVisible();
      assertThat(column(screens, "column.recipient")).isVisible();
    }
    screens.choose("class.label", cast.schoolClass());
    int withTyped = screens.select();
    screens.station("recipients");

    screens.recipient(international).getByRole(AriaRole.BUTTON).last().click();
    assertThat(screens.recipient(international)).hasCount(0);
    assertThat(screens.recipients()).isEqualTo(withTyped - 1);
  }

  private static Locator column(Screens screens, String key) {
    return screens
        .page()
        .getByRole(AriaRole.COLUMNHEADER, SmsPage.named(screens.said().text(key)))
        .first();
  }

  @InBothLanguagesAtBothWidths
  void families_pupils_adults_and_applicants_are_selected_with_spouses_and_second_parents(
      Locale language, int width) {
    Screens screens = screens(Role.SECRETARY, language, width);
    Said said = screens.said();
    screens.menu("sms.menu.send");
    for (String source : List.of("PUPIL", "ADULT", "APPLICANT", "FAMILY")) {
      screens.radio("source." + source).check();
      assertThat(screens.select()).as(source).isPositive();
      assertThat(screens.explanation())
          .containsText(said.text(By.SELECTION, "source.all." + source));
    }
    screens.choose("class.label", cast.schoolClass());
    int responsables = screens.select();
    assertThat(screens.recipient(relatives.spouse())).hasCount(0);

    screens.field("spouses").check();
    int couples = screens.select();
    assertThat(couples).isGreaterThan(responsables);
    assertThat(screens.explanation()).containsText(said.text(By.SELECTION, "with.spouses"));
    assertThat(screens.recipient(relatives.spouse())).isVisible();
    assertThat(screens.recipient(relatives.noSms())).hasCount(0);
    assertThat(screens.ignored(relatives.noSms())).containsText(said.text("reason.OPTED_OUT"));

    assertThat(screens.recipient(relatives.secondParent())).hasCount(0);
    screens.field("second").check();
    assertThat(screens.select()).isGreaterThan(couples);
    assertThat(screens.recipient(relatives.secondParent())).isVisible();
    screens.station("families");
  }

  @InBothLanguagesAtBothWidths
  void families_are_selected_by_class_presence_other_years_payment_postal_code_and_age(
      Locale language, int width) {
    Screens screens = screens(Role.SECRETARY, language, width);
    Said said = screens.said();
    screens.menu("sms.menu.send");
    screens.unfoldFilters();
    for (String filter : FILTERS) {
      assertThat(screens.filterName(filter)).isVisible();
    }
    int all = screens.select();

    screens
        .page()
        .getByRole(AriaRole.CHECKBOX, SmsPage.named(said.text(By.SELECTION, "presence.label")))
        .check();
    screens.labelled(said.text(By.SELECTION, "presence.PRESENT")).uncheck();
    screens.labelled(said.text(By.SELECTION, "presence.LEFT")).check();
    screens.station("filters");
    assertThat(screens.select()).isBetween(1, all - 1);
    assertThat(screens.explanation()).containsText(said.text(By.SELECTION, "presence.word.LEFT"));

    screens.button("criteria.clear").click();
    screens.unfoldFilters();
    screens.choose("paymentMode.label", said.text(By.SELECTION, "paymentMode.CHEQUE"));
    int cheques = screens.select();
    assertThat(cheques).isBetween(1, all - 1);
    screens.labelled(said.text(By.SELECTION, "postalCode.label")).fill(relatives.postalCode());
    int near = screens.select();
    assertThat(near).isBetween(1, cheques - 1);
    screens.labelled(said.text(By.SELECTION, "age.from.label")).fill("14");
    screens.labelled(said.text(By.SELECTION, "age.to.label")).fill("15");
    assertThat(screens.select()).isBetween(1, near - 1);
    assertThat(screens.explanation()).containsText(said.part(By.SELECTION, "postalCode.sentence"));
    assertThat(screens.explanation()).containsText(said.part(By.SELECTION, "age.sentence.range"));
    screens.station("filtered");
  }

  @InBothLanguagesAtBothWidths
  void a_predefined_message_or_ones_own_is_written_on_the_phone_and_sent_at_a_time_or_cancelled(
      Locale language, int width) {
    Screens screens = screens(Role.SECRETARY, language, width);
    Said said = screens.said();
    screens.menu("sms.menu.send");
    screens.choose("class.label", cast.schoolClass());
    screens.select();
    assertThat(screens.ignored(relatives.withoutMobile())).isVisible();

    screens.begin("meeting");
    assertThat(screens.message()).hasValue(Pattern.compile("^#ETABLISSEMENT"));
    screens.station("template");
    screens.message().fill("");
    screens.message().pressSequentially("Bonjour ");
    assertThat(screens.page().getByTestId("counter")).hasText("8/160");
    screens.message().click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
    Locator keywords =
        screens.page().getByRole(AriaRole.MENU, SmsPage.named(said.text("keywords")));
    assertThat(keywords).isVisible();
    screens.station("keywords");
    keywords
        .getByRole(AriaRole.MENUITEM)
        .filter(
            new Locator.FilterOptions()
                .setHasText(said.text(By.COMPOSITION, "label.ETABLISSEMENT")))
        .click();
    assertThat(screens.message()).hasValue("Bonjour #ETABLISSEMENT");
    screens.message().press("Shift+F10");
    assertThat(keywords).isVisible();
    screens.page().keyboard().press("Escape");

    screens.button("criteria.clear").click();
    screens.type(SECRETARYS);
    assertThat(screens.send("ECONOMY")).containsText("€");
    assertThat(screens.send("STANDARD")).containsText("€");
    screens.field("defer").check();
    screens.field("defer.date").fill(day(1));
    screens.field("defer.time").fill("18:30");
    screens.field("defer.time").press("Tab");
    assertThat(screens.sentence("defer.when")).containsText("18:30");
    screens.station("deferred");
    screens.send("STANDARD").click();
    assertThat(screens.dialog()).containsText("18:30");
    screens.station("confirm");
    screens.button("confirm.schedule").click();
    assertThat(screens.sentence("sent.scheduled")).isVisible();
    screens.station("scheduled");
    screens.button("cancel-send").click();
    screens.button("cancel-send.yes").click();
    assertThat(screens.sentence("cancelled")).isVisible();
  }

  /** As it is typed in both languages. */
  private static String day(int daysFromToday) {
    return LocalDate.now(SCHOOL).plusDays(daysFromToday).format(TYPED);
  }

  @InBothLanguagesAtBothWidths
  void on_a_record_who_wants_no_sms_comes_unticked_and_is_written_to_once_ticked(
      Locale language, int width) {
    Screens screens = screens(Role.ADMINISTRATOR, language, width);
    Said said = screens.said();
    host.open(screens.page(), relatives.noSmsRecord());
    speak(screens.page(), language);
    writeToThoseOfTheRecord(screens.page(), said.text(By.SERVER, "sms.action.family"));
    Locator possible = screens.field("recipients.possible");
    assertThat(possible.getByRole(AriaRole.CHECKBOX)).hasCount(2);
    Locator unwilling =
        possible.getByRole(
            AriaRole.CHECKBOX,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^" + relatives.noSms())));
    assertThat(unwilling).not().isChecked();
    assertThat(possible.locator("input:checked")).hasCount(1);
    screens.station("record");

    unwilling.check();
    assertThat(screens.sentence("override.note")).containsText(relatives.noSms());
    screens.begin("absence");
    screens.station("record-ticked");
    screens.send();
    screens.station("record-sent");
  }

  @InBothLanguagesAtBothWidths
  void the_recap_has_every_sms_its_delivery_report_and_the_totals_and_shows_ones_own_only(
      Locale language, int width) {
    Screens screens = screens(Role.ADMINISTRATOR, language, width);
    Said said = screens.said();
    screens.menu("sms.menu.send");
    screens.sendTo(cast.freeNumber());
    screens.station("sent");
    screens.page().getByText(said.text("to-recap")).click();
    assertThat(screens.lines()).hasCount(1);
    Locator line = screens.lines().first();
    assertThat(line.getByText(said.pattern("state.DELIVERED"))).isVisible(within(30));
    assertThat(line).containsText("(" + said.text("sms.one", "n", "1") + ")");
    screens.button("recap.clear").click();

    line.dblclick();
    assertThat(screens.dialog().getByRole(AriaRole.HEADING).first()).hasText(said.text("trail"));
    screens.station("trail");
    screens.page().keyboard().press("Escape");
    assertThat(screens.dialog()).hasCount(0);
    line.press("Enter");
    String by = screens.dialog().getByText(said.pattern("trail.by.from")).textContent().strip();
    screens.page().keyboard().press("Escape");

    assertThat(chosen(screens, "recap.user")).hasText(said.text("recap.all"));
    assertThat(chosen(screens, "recap.workstation")).hasText(said.text("recap.all"));
    screens.field("recap.from").fill(day(0));
    screens.field("recap.to").fill(day(0));
    screens.field("recap.user").selectOption(by.substring(0, by.indexOf(',')));
    screens.field("recap.workstation").selectOption(by.substring(by.lastIndexOf(' ') + 1));
    screens.field("column.number").fill(cast.freeNumber());
    assertThat(line).containsText("+33 " + cast.freeNumber().substring(1));
    if (width > WIDE) {
      for (String column :
          List.of("column.sent", "column.recipient", "column.number", "column.state")) {
        assertThat(column(screens, column)).isVisible();
      }
    }
    totals(screens);
    screens.station("recap");
    screens.field("recap.to").fill(day(1));
    screens.field("recap.from").fill(day(1));
    screens.field("recap.from").press("Tab");
    assertThat(screens.lines()).hasCount(0);

    Screens others = screens(Role.SECRETARY, language, width);
    others.menu("sms.menu.recap");
    others.field("column.number").fill(cast.freeNumber());
    assertThat(others.sentence("recap.none-fits")).isVisible();
  }

  private static Locator chosen(Screens screens, String field) {
    return screens.field(field).locator("option:checked");
  }

  private static void totals(Screens screens) {
    Said said = screens.said();
    Locator totals = screens.page().getByRole(AriaRole.TABLE, SmsPage.named(said.text("totals")));
    int sum = 0;
    for (String mode : List.of("LEGACY", "ECONOMY", "STANDARD", "PREMIUM")) {
      sum += total(totals, said.text("mode." + mode));
    }
    assertThat(sum).isPositive().isEqualTo(total(totals, said.text("totals.total")));
  }

  private static int total(Locator totals, String name) {
    Locator row =
        totals
            .getByRole(AriaRole.ROW)
            .filter(
                new Locator.FilterOptions()
                    .setHas(totals.page().getByRole(AriaRole.ROWHEADER, SmsPage.named(name))));
    String figure = row.getByRole(AriaRole.CELL).first().textContent();
    return Integer.parseInt(figure.replaceAll("\\D", ""));
  }

  @InBothLanguagesAtBothWidths
  void whoever_is_blocked_is_told_so_and_finds_no_way_to_send(Locale language, int width) {
    Screens screens = screens(Role.BLOCKED, language, width);
    assertThat(
            screens
                .page()
                .getByRole(
                    AriaRole.LINK, SmsPage.named(screens.said().text(By.SERVER, "sms.menu.send"))))
        .hasCount(0);
    screens.page().navigate("/sms/page/compose?lang=" + language);
    assertThat(screens.sentence("blocked.user")).isVisible();
    assertThat(screens.message()).hasCount(0);
    screens.station("blocked");
  }
}
