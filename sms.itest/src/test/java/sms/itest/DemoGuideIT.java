package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.GuideJourney;
import sms.itest.journey.InBothLanguagesAtBothWidths;
import sms.itest.journey.Screens;
import sms.itest.support.DemoHost;
import sms.itest.support.Host.Role;
import sms.itest.support.Said;
import sms.itest.support.Said.By;
import sms.itest.support.SmsPage;
import sms.itest.support.Stage;

/** The guide in the demo, which has a parents' portal and profiles of users besides. */
class DemoGuideIT extends GuideJourney {
  @RegisterExtension static final Stage STAGE = new Stage(new DemoHost());

  /** Nobody's, and only the administrator writes to it. */
  private static final String NUMBER = "06 39 98 77 12";

  DemoGuideIT() {
    super(STAGE);
  }

  @InBothLanguagesAtBothWidths
  void the_message_for_first_credentials_enables_the_keys_which_keep_who_never_connected(
      Locale language, int width) {
    Screens screens = screens(Role.ADMINISTRATOR, language, width);
    Said said = screens.said();
    screens.menu("sms.menu.send");
    screens.choose("class.label", STAGE.host().cast().schoolClass());
    int all = screens.select();
    Locator keys = screens.button("keys");
    assertThat(keys).isDisabled();

    screens.begin("activation");
    keys.click();
    assertThat(screens.radio("keys.NEVER_CONNECTED")).isChecked();
    assertThat(screens.sentence("keys.kept")).isVisible();
    assertThat(screens.radio("keys.PASSWORD_UNCHANGED")).isVisible();
    assertThat(screens.recipients()).isBetween(1, all - 1);
    assertThat(screens.ignored("LÉVÊQUE François")).containsText(said.text("reason.NO_MOBILE"));
    assertThat(screens.ignored("EVANS Lily")).containsText(said.text("reason.ALREADY_CONNECTED"));
    screens.station("keys");
  }

  @InBothLanguagesAtBothWidths
  void on_a_users_profile_one_ticks_the_recap_of_all_users_and_blocks_sending(
      Locale language, int width) {
    Screens administrator = screens(Role.ADMINISTRATOR, language, width);
    administrator.menu("sms.menu.send");
    administrator.sendTo(NUMBER);
    Screens secretary = screens(Role.SECRETARY, language, width);

    tick(administrator, "user.recap.all.tick", true);
    administrator.station("profile");
    assertThat(sentTo(secretary).first()).isVisible();
    tick(administrator, "user.recap.all.tick", false);
    assertThat(sentTo(secretary)).hasCount(0);

    tick(administrator, "user.blocked.tick", true);
    secretary.page().navigate("/sms/page/compose?lang=" + language);
    assertThat(secretary.sentence("blocked.user")).isVisible();
    assertThat(secretary.sentence("blocked.user"))
        .containsText(administrator.said().text(By.DEMO, "user.blocked.tick"));
    tick(administrator, "user.blocked.tick", false);
  }

  private static void tick(Screens administrator, String right, boolean ticked) {
    Said said = administrator.said();
    administrator.page().navigate("/users/" + STAGE.host().cast().secretary());
    administrator
        .page()
        .getByRole(AriaRole.LINK, SmsPage.named(said.text(By.DEMO, "tab.other")))
        .click();
    administrator.page().getByLabel(said.text(By.DEMO, right)).setChecked(ticked);
    administrator
        .page()
        .getByRole(AriaRole.BUTTON, SmsPage.named(said.text(By.DEMO, "save")))
        .click();
    administrator.page().getByText(said.text(By.DEMO, "saved")).waitFor();
  }

  /** In the recap that the user sees. */
  private static Locator sentTo(Screens user) {
    user.menu("sms.menu.recap");
    user.field("column.number").fill(NUMBER);
    return user.lines();
  }
}
