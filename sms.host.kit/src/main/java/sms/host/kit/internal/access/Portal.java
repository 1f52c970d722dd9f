package sms.host.kit.internal.access;

import static sms.host.kit.internal.subject.Answers.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.host.Person;
import sms.api.portal.Account;
import sms.api.portal.CredentialWay;
import sms.api.portal.PortalAccounts;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Sample;
import sms.host.kit.internal.subject.Strangers;
import sms.host.kit.internal.subject.Subject;

/** What is asked of {@link PortalAccounts}. {@code issue} is never called: it makes secrets. */
public final class Portal {
  private Portal() {}

  /** The way of credentials is the same each time. */
  public static void hasOneWay(Subject subject, Notes notes) {
    PortalAccounts portal = portal(subject);
    CredentialWay first = given("way()", portal.way());
    CredentialWay second = given("way()", portal.way());
    if (first != second) {
      notes.add("portal.ways", first, second);
    }
  }

  /** Accounts have a user name, and are the same a moment later. */
  public static void hasAccounts(Subject subject, Notes notes) {
    for (String person : people(subject)) {
      Optional<Account> account = account(subject, person);
      Optional<Account> again = account(subject, person);
      if (!account.map(Account::id).equals(again.map(Account::id))) {
        notes.add("portal.fickle", person);
      } else if (account.filter(found -> found.login().isBlank()).isPresent()) {
        notes.add("portal.login", person);
      }
    }
  }

  /** Each account has one holder, who is one of the school's people. */
  public static void hasKnownHolders(Subject subject, Notes notes) {
    Map<String, String> holders = new HashMap<>();
    for (String person : people(subject)) {
      account(subject, person).ifPresent(account -> look(account, holders, subject, notes));
    }
  }

  private static void look(
      Account account, Map<String, String> holders, Subject subject, Notes notes) {
    String holder = account.holderId();
    String before = holders.putIfAbsent(account.id(), holder);
    if (before != null && !before.equals(holder)) {
      notes.add("portal.holders", account.id(), before, holder);
    } else if (before == null && subject.directory().person(holder).isEmpty()) {
      notes.add("portal.nobody", account.id(), holder);
    }
  }

  /** Whom the portal does not know has no account. */
  public static void knowsNoStranger(Subject subject, Notes notes) {
    for (String stranger : Strangers.typed()) {
      try {
        account(subject, stranger)
            .ifPresent(account -> notes.add("portal.stranger", stranger, account.id()));
      } catch (RuntimeException e) {
        notes.failed(e);
      }
    }
  }

  private static List<String> people(Subject subject) {
    return Sample.of(subject.census().people().map(Person::id).distinct().toList());
  }

  private static Optional<Account> account(Subject subject, String personId) {
    return given("account(personId)", portal(subject).account(personId));
  }

  private static PortalAccounts portal(Subject subject) {
    return subject.host().portal().orElseThrow();
  }
}
