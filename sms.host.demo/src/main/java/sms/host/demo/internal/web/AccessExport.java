package sms.host.demo.internal.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.DeliveryTrail.Event;
import sms.api.recap.RecapLine;

/** What is kept of a person, as a file that the person can be given (GDPR, article 15). */
final class AccessExport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AccessExport() {}

  static void write(HttpServletResponse response, String person, List<DeliveryTrail> trails)
      throws IOException {
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(of(person, trails));
    Responses.secure(response);
    response.setContentType("application/json; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"personal-data.json\"");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  static ObjectNode of(String person, List<DeliveryTrail> trails) {
    ObjectNode file = JSON.createObjectNode().put("person", person);
    ArrayNode all = file.putArray("sms");
    trails.forEach(trail -> sms(all.addObject(), trail));
    return file;
  }

  private static void sms(ObjectNode node, DeliveryTrail trail) {
    RecapLine line = trail.line();
    node.put("id", line.id())
        .put("recipient", line.recipient())
        .put("number", line.number().e164())
        .put("text", trail.text().orElse(""))
        .put("confirmed", line.created().toString())
        .put("by", line.userName())
        .put("state", line.state().name())
        .put("since", line.stateAt().toString())
        .put("parts", line.parts());
    line.sent().ifPresent(at -> node.put("sent", at.toString()));
    ArrayNode events = node.putArray("events");
    trail.events().forEach(event -> event(events.addObject(), event));
  }

  private static void event(ObjectNode node, Event event) {
    node.put("at", event.at().toString()).put("state", event.state().name());
    event.reason().ifPresent(reason -> node.put("reason", reason.name()));
    event.by().ifPresent(by -> node.put("by", by));
  }
}
