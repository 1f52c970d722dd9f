package sms.compose.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.compose.internal.text.Rewritings;

/**
 * How a school treats costly characters.
 *
 * @param byDefault whether texts and templates that say nothing of their own are rewritten
 * @param table what becomes what
 */
record SchoolRewritings(boolean byDefault, Rewritings table) {
  private static final Logger LOG = LoggerFactory.getLogger(SchoolRewritings.class);

  /**
   * As configured. A choice is written {@code œ=oe}; {@code œ=œ} keeps the character, {@code œ=}
   * leaves it out. One that cannot be is named in the log and left out.
   */
  static SchoolRewritings of(ComposeConfig config) {
    Map<String, String> choices = new LinkedHashMap<>();
    for (String choice : config.rewritings()) {
      int equals = choice.indexOf('=', 1);
      try {
        if (equals < 0) {
          throw new IllegalArgumentException("not of the form œ=oe");
        }
        Map<String, String> one = Map.of(choice.substring(0, equals), choice.substring(equals + 1));
        Rewritings.with(one);
        choices.putAll(one);
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "configuration sms.compose: rewriting “{}” is left out: {}", choice, e.getMessage());
      }
    }
    return new SchoolRewritings(config.rewriteByDefault(), Rewritings.with(choices));
  }
}
