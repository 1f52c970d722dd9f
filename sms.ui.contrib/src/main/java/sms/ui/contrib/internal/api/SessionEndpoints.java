package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.api.portal.CredentialWay;
import sms.api.portal.PortalAccounts;
import sms.api.problem.Problem;

/** Who is there, and what the page needs to know before anything else. */
final class SessionEndpoints implements Endpoints {
  private final Installed installed;
  private final CsrfTokens tokens;
  private final Clock clock;

  SessionEndpoints(Installed installed, CsrfTokens tokens, Clock clock) {
    this.installed = requireNonNull(installed);
    this.tokens = requireNonNull(tokens);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/session", Access.SIGNED_IN, this::session));
  }

  private Reply session(Call call) {
    Caller caller = call.caller();
    Optional<School> school = installed.backends().directory().map(SchoolDirectory::school);
    ZoneId zone = school.map(School::zone).orElseGet(ZoneId::systemDefault);
    return Reply.ok(
        new Session(
            new User(caller.userId(), caller.displayName(), caller.workstation(), caller.mobile()),
            new TreeSet<>(caller.rights()),
            call.locale().getLanguage(),
            tokens.of(caller),
            new SchoolView(
                school.map(School::name).orElse(null),
                zone.getId(),
                school.map(s -> s.currency().getCurrencyCode()).orElse(null),
                LocalDate.ofInstant(clock.instant(), zone).toString()),
            clock.millis(),
            installed.missing(call),
            installed.mark(call),
            installed.portal(caller).map(PortalAccounts::way).orElse(null)));
  }

  /**
   * The answer.
   *
   * @param missing what is not there now; empty: all is well
   * @param installed differs once filters, keywords or modes have come or gone
   * @param credentials how the portal's are had; absent: there are none, or not for this user
   */
  record Session(
      User user,
      TreeSet<Right> rights,
      String locale,
      String csrf,
      SchoolView school,
      long now,
      List<Problem> missing,
      String installed,
      @Nullable CredentialWay credentials) {}

  /**
   * The caller.
   *
   * @param mobile for tests to oneself; empty when the host knows none
   */
  record User(String id, String name, String workstation, String mobile) {}

  /**
   * The school.
   *
   * @param name absent while the host tells nothing
   * @param zone in which times are shown and typed
   * @param currency absent while the host tells nothing
   * @param today the day it is there
   */
  record SchoolView(@Nullable String name, String zone, @Nullable String currency, String today) {}
}
