package sms.itest.secondhost;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;

/**
 * Who is at the keyboard: no page, no session, no cookie, but the browser's own dialog (HTTP
 * Basic). Stands in front of all pages, ours too. Passwords are the names read backwards.
 */
@Component(service = {Filter.class, CallerContext.class})
@HttpWhiteboardFilterPattern("/*")
public final class Door implements Filter, CallerContext {
  private static final Map<String, Caller> USERS =
      Stream.of(
              user("anna", "Anna Le Bris", Right.values()),
              user("loic", "Loïc Mével", Right.SEND, Right.SEE_BODIES, Right.SEE_NUMBERS),
              user("soizic", "Soizic Péron", Right.SEND),
              user("erwan", "Erwan Stéphan", Right.SEE_BODIES))
          .collect(Collectors.toMap(user -> basic(user.userId()), user -> user));

  private final ThreadLocal<Caller> current = new ThreadLocal<>();

  private static Caller user(String id, String name, Right... rights) {
    return new Caller(id, name, "passerelle", Locale.FRENCH, Set.of(rights));
  }

  private static String basic(String user) {
    String both = user + ":" + new StringBuilder(user).reverse();
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String said = ((HttpServletRequest) request).getHeader("Authorization");
    Caller caller = USERS.get(said == null ? "" : said);
    if (caller == null) {
      HttpServletResponse refusal = (HttpServletResponse) response;
      refusal.setHeader("WWW-Authenticate", "Basic realm=\"Lycee maritime\"");
      refusal.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    current.set(caller);
    try {
      chain.doFilter(request, response);
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
    return USERS.values().stream()
        .filter(user -> user.userId().equals(userId))
        .findFirst()
        .map(Caller::rights)
        .orElse(Set.of());
  }
}
