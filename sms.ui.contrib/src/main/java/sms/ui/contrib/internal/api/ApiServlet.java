package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.problem.Problem;
import sms.ui.contrib.internal.Backends;
import sms.ui.contrib.internal.Messages;
import sms.ui.contrib.internal.SecurityHeaders;

/**
 * The JSON API of the screens under {@code /sms/api/}, described in {@code docs/openapi.yaml}. It
 * lives in the default servlet context, behind the host's login filter. Every call asks who is
 * there and what he or she may do; nothing of it is kept between calls.
 */
@Component(service = Servlet.class, configurationPid = "sms.ui")
@Designate(ocd = ApiConfiguration.class)
@HttpWhiteboardServletPattern("/sms/api/*")
public final class ApiServlet extends HttpServlet {
  /** The header with the token, on every write. */
  static final String CSRF_HEADER = "X-SMS-CSRF";

  /** The header with the language of the page, where it is not the user's. */
  static final String LANGUAGE_HEADER = "X-SMS-Lang";

  /** The same in an address that the browser itself opens: a link to a file. */
  static final String LANGUAGE_PARAMETER = "lang";

  @Serial private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

  private final transient Backends backends;
  private final transient CsrfTokens tokens = new CsrfTokens();
  private final transient ObjectMapper mapper = Json.mapper();
  private final transient SecureRandom random = new SecureRandom();
  private final transient List<Route> routes;

  @Activate
  public ApiServlet(@Reference Backends backends, ApiConfiguration configuration) {
    this(
        backends,
        Clock.systemUTC(),
        new Snapshots(
            Clock.systemUTC(),
            Duration.ofMinutes(configuration.selection_minutes()),
            configuration.selections_per_user(),
            configuration.selection_rows()),
        Duration.ofHours(configuration.validity_hours()));
  }

  ApiServlet(Backends backends, Clock clock, Snapshots snapshots, Duration validity) {
    this.backends = backends;
    Installed installed = new Installed(backends);
    Drafts drafts = new Drafts(installed);
    routes =
        Stream.of(
                new SessionEndpoints(installed, tokens, clock),
                new SelectionEndpoints(installed, snapshots, clock),
                new SavedSelectionEndpoints(installed, mapper),
                new PeopleEndpoints(installed),
                new ComposeEndpoints(installed, drafts),
                new PreviewEndpoints(installed, snapshots, drafts),
                new TemplateEndpoints(installed),
                new CampaignEndpoints(installed, snapshots, drafts, clock, validity),
                new TrialEndpoints(installed, snapshots, drafts, clock),
                new ResendEndpoints(installed),
                new RecapEndpoints(installed, clock),
                new HistoryEndpoints(installed),
                new InvoiceEndpoints(installed, clock),
                new LegacyEndpoints(installed),
                new ReplyEndpoints(installed),
                new ReminderEndpoints(installed),
                new GatewayEndpoints(installed),
                new JournalEndpoints(installed, clock))
            .map(Endpoints::routes)
            .flatMap(List::stream)
            .toList();
  }

  /** All endpoints there are. */
  List<Route> routes() {
    return routes;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecurityHeaders.data(response);
    Reply reply;
    Messages messages = messages(request, Optional.empty());
    try {
      Optional<CallerContext> context = backends.callerContext();
      Optional<Caller> caller = context.flatMap(CallerContext::current);
      messages = messages(request, caller);
      if (context.isEmpty()) {
        reply = problem(503, messages, "missing.host");
      } else if (caller.isEmpty()) {
        reply = problem(401, messages, "signed-out");
      } else {
        reply = answer(request, caller.get(), messages);
      }
    } catch (Refused e) {
      reply = new Reply(e.status(), Problems.of(e.problems()));
    } catch (OutboxUnavailableException e) {
      LOG.warn("the database is away", e);
      reply = new Reply(503, Problems.of(List.of(noDatabase(messages))));
    } catch (RuntimeException e) {
      reply = unexpected(request, messages, e);
    }
    write(response, reply);
  }

  private Reply answer(HttpServletRequest request, Caller caller, Messages messages) {
    if (!SameOrigin.test(request)) {
      return problem(403, messages, "csrf.origin");
    }
    String path = Optional.ofNullable(request.getPathInfo()).orElse("");
    boolean known = false;
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.match(path);
      if (parts.isPresent()) {
        known = true;
        if (route.method().equals(request.getMethod())) {
          return call(route, request, caller, messages, parts.get());
        }
      }
    }
    return known ? problem(405, messages, "method") : problem(404, messages, "not-found");
  }

  private Reply call(
      Route route,
      HttpServletRequest request,
      Caller caller,
      Messages messages,
      Map<String, String> parts) {
    if (route.writes()) {
      if (!tokens.fits(request.getHeader(CSRF_HEADER), caller)) {
        return problem(403, messages, "csrf.token");
      }
      if (!isJson(request.getContentType())) {
        return problem(415, messages, "body.no-json");
      }
    }
    if (!route.access().allows(caller)) {
      return problem(403, messages, route.access().refusal());
    }
    return route.handler().handle(new Call(request, mapper, caller, messages, parts));
  }

  private Reply unexpected(HttpServletRequest request, Messages messages, RuntimeException e) {
    byte[] bytes = new byte[5];
    random.nextBytes(bytes);
    StringBuilder reference = new StringBuilder();
    for (byte b : bytes) {
      reference.append(String.format("%02X", b));
    }
    LOG.error(
        "{} {} failed, reference {}", request.getMethod(), request.getPathInfo(), reference, e);
    return new Reply(
        500,
        new Problems(
            List.of(Problem.of("unexpected", messages.text("unexpected", reference.toString()))),
            reference.toString()));
  }

  private Problem noDatabase(Messages messages) {
    return backends
        .storage()
        .flatMap(status -> status.problem(messages.language()))
        .orElseGet(() -> Problem.of("missing.database", messages.text("missing.database")));
  }

  private void write(HttpServletResponse response, Reply reply) throws IOException {
    if (reply.body() instanceof Download download) {
      response.setStatus(reply.status());
      response.setContentType(download.contentType());
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
      download.content().writeTo(response.getOutputStream());
      return;
    }
    byte[] bytes = mapper.writeValueAsBytes(reply.body());
    response.setStatus(reply.status());
    response.setContentType("application/json;charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static Reply problem(int status, Messages messages, String code) {
    return new Reply(status, Problems.of(List.of(Problem.of(code, messages.text(code)))));
  }

  private static Messages messages(HttpServletRequest request, Optional<Caller> caller) {
    String header = request.getHeader(LANGUAGE_HEADER);
    String asked = header == null ? request.getParameter(LANGUAGE_PARAMETER) : header;
    return Messages.of(
        asked == null || asked.isBlank()
            ? caller.map(Caller::locale).orElse(Locale.FRENCH)
            : Locale.forLanguageTag(asked));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
  }
}
