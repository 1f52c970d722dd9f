package sms.compose.internal.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateImport;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateStore;
import sms.api.compose.TemplatesSaveResult;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.problem.Problem;

/** Templates as JSON files. There while the database is. */
@Component
public final class JsonTemplates implements TemplateExchange {
  private static final Logger LOG = LoggerFactory.getLogger(JsonTemplates.class);

  /** So often an import begins anew because somebody else saved meanwhile. */
  private static final int ATTEMPTS = 3;

  private final TemplateStore store;
  private final TemplateEditor editor;
  private final Composer composer;

  @Activate
  public JsonTemplates(
      @Reference TemplateStore store,
      @Reference TemplateEditor editor,
      @Reference Composer composer) {
    this.store = store;
    this.editor = editor;
    this.composer = composer;
  }

  @Override
  public String write(Set<String> ids, Caller caller) {
    return TemplateFile.write(
        editor.all(caller).stream().filter(t -> ids.isEmpty() || ids.contains(t.id())).toList());
  }

  @Override
  public TemplateImport read(
      String json, Collision collision, Target target, boolean dryRun, Caller caller) {
    FileProblems problems = new FileProblems(caller.locale());
    FileProblems warnings = new FileProblems(caller.locale());
    if (target == Target.SHARED && !caller.may(Right.ADMINISTER)) {
      problems.add("file.shared", "");
      return new TemplateImport.Rejected(problems.all());
    }
    List<FileTemplate> templates = TemplateFile.read(json, problems, warnings);
    if (!problems.isEmpty()) {
      return new TemplateImport.Rejected(problems.all());
    }
    templates.forEach(template -> examine(template, warnings, caller));
    Optional<String> owner =
        target == Target.SHARED ? Optional.empty() : Optional.of(caller.userId());
    for (int attempt = 1; ; attempt++) {
      Placement placement = new Placement(collision, owner, store::find, lastOrder(owner, caller));
      placement.place(templates);
      TemplateImport.Done done = new TemplateImport.Done(placement.entries(), warnings.all());
      if (dryRun) {
        return done;
      }
      TemplatesSaveResult result = editor.saveAll(placement.toSave(), caller);
      if (result instanceof TemplatesSaveResult.Saved saved) {
        LOG.info("templates imported user={} stored={}", caller.userId(), saved.templates().size());
        return done;
      }
      TemplatesSaveResult.NotSaved notSaved = (TemplatesSaveResult.NotSaved) result;
      if (notSaved.why() instanceof TemplateSaveResult.Refused refused) {
        return rejected(placement.origin(notSaved.id()), refused.problem());
      }
      if (attempt == ATTEMPTS) {
        problems.add("file.busy", placement.origin(notSaved.id()).field(""));
        return new TemplateImport.Rejected(problems.all());
      }
    }
  }

  private int lastOrder(Optional<String> owner, Caller caller) {
    return editor.all(caller).stream()
        .filter(template -> template.owner().equals(owner))
        .mapToInt(MessageTemplate::order)
        .max()
        .orElse(0);
  }

  /** What could not be sent as it stands is imported and told: the text is not lost. */
  private void examine(FileTemplate template, FileProblems warnings, Caller caller) {
    Draft draft =
        new Draft(
            template.body(),
            false,
            Optional.empty(),
            caller.locale(),
            template.purpose() == Purpose.CREDENTIALS);
    if (composer.prepare(draft) instanceof Prepared.Invalid invalid) {
      invalid
          .problems()
          .forEach(p -> warnings.add(new Problem(p.code(), template.field("body"), p.message())));
    }
  }

  private static TemplateImport rejected(FileTemplate template, Problem problem) {
    return new TemplateImport.Rejected(
        List.of(new Problem(problem.code(), template.field(problem.field()), problem.message())));
  }
}
