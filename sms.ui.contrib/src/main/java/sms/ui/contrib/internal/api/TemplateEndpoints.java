package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Draft;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateImport;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateVersion;
import sms.api.compose.TemplatesSaveResult;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.ui.contrib.internal.api.TemplateForm.TemplateBody;
import sms.ui.contrib.internal.api.TemplateForm.TemplateRow;

/** The list of templates as it is kept: edited, moved, archived, taken out and in as a file. */
final class TemplateEndpoints implements Endpoints {
  /** A template and its translations, or a list that is moved. */
  private static final int MAX_SAVED = 500;

  /** Longest request with a file, in bytes: the file's signs may take several each. */
  private static final int MAX_FILE_BODY = 8 * 1024 * 1024;

  private final Installed installed;
  private final TemplateForm form = new TemplateForm();

  TemplateEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/templates/all", Access.SENDER, this::all),
        Route.post("/templates", Access.SENDER, this::save),
        Route.get("/templates/{id}/versions", Access.SENDER, this::versions),
        Route.get("/templates/file", Access.SENDER, this::write),
        Route.post("/templates/file", Access.SENDER, this::read),
        Route.post("/texts", Access.SENDER, this::check));
  }

  private Reply all(Call call) {
    return Reply.ok(
        new TemplateList(
            installed.templateEditor(call).all(call.caller()).stream()
                .map(template -> TemplateRow.of(template, call.caller()))
                .toList()));
  }

  /** All of them or none: a message and its translations, or those that changed places. */
  private Reply save(Call call) {
    List<TemplateBody> bodies = call.body(SaveBody.class).templates();
    if (bodies == null || bodies.isEmpty()) {
      throw call.refused(400, "body.unreadable");
    }
    if (bodies.size() > MAX_SAVED) {
      throw new Refused(422, call.problemOf("templates", "list.too-long", MAX_SAVED));
    }
    List<MessageTemplate> templates = form.read(bodies, call);
    TemplateEditor editor = installed.templateEditor(call);
    TemplatesSaveResult result = editor.saveAll(templates, call.caller());
    if (result instanceof TemplatesSaveResult.Saved saved) {
      return Reply.ok(
          new TemplateList(
              saved.templates().stream().map(t -> TemplateRow.of(t, call.caller())).toList()));
    }
    TemplatesSaveResult.NotSaved notSaved = (TemplatesSaveResult.NotSaved) result;
    if (notSaved.why() instanceof TemplateSaveResult.Conflict conflict) {
      return new Reply(409, conflict(conflict.current(), editor, call));
    }
    Problem problem = ((TemplateSaveResult.Refused) notSaved.why()).problem();
    throw new Refused(422, placed(problem, templates, notSaved.id()));
  }

  private static Conflicting conflict(MessageTemplate current, TemplateEditor editor, Call call) {
    return new Conflicting(
        List.of(call.problem("template.conflict")),
        editor.history(current.id(), call.caller()).stream()
            .findFirst()
            .map(version -> VersionRow.of(version, call))
            .orElseGet(() -> new VersionRow(TemplateRow.of(current, call.caller()), "", 0)));
  }

  /** With the place of the template in the request. */
  private static Problem placed(Problem problem, List<MessageTemplate> templates, String id) {
    int at = templates.stream().map(MessageTemplate::id).toList().indexOf(id);
    return problem.field().isEmpty() || at < 0
        ? problem
        : new Problem(
            problem.code(), "templates[" + at + "]." + problem.field(), problem.message());
  }

  private Reply versions(Call call) {
    List<TemplateVersion> versions =
        installed.templateEditor(call).history(call.path("id"), call.caller());
    if (versions.isEmpty()) {
      throw call.refused(404, "template.unknown");
    }
    return Reply.ok(
        new Versions(versions.stream().map(version -> VersionRow.of(version, call)).toList()));
  }

  /** The file itself. */
  private Reply write(Call call) {
    Set<String> ids =
        call.query("ids")
            .map(list -> Arrays.stream(list.split(",")).collect(Collectors.toSet()))
            .orElse(Set.of());
    return Reply.ok(new File(installed.templateExchange(call).write(ids, call.caller())));
  }

  private Reply read(Call call) {
    FileBody body = call.body(FileBody.class, MAX_FILE_BODY);
    if (body.file() == null || body.collision() == null || body.target() == null) {
      throw call.refused(400, "body.unreadable");
    }
    if (body.target() == TemplateExchange.Target.SHARED && !call.caller().may(Right.ADMINISTER)) {
      throw call.refused(422, "template.shared");
    }
    TemplateImport result =
        installed
            .templateExchange(call)
            .read(body.file(), body.collision(), body.target(), body.dryRun(), call.caller());
    if (result instanceof TemplateImport.Rejected rejected) {
      throw new Refused(422, rejected.problems());
    }
    TemplateImport.Done done = (TemplateImport.Done) result;
    return Reply.ok(new Imported(done.entries(), done.warnings()));
  }

  /** What is wrong with a text that nobody has been chosen for yet. */
  private Reply check(Call call) {
    TextBody body = call.body(TextBody.class);
    String text = Optional.ofNullable(body.text()).orElse("");
    if (text.length() > Drafts.MAX_TEXT) {
      return Reply.ok(
          new Checked(List.of(call.problemOf("text", "text.far-too-long", Drafts.MAX_TEXT))));
    }
    Prepared prepared =
        installed
            .composer(call)
            .prepare(
                new Draft(
                    text,
                    false,
                    Optional.empty(),
                    call.locale(),
                    body.purpose() == Purpose.CREDENTIALS));
    return Reply.ok(
        new Checked(
            prepared instanceof Prepared.Invalid invalid && !text.isBlank()
                ? invalid.problems()
                : List.of()));
  }

  /** Templates to store, translations beside what they translate. */
  record SaveBody(@Nullable List<TemplateBody> templates) {}

  /** Templates, in their order. */
  record TemplateList(List<TemplateRow> templates) {}

  /**
   * What somebody else made of it meanwhile.
   *
   * @param current the newest version
   */
  record Conflicting(List<Problem> problems, VersionRow current) {}

  /** All versions, newest first. */
  record Versions(List<VersionRow> versions) {}

  /**
   * A version.
   *
   * @param by empty for the product's own
   */
  record VersionRow(TemplateRow template, String by, long at) {
    static VersionRow of(TemplateVersion version, Call call) {
      return new VersionRow(
          TemplateRow.of(version.template(), call.caller()),
          version.userName(),
          version.at().toEpochMilli());
    }
  }

  /** A file, as text. */
  record File(String file) {}

  /** A file to read. */
  record FileBody(
      @Nullable String file,
      TemplateExchange.@Nullable Collision collision,
      TemplateExchange.@Nullable Target target,
      boolean dryRun) {}

  /** What became of its templates, or would. */
  record Imported(List<TemplateImport.Entry> entries, List<Problem> warnings) {}

  /** A text to look at. */
  record TextBody(@Nullable String text, @Nullable Purpose purpose) {}

  /** What is wrong with it; empty: nothing. */
  record Checked(List<Problem> problems) {}
}
