package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.host.RecordType;
import sms.api.portal.Account;
import sms.api.portal.AccountState;
import sms.api.portal.Audience;
import sms.api.portal.CredentialWay;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.selection.Selection;

/** The keys button: who is kept, who is put aside, and why. */
class CredentialsSelectionTest {
  private final TestSchool school = new TestSchool();
  private final Portal portal = new Portal();
  private final DirectorySelector selector = Selecting.selector(school);

  private static final class Portal implements PortalAccounts {
    final Map<String, Account> accounts = new HashMap<>();

    void account(String person, String holder, AccountState state) {
      boolean connected = state == AccountState.ACTIVE || state == AccountState.PASSWORD_UNCHANGED;
      accounts.put(
          person,
          new Account(
              "A-" + holder,
              holder,
              holder,
              state,
              connected ? Optional.of(Instant.EPOCH) : Optional.empty(),
              OptionalInt.of(10)));
    }

    @Override
    public CredentialWay way() {
      return CredentialWay.ACTIVATION_LINK;
    }

    @Override
    public Optional<Account> account(String personId) {
      return Optional.ofNullable(accounts.get(personId));
    }

    @Override
    public IssueResult issue(String accountId, Optional<Instant> lastConnection, String userId) {
      throw new AssertionError("nothing is issued by looking");
    }
  }

  @BeforeEach
  void a_family_with_two_children_and_two_homes() {
    selector.portal(portal);
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .separatedFrom("Petunia", "06 12 34 56 03")
        .child("Harry", "3e A")
        .child("Albus", "6e B");
  }

  private Selecting keys(Audience audience) {
    return Selecting.with(selector).families().withSecondGuardians().forCredentialsTo(audience);
  }

  /** Of the first parent and of the one in the other home. */
  @ParameterizedTest
  @CsvSource({
    // two parents, two accounts
    "NEVER_CONNECTED, NEVER_CONNECTED, James, Petunia, NEVER_CONNECTED, James Petunia, ''",
    "NEVER_CONNECTED, ACTIVE, James, Petunia, NEVER_CONNECTED, James, Petunia ALREADY_CONNECTED",
    "PASSWORD_UNCHANGED, ACTIVE, James, Petunia, NEVER_CONNECTED, '',"
        + " James ALREADY_CONNECTED Petunia ALREADY_CONNECTED",
    "PASSWORD_UNCHANGED, ACTIVE, James, Petunia, PASSWORD_UNCHANGED, James,"
        + " Petunia ALREADY_CONNECTED",
    "CLOSED, NEVER_CONNECTED, James, Petunia, NEVER_CONNECTED, Petunia, James ALREADY_CONNECTED",
    // two parents, one account: its holder alone
    "NEVER_CONNECTED, NEVER_CONNECTED, James, James, NEVER_CONNECTED, James, Petunia NOT_HOLDER",
    "NEVER_CONNECTED, NEVER_CONNECTED, Petunia, Petunia, NEVER_CONNECTED, Petunia,"
        + " James NOT_HOLDER",
  })
  void each_account_has_one_row_of_its_holder(
      AccountState first,
      AccountState second,
      String firstHolder,
      String secondHolder,
      Audience audience,
      String kept,
      String aside) {
    portal.account("James", firstHolder, first);
    portal.account("Petunia", secondHolder, second);
    StringBuilder ignored = new StringBuilder();
    keys(audience)
        .ignored()
        .forEach(
            (name, reason) ->
                ignored.append(name.substring(7)).append(' ').append(reason).append(' '));
    assertThat(String.join(" ", keys(audience).names()).replace("POTTER ", "")).isEqualTo(kept);
    assertThat(ignored.toString().strip()).isEqualTo(aside);
  }

  @Test
  void two_children_of_one_account_are_one_row_about_both() {
    portal.account("James", "James", AccountState.NEVER_CONNECTED);
    portal.account("Petunia", "Petunia", AccountState.ACTIVE);
    Selection selection = keys(Audience.NEVER_CONNECTED).selection();
    assertThat(selection.recipients())
        .singleElement()
        .satisfies(row -> assertThat(row.pupilIds()).containsExactly("Harry", "Albus"));
  }

  @Test
  void who_has_no_account_is_put_aside_and_a_typed_number_has_none() {
    portal.account("James", "James", AccountState.NEVER_CONNECTED);
    Selecting selecting = keys(Audience.NEVER_CONNECTED).typing("06 99 99 99 99");
    assertThat(selecting.names()).containsExactly("POTTER James");
    assertThat(selecting.ignored())
        .containsEntry("POTTER Petunia", "NO_ACCOUNT")
        .containsEntry("06 99 99 99 99", "NO_ACCOUNT");
  }

  @Test
  void whoever_is_ignored_for_another_reason_keeps_it_and_nobody_vanishes() {
    school.addFamily("EVANS").responsable1("Rose", "").child("Lily", "3e A");
    portal.account("James", "James", AccountState.ACTIVE);
    portal.account("Petunia", "Petunia", AccountState.NEVER_CONNECTED);
    portal.account("Rose", "Rose", AccountState.ACTIVE);
    Selection with = keys(Audience.NEVER_CONNECTED).selection();
    Selection without = Selecting.with(selector).families().withSecondGuardians().selection();
    assertThat(with.matched()).isEqualTo(without.matched());
    assertThat(keys(Audience.NEVER_CONNECTED).ignored())
        .containsEntry("EVANS Rose", "NO_MOBILE")
        .containsEntry("POTTER James", "ALREADY_CONNECTED");
  }

  @Test
  void from_a_record_it_is_the_same() {
    portal.account("James", "James", AccountState.ACTIVE);
    portal.account("Petunia", "Petunia", AccountState.NEVER_CONNECTED);
    assertThat(
            Selecting.with(selector)
                .record(RecordType.FAMILY, "POTTER")
                .forCredentialsTo(Audience.NEVER_CONNECTED)
                .names())
        .containsExactly("POTTER Petunia");
  }

  @Test
  void the_sentence_says_it() {
    portal.account("James", "James", AccountState.NEVER_CONNECTED);
    assertThat(keys(Audience.NEVER_CONNECTED).selection().explanation())
        .endsWith(", jamais connectés au portail");
  }

  @Test
  void without_a_portal_the_button_is_a_problem() {
    selector.portal(null);
    assertThat(keys(Audience.NEVER_CONNECTED).problems())
        .containsExactly("audience: audience.no-portal");
  }
}
