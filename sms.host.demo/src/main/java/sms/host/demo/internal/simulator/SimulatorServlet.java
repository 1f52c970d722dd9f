package sms.host.demo.internal.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The simulator over HTTP: {@code POST /simulator/messages}, {@code GET /simulator/credit}. There
 * before and after the simulator itself, to answer 503: a sender that comes too early comes again.
 */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect(SimulatorContext.SELECT)
@HttpWhiteboardServletPattern({"/messages", "/credit"})
public final class SimulatorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BODY = 64 * 1024;

  private final transient ObjectMapper json = new ObjectMapper();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private transient volatile @Nullable Simulator simulator;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Simulator there = simulator;
    if (!request.getServletPath().equals("/messages")) {
      write(response, Answer.error(HttpServletResponse.SC_NOT_FOUND, "address"));
    } else if (there == null) {
      write(response, Answer.later(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy", 1));
    } else if (!known(request, there)) {
      write(response, Answer.error(HttpServletResponse.SC_UNAUTHORIZED, "login"));
    } else {
      write(response, take(request, there));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Simulator there = simulator;
    if (!request.getServletPath().equals("/credit")) {
      write(response, Answer.error(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method"));
    } else if (there == null) {
      write(response, Answer.later(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "busy", 1));
    } else if (!known(request, there)) {
      write(response, Answer.error(HttpServletResponse.SC_UNAUTHORIZED, "login"));
    } else {
      response.setContentType("application/json");
      json.writeValue(response.getOutputStream(), Map.of("credit", there.credit()));
    }
  }

  private static boolean known(HttpServletRequest request, Simulator there) {
    return there.knows(Optional.ofNullable(request.getHeader("Authorization")));
  }

  private Answer take(HttpServletRequest request, Simulator there) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      return Answer.error(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "request");
    }
    Submission message;
    try {
      message = json.readValue(body, Submission.class);
    } catch (JsonProcessingException e) {
      return Answer.error(HttpServletResponse.SC_BAD_REQUEST, "request");
    }
    return message == null
        ? Answer.error(HttpServletResponse.SC_BAD_REQUEST, "request")
        : there.take(message);
  }

  private void write(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    answer
        .retryAfter()
        .ifPresent(seconds -> response.setHeader("Retry-After", Integer.toString(seconds)));
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    json.writeValue(response.getOutputStream(), answer.body());
  }
}
