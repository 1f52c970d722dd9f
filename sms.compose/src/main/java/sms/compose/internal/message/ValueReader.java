package sms.compose.internal.message;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.KeywordContext;
import sms.api.host.SchoolDirectory;
import sms.api.selection.Recipient;
import sms.compose.internal.keyword.Known;

/** Asks resolvers for values. */
final class ValueReader {
  private static final Logger LOG = LoggerFactory.getLogger(ValueReader.class);

  private final SchoolDirectory directory;
  private final LocalDate today;
  private final UnaryOperator<String> rewriting;
  private final AtomicBoolean reported = new AtomicBoolean();

  ValueReader(SchoolDirectory directory, LocalDate today, UnaryOperator<String> rewriting) {
    this.directory = directory;
    this.today = today;
    this.rewriting = rewriting;
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

  /** As the draft wants costly characters. */
  String rewrite(String value) {
    return rewriting.apply(value);
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
