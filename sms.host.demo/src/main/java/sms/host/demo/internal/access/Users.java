package sms.host.demo.internal.access;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import sms.api.host.Right;

/**
 * The demo's users. Framework property {@code sms.home}: the folder in which the file {@code
 * demo-users.csv} keeps what was changed; absent: the bundle's own data area.
 */
@Component(service = Users.class)
public final class Users {
  private final UserFile file;
  private @Nullable Map<String, DemoUser> users;

  @Activate
  public Users(BundleContext context) {
    this(home(context).resolve("demo-users.csv"));
  }

  Users(Path file) {
    this.file = new UserFile(file);
  }

  private static Path home(BundleContext context) {
    String home = context.getProperty("sms.home");
    return home == null || home.isBlank() ? context.getDataFile("").toPath() : Path.of(home);
  }

  private synchronized Map<String, DemoUser> users() {
    Map<String, DemoUser> known = users;
    if (known == null) {
      known = file.read();
      users = known;
    }
    return known;
  }

  /** All, in the order of the file. */
  public synchronized List<DemoUser> all() {
    return List.copyOf(users().values());
  }

  /** The user of that login name. */
  public synchronized Optional<DemoUser> find(String id) {
    return Optional.ofNullable(users().get(id));
  }

  /** What the user may do now; empty set for an unknown user. */
  public Set<Right> rightsOf(String id) {
    return find(id).map(DemoUser::rights).orElse(Set.of());
  }

  /** The user, when that is the password. Takes as long for an unknown user. */
  public Optional<DemoUser> authenticate(String id, String password) {
    Optional<DemoUser> user = find(id);
    PasswordHash hash = user.orElseGet(() -> all().get(0)).password();
    return hash.matches(password) ? user : Optional.empty();
  }

  /**
   * Sets the ticks of the tab « Divers »; counts at once and survives a restart.
   *
   * @return the changed user; empty for an unknown one
   */
  public synchronized Optional<DemoUser> change(
      String id, boolean recapOfAll, boolean seesNumbers, boolean blocked) {
    DemoUser user = users().get(id);
    if (user == null) {
      return Optional.empty();
    }
    DemoUser changed = user.with(recapOfAll, seesNumbers, blocked);
    Map<String, DemoUser> all = new LinkedHashMap<>(users());
    all.put(id, changed);
    file.write(all.values());
    users = all;
    return Optional.of(changed);
  }
}
