package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.compose.internal.TestSchool.person;
import static sms.compose.internal.TestSchool.pupil;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.gateway.Tariff;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.portal.SecretSlot;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.compose.internal.standard.StandardKeywords;

/** Texts with the recipient's secret of the portal: masked, priced as they will be, never known. */
class CredentialsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final String TEXT = "Identifiant : #LOGIN Mot de passe : #PASS Merci";

  private final TestSchool school = new TestSchool();
  private final Portal portal = new Portal();
  private final ComposerComponent composer =
      new ComposerComponent(school, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Recipient james =
      school.family(
          "FPOTTER",
          person("G1", "M.", "POTTER", "James", "+33611111111", Locale.FRENCH),
          "0",
          pupil("E1", "POTTER", "Lily", "3e A"),
          pupil("E2", "POTTER", "Tom", "6e B"));

  /** Accounts in memory; the test fails when a secret is asked for. */
  private static final class Portal implements PortalAccounts {
    final Map<String, Account> accounts = new HashMap<>();
    CredentialWay way = CredentialWay.TEMPORARY_PASSWORD;

    void account(String personId, String holderId, AccountState state, int length) {
      boolean connected = state == AccountState.ACTIVE || state == AccountState.PASSWORD_UNCHANGED;
      accounts.put(
          personId,
          new Account(
              "A-" + holderId,
              holderId,
              "l." + holderId,
              state,
              connected ? Optional.of(Instant.EPOCH) : Optional.empty(),
              length == 0 ? OptionalInt.empty() : OptionalInt.of(length)));
    }

    @Override
    public CredentialWay way() {
      return way;
    }

    @Override
    public Optional<Account> account(String personId) {
      return Optional.ofNullable(accounts.get(personId));
    }

    @Override
    public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
      throw new AssertionError("nothing is issued before an SMS leaves");
    }
  }

  @BeforeEach
  void a_school_with_a_portal() {
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    composer.portal(portal);
    school.account("G1", "l.G1");
    portal.account("G1", "G1", AccountState.NEVER_CONNECTED, 10);
  }

  @Test
  void the_text_shows_as_many_dots_as_the_secret_has_characters_and_says_whose_it_is() {
    Composed.Composition composition = composition(james, TEXT);
    assertThat(composition.text()).isEqualTo("Identifiant : l.G1 Mot de passe : •••••••••• Merci");
    assertThat(composition.secret())
        .contains(new SecretSlot("A-G1", Optional.empty(), 10, List.of(34)));
    assertThat(composition.toString()).doesNotContain("G1");
  }

  @Test
  void it_is_counted_as_the_characters_that_will_leave_and_not_as_the_dots() {
    Composed.Composition composition = composition(james, TEXT);
    assertThat(composition.segmentation().encoding()).isEqualTo(Encoding.GSM7);
    assertThat(composition.segmentation().units()).isEqualTo(composition.text().length());
    assertThat(composition.segmentation().costly()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"150,1", "151,2", "296,2", "297,3"})
  void the_price_is_that_of_the_text_with_the_secret_to_the_character(int before, int parts) {
    String text = "a".repeat(before) + "#PASS";
    Composed.Composition composition = composition(james, text);
    assertThat(composition.segmentation().parts()).isEqualTo(parts);
    assertThat(composer.segment("a".repeat(before) + "Griffon789").parts()).isEqualTo(parts);
    assertThat(summary(text, james).parts()).isEqualTo(parts);
  }

  @Test
  void pairs_are_laid_out_around_the_secret_as_they_will_be() {
    String text = "#PASS" + "€".repeat(72);
    assertThat(composition(james, text).segmentation().parts())
        .isEqualTo(composer.segment("Griffon789" + "€".repeat(72)).parts());
  }

  @Test
  void a_secret_that_stands_there_twice_has_two_places() {
    Composed.Composition composition = composition(james, "#PASS ou #PASSWORD");
    assertThat(composition.text()).isEqualTo("•••••••••• ou ••••••••••");
    assertThat(composition.secret().orElseThrow().offsets()).containsExactly(0, 14);
  }

  @Test
  void dots_in_the_text_or_a_row_of_x_in_a_value_are_no_secret() {
    Recipient hostile =
        school.family(
            "FX", person("G9", "", "xxxxxxxxxx", "#PASS", "+33655555555", Locale.FRENCH), "0");
    portal.account("G9", "G9", AccountState.NEVER_CONNECTED, 10);
    Composed.Composition composition = composition(hostile, "•••• #NOM #PRENOM #PASS");
    assertThat(composition.text()).isEqualTo("•••• xxxxxxxxxx #PASS ••••••••••");
    assertThat(composition.secret().orElseThrow().offsets()).containsExactly(22);
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER_CONNECTED, G1, 10, ''",
    "PASSWORD_UNCHANGED, G1, 10, ''",
    "ACTIVE, G1, 10, credentials.active",
    "CLOSED, G1, 10, credentials.closed",
    "NEVER_CONNECTED, G1, 0, credentials.none",
    "NEVER_CONNECTED, G2, 10, credentials.not-holder",
  })
  void only_the_holder_of_an_account_that_needs_it_gets_credentials(
      AccountState state, String holder, int length, String code) {
    portal.account("G1", holder, state, length);
    assertThat(codeOf(james, TEXT)).isEqualTo(code);
    // neither a replacement nor an optional text makes a message of it
    assertThat(codeOf(james, "Bonjour #PASS{voir le courrier}")).isEqualTo(code);
    assertThat(codeOf(james, "Bonjour #{Mot de passe : #PASS}")).isEqualTo(code);
  }

  @Test
  void without_an_account_or_without_a_portal_there_are_none() {
    portal.accounts.clear();
    assertThat(codeOf(james, TEXT)).isEqualTo("credentials.no-account");
    assertThat(codeOf(TestSchool.typed("+33677777777"), "#PASS"))
        .isEqualTo("credentials.no-account");
    composer.portal(null);
    assertThat(codeOf(james, TEXT)).isEqualTo("credentials.no-portal");
  }

  @ParameterizedTest
  @EnumSource(CredentialWay.class)
  void one_text_can_serve_a_portal_that_gives_links_and_one_that_gives_passwords(
      CredentialWay way) {
    portal.way = way;
    boolean link = way == CredentialWay.ACTIVATION_LINK;
    assertThat(codeOf(james, link ? "#PASS" : "#LIEN"))
        .isEqualTo(link ? "credentials.by-link" : "credentials.by-password");
    assertThat(composition(james, "Portail.#{ Lien : #LIEN}#{ Mot de passe : #PASS}").text())
        .isEqualTo(link ? "Portail. Lien : ••••••••••" : "Portail. Mot de passe : ••••••••••");
  }

  @Test
  void another_bundles_secret_keyword_is_the_same_secret_and_its_resolver_is_never_asked() {
    Keyword code = new Keyword("CODE", "", "", "", EnumSet.allOf(RecipientRole.class), true);
    composer.addResolver(
        new KeywordResolver() {
          @Override
          public List<Keyword> keywords(Locale locale) {
            return List.of(code);
          }

          @Override
          public Optional<String> resolve(String name, KeywordContext context) {
            throw new AssertionError("a secret is asked of the portal, when the SMS leaves");
          }
        },
        Ranked.reference(0, 2));
    assertThat(composition(james, "#CODE").text()).isEqualTo("••••••••••");
  }

  @Test
  void a_message_says_whether_a_secret_is_in_it_also_when_only_a_translation_has_one() {
    assertThat(message("#LOGIN").secret()).isFalse();
    assertThat(message("#PASS").secret()).isTrue();
    Draft draft =
        new Draft(
            "Bonjour",
            Optional.of(Locale.FRENCH),
            Map.of("en", "#PASS"),
            false,
            Optional.empty(),
            Locale.FRENCH,
            true);
    assertThat(((Prepared.Ready) composer.prepare(draft)).message().secret()).isTrue();
  }

  // --- the duplicates of a family ---------------------------------------------------------------

  /**
   * Who gets what, of two people with one telephone or two.
   *
   * <p>same: both have the telephone of the first; accounts: who holds the account of the first and
   * of the second.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "two parents two accounts two telephones, false, G1, G2, SMS SMS",
    "two parents two accounts one telephone, true, G1, G2, SMS SMS",
    "two parents one account two telephones, false, G1, G1, SMS credentials.not-holder",
    "two parents one account one telephone, true, G1, G1, SMS credentials.not-holder",
    "the account is the second parent's, true, G2, G2, credentials.not-holder SMS",
  })
  void each_account_gets_one_message_and_no_secret_is_dropped_as_a_duplicate(
      String family, boolean same, String first, String second, String expected) {
    Recipient lily =
        school.family(
            "FPOTTER2",
            person(
                "G2",
                "Mme",
                "POTTER",
                "Lily",
                same ? "+33611111111" : "+33622222222",
                Locale.FRENCH),
            "0",
            pupil("E1", "POTTER", "Lily", "3e A"));
    portal.account("G1", first, AccountState.NEVER_CONNECTED, 10);
    portal.account("G2", second, AccountState.NEVER_CONNECTED, 10);
    List<Recipient> both = List.of(james, lily);

    String text = "Mot de passe : #PASS";
    assertThat(
            message(text)
                .composeAll(both)
                .map(CredentialsTest::said)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
    BatchSummary summary = message(text).summarise(both);
    assertThat(summary.messages())
        .isEqualTo((int) Arrays.stream(expected.split(" ")).filter("SMS"::equals).count());
    assertThat(summary.duplicates()).isEmpty();
  }

  @Test
  void two_children_of_one_account_are_one_message_to_its_holder() {
    assertThat(james.pupilIds()).hasSize(2);
    assertThat(message("#ENFANT : #PASS").composeAll(List.of(james)))
        .singleElement()
        .isInstanceOfSatisfying(
            Composed.Composition.class,
            c -> assertThat(c.text()).isEqualTo("Lily et Tom : ••••••••••"));
  }

  // ----------------------------------------------------------------------------------------------

  private static String said(Composed composed) {
    if (composed instanceof Composed.Blocked blocked) {
      return blocked.problem().code();
    }
    return composed instanceof Composed.Duplicate ? "DUPLICATE" : "SMS";
  }

  private Prepared.Message message(String text) {
    Tariff tariff = new Tariff(Currency.getInstance("EUR"), Map.of("", 45_000L));
    Prepared prepared =
        composer.prepare(new Draft(text, false, Optional.of(tariff), Locale.FRENCH, true));
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return ((Prepared.Ready) prepared).message();
  }

  private BatchSummary summary(String text, Recipient recipient) {
    return message(text).summarise(List.of(recipient));
  }

  private Composed.Composition composition(Recipient recipient, String text) {
    Composed composed = message(text).compose(recipient);
    assertThat(composed).isInstanceOf(Composed.Composition.class);
    return (Composed.Composition) composed;
  }

  private String codeOf(Recipient recipient, String text) {
    return message(text).compose(recipient) instanceof Composed.Blocked blocked
        ? blocked.problem().code()
        : "";
  }
}
