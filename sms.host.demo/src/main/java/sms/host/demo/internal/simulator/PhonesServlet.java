package sms.host.demo.internal.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;
import sms.host.demo.internal.access.Session;
import sms.host.demo.internal.simulator.Phones.Received;

/**
 * What has arrived, for the page « Téléphones »: {@code GET /demo/phones?after=}<i>n</i>. Without
 * {@code after}: the newest, and the texts of the page.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/demo/phones")
public final class PhonesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 500;
  private static final List<String> KEYS =
      List.of(
          "label",
          "none",
          "search",
          "count",
          "more",
          "rules",
          "rules.lead",
          "ending",
          "fate",
          "lost");

  private final transient Phones phones;
  private final transient SchoolDirectory school;
  private final transient ObjectMapper json = new ObjectMapper();
  private transient @Nullable PhoneOwners owners;

  @Activate
  public PhonesServlet(@Reference Phones phones, @Reference SchoolDirectory school) {
    this.phones = phones;
    this.school = school;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = Session.of(request).map(Session::locale).orElse(Locale.FRENCH);
    String after = request.getParameter("after");
    boolean first = after == null || !after.matches("[0-9]{1,18}");
    ObjectNode answer = json.createObjectNode();
    if (first) {
      forgetOwners();
      answer.put("zone", school.school().zone().getId());
      texts(answer, Texts.of(locale));
    }
    answer.put("count", phones.count());
    ArrayNode messages = answer.putArray("messages");
    for (Received each : phones.after(first ? 0 : Long.parseLong(after), MOST)) {
      messages
          .addObject()
          .put("number", each.number())
          .put("to", each.to())
          .put("owner", owners().of(each.to()))
          .put("from", each.from())
          .put("text", each.text())
          .put("at", each.at().toString());
    }
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    json.writeValue(response.getOutputStream(), answer);
  }

  private static void texts(ObjectNode answer, Texts texts) {
    ObjectNode into = answer.putObject("texts");
    KEYS.forEach(key -> into.put(key, texts.get("phones." + key)));
    ArrayNode fates = answer.putArray("fates");
    for (Fate fate : Fate.special()) {
      fates.addObject().put("ending", fate.ending()).put("fate", texts.of(fate));
    }
  }

  /** The school may have been imported anew since the page was last opened. */
  private synchronized void forgetOwners() {
    owners = null;
  }

  private synchronized PhoneOwners owners() {
    PhoneOwners known = owners;
    if (known == null) {
      known = new PhoneOwners(school);
      owners = known;
    }
    return known;
  }
}
