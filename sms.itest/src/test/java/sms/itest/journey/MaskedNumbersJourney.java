package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.assertAccessible;
import static sms.itest.support.SmsPage.askToSend;
import static sms.itest.support.SmsPage.awaitEnd;
import static sms.itest.support.SmsPage.confirm;
import static sms.itest.support.SmsPage.selectClass;
import static sms.itest.support.SmsPage.write;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sms.itest.support.Host.Role;
import sms.itest.support.Stage;

/** Whoever has no right to whole numbers sees them masked, in the selection and in the recap. */
public abstract class MaskedNumbersJourney extends Journey {
  private static final Pattern MASKED = Pattern.compile("^\\+33.6.••.••.••.\\d\\d$");
  private static final Pattern WHOLE = Pattern.compile("\\+33.6.\\d\\d.\\d\\d|06.39.98");

  protected MaskedNumbersJourney(Stage stage) {
    super(stage);
  }

  @Test
  void a_user_without_the_right_writes_to_a_class_and_sees_no_number() {
    Page page = stage.signedIn(Role.CLERK, 1280, 900);
    host.menu(page, "SMS");
    selectClass(page, cast.schoolClass());
    assertThat(page.getByText(MASKED).first()).isVisible();
    assertThat(page.getByText(WHOLE)).hasCount(0);
    write(page, "Bonjour, réunion jeudi à 18 h.");
    confirm(askToSend(page));
    awaitEnd(page);
    page.getByText("Voir le récapitulatif").click();
    assertThat(page.getByText(MASKED).first()).isVisible();
    assertThat(page.getByText(WHOLE)).hasCount(0);
    assertThat(page.locator("#filter-recipient")).isVisible();
    assertThat(page.locator("#filter-number")).hasCount(0);
    assertAccessible(page);
    host.picture(page, "recap-masked");
    page.getByText(MASKED).first().dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("••");
    assertThat(page.getByText(WHOLE)).hasCount(0);
  }
}
