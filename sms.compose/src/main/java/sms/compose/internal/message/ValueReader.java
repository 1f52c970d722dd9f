package sms.compose.internal.message;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.KeywordContext;
import sms.api.host.SchoolDirectory;
import sms.api.selection.Recipient;
import sms.compose.internal.keyword.Known;
import sms.compose.internal.text.Rewritings;

/** Asks resolvers for values. */
final class ValueReader {
  private static final Logger LOG = LoggerFactory.getLogger(ValueReader.class);

  private final SchoolDirectory directory;
  private final LocalDate today;
  private final Rewritings rewritings;
  private final boolean rewrites;
  private final Secrets secrets;
  private final AtomicBoolean reported = new AtomicBoolean();

  /**
   * @param rewrites whether the draft wants costly characters replaced
   */
  ValueReader(
      SchoolDirectory directory,
      LocalDate today,
      Rewritings rewritings,
      boolean rewrites,
      Secrets secrets) {
    this.directory = directory;
    this.today = today;
    this.rewritings = rewritings;
    this.rewrites = rewrites;
    this.secrets = secrets;
  }

  KeywordContext context(Recipient recipient, Locale locale) {
    return new KeywordContext(recipient, directory, today, locale);
  }

  /**
   * The value as the resolver gives it; empty where there is none.
   *
   * @throws RuntimeException what the resolver throws
   */
  String read(Known known, KeywordContext context) {
    return known.keyword().roles().contains(context.recipient().role())
        ? known.resolver().resolve(known.keyword().name(), context).orElse("")
        : "";
  }

  /** Whose secret will stand there; the secret itself is not known here. */
  Secrets secrets() {
    return secrets;
  }

  /** As the draft wants costly characters. */
  String rewrite(String value) {
    return rewrites ? rewritings.apply(value) : value;
  }

  /** What could stand for costly characters. */
  Rewritings rewritings() {
    return rewritings;
  }

  LocalDate today() {
    return today;
  }

  /** Said once for a batch, without the value and without whose it is. */
  void report(Known known, RuntimeException e) {
    if (reported.compareAndSet(false, true)) {
      LOG.warn(
          "{} failed to resolve #{}: {}; its recipients are blocked",
          known.resolver().getClass().getName(),
          known.keyword().name(),
          e.getClass().getName());
    }
  }
}
