package sms.compose.internal.standard;

import java.util.Optional;
import java.util.function.Function;
import sms.api.compose.KeywordContext;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.compose.internal.Messages;

/** What is known of the person who is written to. */
final class RecipientValues {
  private RecipientValues() {}

  static Optional<String> title(KeywordContext context) {
    return of(context, Person::title)
        .map(title -> Messages.getOrDefault(context.locale(), "title." + title, title));
  }

  static Optional<String> lastName(KeywordContext context) {
    return of(context, Person::lastName);
  }

  static Optional<String> firstName(KeywordContext context) {
    return of(context, Person::firstName);
  }

  static Optional<String> login(KeywordContext context) {
    return context
        .recipient()
        .personId()
        .flatMap(context.directory()::portalAccount)
        .map(PortalAccount::login);
  }

  private static Optional<String> of(KeywordContext context, Function<Person, String> value) {
    return context
        .recipient()
        .personId()
        .flatMap(context.directory()::person)
        .map(value)
        .filter(v -> !v.isBlank());
  }
}
