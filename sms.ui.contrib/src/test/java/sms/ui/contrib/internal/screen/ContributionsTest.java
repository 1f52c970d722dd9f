package sms.ui.contrib.internal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.api.host.UiContribution.Kind;
import sms.ui.contrib.internal.files.StaticFiles;
import sms.ui.contrib.internal.world.TestServer;

/** What a host finds. */
class ContributionsTest {
  private final StaticFiles files = TestServer.files();
  private final List<UiContribution> all =
      List.of(
          new MenuEntry.Send(files),
          new MenuEntry.Recap(files),
          new MenuEntry.Templates(files),
          new RecordAction.OfFamily(files),
          new RecordAction.OfPupil(files),
          new RecordAction.OfAdult(files),
          new RecordAction.OfApplicant(files),
          new MenuEntry.Gateways(files),
          new MenuEntry.Answers(files),
          new RecordPanel.OfFamily(files),
          new RecordPanel.OfPupil(files),
          new RecordPanel.OfAdult(files),
          new RecordPanel.OfApplicant(files),
          new MenuEntry.Journal(files),
          new MenuEntry.Rights(files));

  @Test
  void the_menu_has_sending_and_the_recap_where_the_guide_has_them() {
    UiContribution send = all.get(0);
    UiContribution recap = all.get(1);
    assertThat(send.target(Locale.FRENCH)).isEqualTo("Traitement / Messages");
    assertThat(send.label(Locale.FRENCH)).isEqualTo("SMS");
    assertThat(recap.label(Locale.FRENCH)).isEqualTo("Récapitulatif des SMS");
    assertThat(recap.label(Locale.ENGLISH)).isEqualTo("SMS recap");
    assertThat(recap.label(Locale.GERMAN)).isEqualTo("Récapitulatif des SMS");
    assertThat(send.order()).isLessThan(recap.order());
  }

  @Test
  void templates_are_kept_between_sending_and_the_recap_by_whoever_may_send() {
    UiContribution templates = all.get(2);
    assertThat(templates.id()).isEqualTo("sms.menu.templates");
    assertThat(templates.target(Locale.FRENCH)).isEqualTo("Traitement / Messages");
    assertThat(templates.label(Locale.FRENCH)).isEqualTo("Modèles de SMS");
    assertThat(templates.elementTag()).isEqualTo("sms-templates");
    assertThat(templates.requiredRight()).contains(Right.SEND);
    assertThat(templates.order()).isBetween(all.get(0).order(), all.get(1).order());
  }

  @Test
  void family_pupil_adult_and_applicant_have_an_action() {
    assertThat(all.subList(3, 7))
        .allSatisfy(
            action -> {
              assertThat(action.kind()).isEqualTo(Kind.RECORD_ACTION);
              assertThat(action.label(Locale.FRENCH)).isEqualTo("Envoyer un SMS");
              assertThat(action.elementTag()).isEqualTo("sms-compose");
            })
        .extracting(action -> action.target(Locale.FRENCH))
        .containsExactly("FAMILY", "PUPIL", "ADULT", "APPLICANT");
  }

  @Test
  void family_pupil_adult_and_applicant_have_a_panel_of_what_was_sent() {
    assertThat(all.subList(9, 13))
        .allSatisfy(
            panel -> {
              assertThat(panel.kind()).isEqualTo(Kind.RECORD_PANEL);
              assertThat(panel.label(Locale.FRENCH)).isEqualTo("SMS envoyés");
              assertThat(panel.label(Locale.ENGLISH)).isEqualTo("SMS sent");
              assertThat(panel.elementTag()).isEqualTo("sms-history");
            })
        .extracting(panel -> panel.target(Locale.FRENCH))
        .containsExactly("FAMILY", "PUPIL", "ADULT", "APPLICANT");
  }

  @Test
  void whoever_may_not_send_is_shown_what_was_sent_and_answered_and_why_he_or_she_may_not() {
    assertThat(all)
        .filteredOn(contribution -> contribution.requiredRight().isEmpty())
        .extracting(UiContribution::id)
        .containsExactly(
            "sms.menu.recap",
            "sms.menu.replies",
            "sms.panel.family",
            "sms.panel.pupil",
            "sms.panel.adult",
            "sms.panel.applicant",
            "sms.menu.rights");
    assertThat(all.get(0).requiredRight()).contains(Right.SEND);
  }

  @Test
  void gateways_and_credit_are_for_administrators() {
    UiContribution gateways = all.get(7);
    assertThat(gateways.requiredRight()).contains(Right.ADMINISTER);
    assertThat(gateways.label(Locale.FRENCH)).isEqualTo("Passerelles et crédit");
  }

  @Test
  void the_journal_is_for_administrators_next_to_the_gateways() {
    UiContribution journal = all.get(13);
    assertThat(journal.requiredRight()).contains(Right.ADMINISTER);
    assertThat(journal.label(Locale.FRENCH)).isEqualTo("Journal");
    assertThat(journal.target(Locale.FRENCH)).isEqualTo("Traitement / Messages");
    assertThat(journal.elementTag()).isEqualTo("sms-audit");
    assertThat(journal.order()).isGreaterThan(all.get(7).order());
  }

  @Test
  void ids_are_unique_and_addresses_lead_somewhere() {
    assertThat(all).extracting(UiContribution::id).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            contribution -> {
              assertThat(contribution.moduleUrl())
                  .startsWith("/sms/ui/")
                  .endsWith(contribution.elementTag() + ".js");
              assertThat(contribution.icon().orElseThrow()).endsWith(".svg");
              assertThat(contribution.standaloneUrl()).startsWith("/sms/page/");
            });
  }
}
