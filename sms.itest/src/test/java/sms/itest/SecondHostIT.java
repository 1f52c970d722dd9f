package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.SmsPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.GuideJourney;
import sms.itest.journey.MaskedNumbersJourney;
import sms.itest.journey.RecordJourney;
import sms.itest.journey.ScreensJourney;
import sms.itest.journey.SendingJourney;
import sms.itest.support.Host.Role;
import sms.itest.support.SecondHost;
import sms.itest.support.Stage;

/** A host that has nothing of the demo passes what the demo passes. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class SecondHostIT {
  @RegisterExtension static final Stage STAGE = new Stage(new SecondHost());

  @Test
  void the_screens_take_over_the_colours_corners_and_letters_of_the_host() {
    Page page = STAGE.signedIn(Role.SECRETARY, 1280, 900);
    STAGE.host().menu(page, "SMS");

    Locator select = page.getByRole(AriaRole.BUTTON, named("Sélectionner"));
    assertThat(select).hasCSS("border-radius", "0px");
    assertThat(select).hasCSS("font-family", Pattern.compile("^Georgia"));
    Locator message = page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    assertThat(message).hasCSS("color", "rgb(234, 241, 245)");
  }

  @Test
  void without_a_parents_portal_no_credentials_are_offered() {
    Page page = STAGE.signedIn(Role.ADMINISTRATOR, 1280, 900);
    STAGE.host().menu(page, "SMS");

    assertThat(page.getByRole(AriaRole.BUTTON, named("Sélectionner"))).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Jamais connectés au portail"))).hasCount(0);
  }

  @Test
  void a_filter_that_has_nothing_to_choose_from_is_not_shown() {
    Page page = STAGE.signedIn(Role.SECRETARY, 1280, 900);
    STAGE.host().menu(page, "SMS");
    page.getByText(Pattern.compile("autres critères")).click();

    Page.GetByTextOptions exactly = new Page.GetByTextOptions().setExact(true);
    assertThat(page.getByText("Code postal", exactly)).isVisible();
    assertThat(page.getByText("Option", exactly)).hasCount(0);
  }

  @Nested
  @Order(1)
  class Sending extends SendingJourney {
    Sending() {
      super(STAGE);
    }
  }

  @Nested
  @Order(2)
  class Records extends RecordJourney {
    Records() {
      super(STAGE);
    }
  }

  @Nested
  @Order(3)
  class MaskedNumbers extends MaskedNumbersJourney {
    MaskedNumbers() {
      super(STAGE);
    }
  }

  @Nested
  @Order(5)
  class Guide extends GuideJourney {
    Guide() {
      super(STAGE);
    }
  }

  @Nested
  @Order(4)
  class Screens extends ScreensJourney {
    Screens() {
      super(STAGE);
    }
  }
}
