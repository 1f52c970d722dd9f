package sms.recap.internal.recap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.RecapQuery;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/**
 * The conditions of a query, with their values apart: what a user typed never becomes SQL. Aliases:
 * {@code c} the campaign, {@code s} the SMS, {@code x} its slice.
 */
final class Conditions {
  /** The state as shown: one that waits below the mark of a claimed slice is under way. */
  static final String STATE =
      "CASE WHEN s.state IN ('QUEUED', 'SCHEDULED') AND x.state = 'CLAIMED' AND s.id <= x.mark"
          + " AND s.pass < x.version AND (s.retry_at IS NULL OR s.retry_at <= x.claimed_at)"
          + " THEN 'SENDING' ELSE s.state END";

  private final List<String> sql = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Those on the campaign, with what the caller may see. */
  static Conditions ofCampaign(RecapQuery query, Caller caller) {
    Conditions conditions = visible(caller);
    query.from().ifPresent(t -> conditions.add("c.created >= ?", t.toEpochMilli()));
    query.to().ifPresent(t -> conditions.add("c.created < ?", t.toEpochMilli()));
    query.userId().ifPresent(user -> conditions.add("c.user_id = ?", user));
    query.workstation().ifPresent(name -> conditions.add("c.workstation = ?", name));
    query.campaignId().ifPresent(id -> conditions.add("c.id = ?", id));
    query.templateId().ifPresent(id -> conditions.add("c.template_id = ?", id));
    if (asksForWhatIsHidden(query, caller)) {
      conditions.add("1 = 0");
    }
    conditions.in("c.mode", query.modes());
    return conditions;
  }

  /**
   * Whether a hit would tell the caller a text or a number that he or she may not see. A typed
   * number is its recipient's name, too.
   */
  private static boolean asksForWhatIsHidden(RecapQuery query, Caller caller) {
    boolean ofNumber =
        query.number().isPresent()
            || query
                .recipient()
                .filter(name -> name.chars().anyMatch(Character::isDigit))
                .isPresent();
    return (query.text().isPresent() && !caller.may(Right.SEE_BODIES))
        || (ofNumber && !caller.may(Right.SEE_NUMBERS));
  }

  /** What the caller may see, whatever the query asks for. */
  static Conditions visible(Caller caller) {
    Conditions conditions = new Conditions();
    if (!caller.may(Right.RECAP_ALL)) {
      conditions.add("c.user_id = ?", caller.userId());
    }
    return conditions;
  }

  /** Those on the SMS itself, joined with its slice. */
  static Conditions ofSms(RecapQuery query) {
    Conditions conditions = ofRecipient(query);
    conditions.in(STATE, query.states());
    return conditions;
  }

  /** Those on the SMS itself, for those that are under way no longer: their state is the row's. */
  static Conditions ofSmsThatLeft(RecapQuery query) {
    Conditions conditions = ofRecipient(query);
    conditions.in("s.state", query.states());
    return conditions;
  }

  private static Conditions ofRecipient(RecapQuery query) {
    Conditions conditions = new Conditions();
    query
        .recipient()
        .ifPresent(
            name ->
                conditions.add(
                    "s.recipient_search LIKE ? ESCAPE '!'",
                    "%" + Texts.likeLiteral(Texts.search(name)) + "%"));
    query.number().ifPresent(conditions::number);
    query.text().ifPresent(conditions::text);
    return conditions;
  }

  /** Whether a query asks for more of an SMS than its campaign tells. */
  static boolean askOfSms(RecapQuery query) {
    return query.recipient().isPresent()
        || query.number().isPresent()
        || query.text().isPresent()
        || !query.states().isEmpty();
  }

  /** In its own text, or in the one that it has in common with its campaign. */
  private void text(String typed) {
    String pattern = "%" + Texts.likeLiteral(typed.strip().toLowerCase(Locale.ROOT)) + "%";
    add(
        "(LOWER(s.body) LIKE ? ESCAPE '!' OR (s.body IS NULL AND s.campaign_id IN"
            + " (SELECT t.id FROM sms_campaign t WHERE LOWER(t.body) LIKE ? ESCAPE '!')))",
        pattern,
        pattern);
  }

  Conditions add(String condition, Object... with) {
    sql.add(condition);
    Collections.addAll(values, with);
    return this;
  }

  Conditions addAll(Conditions others) {
    sql.addAll(others.sql);
    values.addAll(others.values);
    return this;
  }

  private void in(String expression, Collection<? extends Enum<?>> names) {
    if (!names.isEmpty()) {
      sql.add(expression + " IN (" + Statements.marks(names.size()) + ")");
      names.stream().map(Enum::name).sorted().forEach(values::add);
    }
  }

  private void number(String typed) {
    List<String> patterns = NumberSearch.patterns(typed);
    sql.add(
        patterns.isEmpty()
            ? "1 = 0"
            : "("
                + String.join(" OR ", Collections.nCopies(patterns.size(), "s.phone LIKE ?"))
                + ")");
    values.addAll(patterns);
  }

  boolean isEmpty() {
    return sql.isEmpty();
  }

  /** Joined by AND; all rows when there is none. */
  String sql() {
    return sql.isEmpty() ? "1 = 1" : String.join(" AND ", sql);
  }

  /** In the order of the marks. */
  List<Object> values() {
    return values;
  }
}
