package sms.ui.contrib.internal.api;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.ui.contrib.internal.Messages;

/**
 * Entries of the journal in the user's language: « a validé l’envoi n° 12 », « 32 SMS, 34 facturés,
 * 1,53 € ». What another program has entered in a form of its own is shown as it stands.
 */
final class JournalWords {
  private static final Pattern CAMPAIGN = Pattern.compile("campaign ([0-9]{1,18})");
  private static final Pattern SMS = Pattern.compile("sms ([0-9]{1,18})");
  private static final Pattern FILE = Pattern.compile("file (.+)");
  private static final Pattern RETENTION =
      Pattern.compile("texts after ([0-9]{1,9}) days, SMS after ([0-9]{1,9}) months");
  private static final Pattern COST = Pattern.compile("([0-9]{1,15}\\.[0-9]{6})([A-Z]{3})");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
  private static final String PERSON = "a person";

  private final Call call;
  private final Map<String, String> page;
  private final Locale region;
  private final DateTimeFormatter day;
  private final DateTimeFormatter time;

  /**
   * For that call.
   *
   * @param zone of the school, for times
   */
  JournalWords(Call call, ZoneId zone) {
    this.call = call;
    this.page = Messages.ofPage(call.locale());
    // dates and sums as the screens write them
    this.region =
        call.locale().getLanguage().equals(Locale.ENGLISH.getLanguage())
            ? Locale.UK
            : Locale.FRANCE;
    this.day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(region).withZone(zone);
    this.time = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
  }

  /** The action on its own, « Envoi validé ». */
  String action(AuditAction action) {
    return Messages.ofScreen("audit", call.locale())
        .getOrDefault("journal.action." + action, action.name());
  }

  /** What was done, as the end of a sentence that begins with who did it. */
  String what(AuditEntry entry) {
    return call.text("journal." + entry.action(), subject(entry.subject()));
  }

  /** The figures; empty string: there are none. */
  String detail(AuditEntry entry) {
    String figures =
        Arrays.stream(entry.detail().split(" "))
            .filter(pair -> !pair.isEmpty())
            .map(this::pair)
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(", "));
    Matcher retention = RETENTION.matcher(entry.subject());
    if (!retention.matches()) {
      return figures;
    }
    String rule = call.text("journal.retention", count(retention, 1), count(retention, 2));
    return figures.isEmpty() ? rule : figures + " (" + rule + ")";
  }

  /** Of which sending it tells; empty: of none. */
  static OptionalLong campaign(AuditEntry entry) {
    Matcher campaign = CAMPAIGN.matcher(entry.subject());
    return campaign.matches() ? OptionalLong.of(count(campaign, 1)) : OptionalLong.empty();
  }

  private String subject(String subject) {
    Matcher campaign = CAMPAIGN.matcher(subject);
    if (campaign.matches()) {
      return call.text("journal.subject.campaign", campaign.group(1));
    }
    Matcher sms = SMS.matcher(subject);
    if (sms.matches()) {
      return call.text("journal.subject.sms", sms.group(1));
    }
    Matcher file = FILE.matcher(subject);
    if (file.matches()) {
      return call.text("journal.subject.file", file.group(1));
    }
    return subject.equals(PERSON) ? call.text("journal.subject.person") : subject;
  }

  private String pair(String pair) {
    int at = pair.indexOf('=');
    return at < 1 ? pair : said(pair.substring(0, at), pair.substring(at + 1)).orElse(pair);
  }

  /** Empty: not a figure of ours; empty string: not worth telling. */
  private Optional<String> said(String name, String value) {
    return switch (name) {
      case "purpose", "mode" -> Optional.ofNullable(page.get(name + "." + value));
      case "messages", "parts", "texts", "replies" -> counted(name, value);
      case "overridden", "under-way" -> value.equals("0") ? Optional.of("") : counted(name, value);
      case "again" ->
          COUNT.matcher(value).matches()
              ? Optional.of(call.text("journal.detail.again", value))
              : Optional.empty();
      case "cost" -> cost(value);
      case "not-before", "expires" -> moment(name, value);
      case "quiet-hours" ->
          value.equals("overridden")
              ? Optional.of(call.text("journal.detail.quiet-hours"))
              : Optional.empty();
      case "as" -> decision(value);
      default -> Optional.empty();
    };
  }

  private Optional<String> counted(String name, String value) {
    return COUNT.matcher(value).matches()
        ? Optional.of(call.text("journal.detail." + name, Long.parseLong(value)))
        : Optional.empty();
  }

  private Optional<String> decision(String value) {
    return switch (value) {
      case "sent" -> Optional.of(call.text("journal.detail.as.sent"));
      case "not-sent" -> Optional.of(call.text("journal.detail.as.not-sent"));
      default -> Optional.empty();
    };
  }

  private Optional<String> cost(String value) {
    Matcher cost = COST.matcher(value);
    if (!cost.matches()) {
      return Optional.empty();
    }
    try {
      NumberFormat format = NumberFormat.getCurrencyInstance(region);
      format.setCurrency(Currency.getInstance(cost.group(2)));
      format.setMaximumFractionDigits(4);
      return Optional.of(format.format(new BigDecimal(cost.group(1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no such currency
    }
  }

  private Optional<String> moment(String name, String value) {
    try {
      Instant at = Instant.parse(value);
      String moment =
          page.getOrDefault("moment", "{day} {time}")
              .replace("{day}", day.format(at))
              .replace("{time}", time.format(at));
      return Optional.of(call.text("journal.detail." + name, moment));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long count(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }
}
