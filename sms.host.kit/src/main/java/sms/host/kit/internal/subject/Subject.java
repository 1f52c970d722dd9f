package sms.host.kit.internal.subject;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import sms.api.host.SchoolDirectory;
import sms.host.kit.Host;

/** A host under inspection. */
public final class Subject {
  private final Host host;
  private final SchoolDirectory directory;
  private @Nullable Census census;

  public Subject(Host host) {
    this.host = requireNonNull(host);
    this.directory = new GuardedDirectory(host.directory());
  }

  /** What the host supplies. */
  public Host host() {
    return host;
  }

  /** Its directory; a null that it gives is told by an exception. */
  public SchoolDirectory directory() {
    return directory;
  }

  /** All that its directory lists, read when it is first asked for. */
  public synchronized Census census() {
    Census known = census;
    if (known == null) {
      known = Census.of(directory);
      census = known;
    }
    return known;
  }

  /** The same host, to be read anew. */
  public Subject anew() {
    return new Subject(host);
  }
}
