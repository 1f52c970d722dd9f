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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The simulator over HTTP: {@code POST /simulator/messages}, {@code GET /simulator/credit}. */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect(SimulatorContext.SELECT)
@HttpWhiteboardServletPattern({"/messages", "/credit"})
public final class SimulatorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MAX_BODY = 64 * 1024;

  private final transient Simulator simulator;
  private final transient ObjectMapper json = new ObjectMapper();

  @Activate
  public SimulatorServlet(@Reference Simulator simulator) {
    this.simulator = simulator;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getServletPath().equals("/messages")) {
      write(response, Answer.error(HttpServletResponse.SC_NOT_FOUND, "address"));
    } else if (!known(request)) {
      write(response, Answer.error(HttpServletResponse.SC_UNAUTHORIZED, "login"));
    } else {
      write(response, take(request));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getServletPath().equals("/credit")) {
      write(response, Answer.error(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "method"));
    } else if (!known(request)) {
      write(response, Answer.error(HttpServletResponse.SC_UNAUTHORIZED, "login"));
    } else {
      response.setContentType("application/json");
      json.writeValue(response.getOutputStream(), Map.of("credit", simulator.credit()));
    }
  }

  private boolean known(HttpServletRequest request) {
    return simulator.knows(Optional.ofNullable(request.getHeader("Authorization")));
  }

  private Answer take(HttpServletRequest request) throws IOException {
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
        : simulator.take(message);
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
