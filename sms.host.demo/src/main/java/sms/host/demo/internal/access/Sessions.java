package sms.host.demo.internal.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Who is signed in. In memory: after a restart everybody signs in again. */
@Component(service = Sessions.class)
public final class Sessions {
  static final Duration IDLE = Duration.ofHours(8);
  static final int MAX = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Map<String, Session> byToken = new HashMap<>();

  @Activate
  public Sessions() {
    this(Clock.systemUTC());
  }

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** A secret of 192 random bits that can stand in a URL. */
  public String secret() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Signs in; the longest unused session gives way when there are too many. */
  public synchronized Session open(String userId, String workstation, Locale locale) {
    forget();
    if (byToken.size() >= MAX) {
      byToken.values().stream()
          .min(Comparator.comparing(Session::lastUsed))
          .ifPresent(oldest -> byToken.remove(oldest.token()));
    }
    Session session = new Session(secret(), userId, workstation, locale, secret(), clock.instant());
    byToken.put(session.token(), session);
    return session;
  }

  /** The session of that cookie, if it is still good. */
  public synchronized Optional<Session> use(String token) {
    forget();
    return Optional.ofNullable(
        byToken.computeIfPresent(
            token,
            (key, session) ->
                new Session(
                    key,
                    session.userId(),
                    session.workstation(),
                    session.locale(),
                    session.csrf(),
                    clock.instant())));
  }

  /** Changes the language of the screens. */
  public synchronized void speak(String token, Locale locale) {
    byToken.computeIfPresent(
        token,
        (key, session) ->
            new Session(
                key,
                session.userId(),
                session.workstation(),
                locale,
                session.csrf(),
                session.lastUsed()));
  }

  /** Signs out. */
  public synchronized void close(String token) {
    byToken.remove(token);
  }

  private void forget() {
    byToken.values().removeIf(session -> session.lastUsed().plus(IDLE).isBefore(clock.instant()));
  }
}
