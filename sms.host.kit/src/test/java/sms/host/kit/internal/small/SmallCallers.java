package sms.host.kit.internal.small;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;

/** A secretary who may send, and somebody who is blocked; as it should be. */
public class SmallCallers implements CallerContext {
  /** May send. */
  public static final String SENDER = "office";

  /** May not. */
  public static final String BLOCKED = "trainee";

  private static final Map<String, Set<Right>> USERS =
      Map.of(SENDER, Set.of(Right.SEND, Right.SEE_NUMBERS), BLOCKED, Set.of(Right.SEE_BODIES));

  private final ThreadLocal<String> user = new ThreadLocal<>();

  /** The thread serves a request of that user from now on. */
  void enter(String userId) {
    user.set(userId);
  }

  /** The request is over. */
  void leave() {
    user.remove();
  }

  @Override
  public Optional<Caller> current() {
    return Optional.ofNullable(user.get())
        .map(id -> new Caller(id, id, "ACCUEIL", Locale.FRENCH, USERS.get(id)));
  }

  @Override
  public Set<Right> rightsOf(String userId) {
    return USERS.getOrDefault(userId, Set.of());
  }
}
