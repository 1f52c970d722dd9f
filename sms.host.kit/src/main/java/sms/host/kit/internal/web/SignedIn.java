package sms.host.kit.internal.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.host.Right;
import sms.api.host.UiContribution;

/**
 * Whom our pages take the caller for.
 *
 * @param userId of the host
 * @param rights that the caller had on the thread of the request
 * @param zone of the school; empty: the pages found no directory
 */
record SignedIn(String userId, Set<Right> rights, String zone) {
  /** Where our pages say it. */
  static final String PATH = "/sms/api/session";

  private static final Pattern USER =
      Pattern.compile("\"user\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern RIGHTS = Pattern.compile("\"rights\"\\s*:\\s*\\[([^\\]]*)\\]");
  private static final Pattern ZONE = Pattern.compile("\"zone\"\\s*:\\s*\"([^\"]*)\"");

  SignedIn {
    rights = Set.copyOf(rights);
  }

  /** What the pages answered; empty when they know nobody. */
  static Optional<SignedIn> of(Browser.Answer answer) {
    Matcher user = USER.matcher(answer.body());
    Matcher held = RIGHTS.matcher(answer.body());
    if (!answer.isFound() || !user.find() || !held.find()) {
      return Optional.empty();
    }
    String names = held.group(1);
    Set<Right> rights =
        Arrays.stream(Right.values())
            .filter(right -> names.contains("\"" + right + "\""))
            .collect(Collectors.toSet());
    Matcher zone = ZONE.matcher(answer.body());
    return Optional.of(
        new SignedIn(
            user.group(1).replaceAll("\\\\(.)", "$1"), rights, zone.find() ? zone.group(1) : ""));
  }

  /** Whether that contribution is for this user. */
  boolean sees(UiContribution contribution) {
    return contribution.requiredRight().map(rights::contains).orElse(true);
  }
}
