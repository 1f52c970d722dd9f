package sms.host.demo.internal.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens sessions for those who know a password. */
@Component(service = Login.class)
public final class Login {
  private final Users users;
  private final Sessions sessions;
  private final LoginThrottle throttle;

  @Activate
  public Login(@Reference Users users, @Reference Sessions sessions) {
    this(users, sessions, Clock.systemUTC());
  }

  Login(Users users, Sessions sessions, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.throttle = new LoginThrottle(clock);
  }

  /** What a try to sign in came to. */
  public sealed interface Outcome {
    /** In. */
    record Opened(Session session) implements Outcome {}

    /** No such user, or another password: which of both is not told. */
    record Wrong() implements Outcome {}

    /**
     * Too many wrong passwords for that name.
     *
     * @param pause how long to wait before the next try
     */
    record TooMany(Duration pause) implements Outcome {}
  }

  /** Tries to sign in. */
  public Outcome open(String userId, String password, String workstation, Locale locale) {
    Duration wait = throttle.attempt(userId);
    if (!wait.isZero()) {
      return new Outcome.TooMany(wait);
    }
    Optional<DemoUser> user = users.authenticate(userId, password);
    if (user.isEmpty()) {
      return new Outcome.Wrong();
    }
    throttle.succeeded(userId);
    return new Outcome.Opened(sessions.open(user.get().id(), workstation, locale));
  }
}
