package sms.host.demo.internal.access;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;

/** The caller of the request that the current thread serves; set by {@link LoginFilter}. */
@Component(service = {CallerContext.class, SignedIn.class})
public final class SignedIn implements CallerContext {
  private final Users users;
  private final ThreadLocal<@Nullable Caller> current = new ThreadLocal<>();

  @Activate
  public SignedIn(@Reference Users users) {
    this.users = users;
  }

  /** What serves a request. */
  @FunctionalInterface
  interface Service {
    void run() throws IOException, ServletException;
  }

  /** Runs it with that caller on this thread, and with none afterwards, however it ends. */
  void as(Caller caller, Service service) throws IOException, ServletException {
    current.set(caller);
    try {
      service.run();
    } finally {
      current.remove();
    }
  }

  @Override
  public Optional<Caller> current() {
    return Optional.ofNullable(current.get());
  }

  @Override
  public Set<Right> rightsOf(String userId) {
    return users.rightsOf(userId);
  }
}
