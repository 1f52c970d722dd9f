package sms.host.demo.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Right;
import sms.api.recap.PersonalData;
import sms.api.recap.PersonalData.Erased;

/**
 * For administrators: what is kept of a person, to be given out ({@code /personal-data.json}) or
 * erased ({@code /personal-data}). Nothing is kept of whom it was asked for: the person's id is in
 * a form's body or in the address, never in a log.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({PersonalDataServlet.PATH, PersonalDataServlet.EXPORT})
public final class PersonalDataServlet extends PageServlet {
  static final String PATH = "/personal-data";
  static final String EXPORT = "/personal-data.json";
  private static final long serialVersionUID = 1L;

  private transient volatile @Nullable PersonalData data;

  @Activate
  public PersonalDataServlet(@Reference Pages pages) {
    super(pages);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setData(PersonalData found) {
    data = found;
  }

  void unsetData(PersonalData gone) {
    if (data == gone) {
      data = null;
    }
  }

  @Override
  void get(HttpServletRequest request, HttpServletResponse response, View view) throws IOException {
    Optional<PersonalData> kept = admit(response, view);
    if (kept.isEmpty()) {
      return;
    }
    String person = parameter(request, "person");
    try {
      if (person.isEmpty()) {
        pages()
            .show(
                response,
                view,
                PersonalDataPage.search(parameter(request, "q"), pages().directory(), view));
      } else if (request.getServletPath().equals(EXPORT)) {
        AccessExport.write(response, person, kept.get().of(person));
      } else {
        pages()
            .show(
                response,
                view,
                PersonalDataPage.person(
                    person,
                    pages().directory().person(person),
                    kept.get().of(person).size(),
                    outcome(request),
                    view));
      }
    } catch (OutboxUnavailableException e) {
      noDatabase(response, view);
    }
  }

  @Override
  void post(HttpServletRequest request, HttpServletResponse response, View view)
      throws IOException {
    Optional<PersonalData> kept = admit(response, view);
    if (kept.isEmpty()) {
      return;
    }
    String person = parameter(request, "person");
    if (person.isEmpty() || request.getParameter("sure") == null) {
      Responses.seeOther(response, PersonalDataPage.path(person));
      return;
    }
    try {
      Erased erased = kept.get().erase(person, view.caller().userId());
      Responses.seeOther(
          response,
          PersonalDataPage.path(person)
              + "&erased="
              + erased.messages()
              + "&left="
              + erased.underWay());
    } catch (OutboxUnavailableException e) {
      noDatabase(response, view);
    }
  }

  /**
   * For whoever may ask; whoever may not, and everybody while there is no database, is answered.
   */
  private Optional<PersonalData> admit(HttpServletResponse response, View view) throws IOException {
    if (!view.caller().may(Right.ADMINISTER)) {
      pages().refuse(response, view, HttpServletResponse.SC_FORBIDDEN, "error.right");
      return Optional.empty();
    }
    Optional<PersonalData> kept = Optional.ofNullable(data);
    if (kept.isEmpty()) {
      noDatabase(response, view);
    }
    return kept;
  }

  private void noDatabase(HttpServletResponse response, View view) throws IOException {
    pages().refuse(response, view, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "error.database");
  }

  private static Optional<Erased> outcome(HttpServletRequest request) {
    String erased = parameter(request, "erased");
    String left = parameter(request, "left");
    return erased.matches("[0-9]{1,9}") && left.matches("[0-9]{1,9}")
        ? Optional.of(new Erased(Long.parseLong(erased), Long.parseLong(left)))
        : Optional.empty();
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
  }
}
