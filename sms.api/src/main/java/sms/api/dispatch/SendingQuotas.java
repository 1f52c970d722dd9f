package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * What may be appended in a day, in SMS as they are billed.
 *
 * @param userPerDay by the campaign's user; empty: no limit
 * @param schoolPerDay by all users together; empty: no limit
 * @param zone in which a day begins and ends
 */
public record SendingQuotas(OptionalLong userPerDay, OptionalLong schoolPerDay, ZoneId zone) {
  /** No limit. */
  public static final SendingQuotas NONE =
      new SendingQuotas(OptionalLong.empty(), OptionalLong.empty(), ZoneOffset.UTC);

  public SendingQuotas {
    requireNonNull(userPerDay, "userPerDay");
    requireNonNull(schoolPerDay, "schoolPerDay");
    requireNonNull(zone, "zone");
  }

  /** Whether something is limited. */
  public boolean limits() {
    return userPerDay.isPresent() || schoolPerDay.isPresent();
  }
}
