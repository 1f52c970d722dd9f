package sms.recap.internal.jpa;

import jakarta.persistence.EntityManager;
import java.io.Serial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.compose.MessageTemplate;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateStore;
import sms.api.compose.TemplateVersion;
import sms.api.compose.TemplatesSaveResult;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.recap.internal.db.Messages;
import sms.recap.internal.db.Texts;

/** Templates with all their versions. */
@Component
public final class JpaTemplates implements TemplateStore, TemplateEditor {
  private static final Comparator<MessageTemplate> IN_ORDER =
      Comparator.comparingInt(MessageTemplate::order)
          .thenComparing(MessageTemplate::name)
          .thenComparing(MessageTemplate::id);

  private final Jpa jpa;

  @Activate
  public JpaTemplates(@Reference Jpa jpa) {
    this.jpa = jpa;
  }

  @Override
  public List<MessageTemplate> list(Caller caller) {
    return all(caller).stream().filter(template -> !template.archived()).toList();
  }

  @Override
  public List<MessageTemplate> all(Caller caller) {
    return jpa.transaction(
        manager ->
            manager
                .createQuery(
                    """
                    SELECT t FROM TemplateEntity t
                    WHERE (t.owner IS NULL OR t.owner = :user) AND t.version =
                      (SELECT MAX(v.version) FROM TemplateEntity v WHERE v.id = t.id)
                    """,
                    TemplateEntity.class)
                .setParameter("user", caller.userId())
                .getResultStream()
                .map(TemplateEntity::template)
                .sorted(IN_ORDER)
                .toList());
  }

  @Override
  public Optional<MessageTemplate> find(String id) {
    return jpa.transaction(manager -> newest(manager, id));
  }

  private static Optional<MessageTemplate> newest(EntityManager manager, String id) {
    return versions(manager, id).stream().findFirst().map(TemplateVersion::template);
  }

  private static List<TemplateVersion> versions(EntityManager manager, String id) {
    return manager
        .createQuery(
            "SELECT t FROM TemplateEntity t WHERE t.id = :id ORDER BY t.version DESC",
            TemplateEntity.class)
        .setParameter("id", id)
        .getResultStream()
        .map(TemplateEntity::templateVersion)
        .toList();
  }

  @Override
  public int seed(List<MessageTemplate> defaults) {
    return (int) defaults.stream().filter(this::seed).count();
  }

  private boolean seed(MessageTemplate template) {
    try {
      return jpa.transaction(
          manager -> {
            if (newest(manager, template.id()).isPresent()) {
              return false;
            }
            manager.persist(new TemplateEntity(template, 1, "", jpa.database().now()));
            return true;
          });
    } catch (OutboxUnavailableException e) {
      if (Jpa.isDuplicate(e)) {
        // another host was quicker
        return false;
      }
      throw e;
    }
  }

  @Override
  public TemplateSaveResult save(MessageTemplate template, Caller caller) {
    TemplatesSaveResult result = saveAll(List.of(template), caller);
    return result instanceof TemplatesSaveResult.NotSaved notSaved
        ? notSaved.why()
        : new TemplateSaveResult.Saved(((TemplatesSaveResult.Saved) result).templates().get(0));
  }

  @Override
  public TemplatesSaveResult saveAll(List<MessageTemplate> templates, Caller caller) {
    if (templates.stream().map(MessageTemplate::id).distinct().count() < templates.size()) {
      throw new IllegalArgumentException("a template can be saved once at a time");
    }
    try {
      return saveOnce(templates, caller);
    } catch (OutboxUnavailableException e) {
      if (Jpa.isDuplicate(e)) {
        // somebody else was quicker: his or her version is there now
        return saveOnce(templates, caller);
      }
      throw e;
    }
  }

  private TemplatesSaveResult saveOnce(List<MessageTemplate> templates, Caller caller) {
    try {
      return new TemplatesSaveResult.Saved(
          jpa.transaction(
              manager ->
                  templates.stream().map(template -> saved(manager, template, caller)).toList()));
    } catch (NotSavedException e) {
      return e.result;
    }
  }

  /** Rolls back those that were stored before it. */
  private static final class NotSavedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient TemplatesSaveResult.NotSaved result;

    NotSavedException(TemplatesSaveResult.NotSaved result) {
      super("not saved", null, false, false);
      this.result = result;
    }
  }

  private MessageTemplate saved(EntityManager manager, MessageTemplate template, Caller caller) {
    TemplateSaveResult result = save(manager, template, caller);
    if (result instanceof TemplateSaveResult.Saved saved) {
      return saved.template();
    }
    throw new NotSavedException(new TemplatesSaveResult.NotSaved(template.id(), result));
  }

  private TemplateSaveResult save(EntityManager manager, MessageTemplate template, Caller caller) {
    Optional<MessageTemplate> current = newest(manager, template.id());
    if (!mayEdit(template, caller) || current.filter(c -> !mayEdit(c, caller)).isPresent()) {
      return new TemplateSaveResult.Refused(
          Problem.of("template.notYours", Messages.in(caller.locale()).text("template.notYours")));
    }
    Optional<Problem> problem = problem(template, Messages.in(caller.locale()));
    if (problem.isPresent()) {
      return new TemplateSaveResult.Refused(problem.get());
    }
    int based = template.version();
    if (current.isPresent() && current.get().version() != based) {
      return new TemplateSaveResult.Conflict(current.get());
    }
    if (current.isEmpty() && based != 1) {
      return new TemplateSaveResult.Refused(
          Problem.of("template.gone", Messages.in(caller.locale()).text("template.gone")));
    }
    TemplateEntity stored =
        new TemplateEntity(
            template,
            current.isPresent() ? based + 1 : 1,
            caller.displayName(),
            jpa.database().now());
    manager.persist(stored);
    return new TemplateSaveResult.Saved(stored.template());
  }

  private static Optional<Problem> problem(MessageTemplate template, Messages messages) {
    if (template.body().isBlank()) {
      return Optional.of(new Problem("template.empty", "body", messages.text("template.empty")));
    }
    return tooLong("id", template.id(), Texts.NAME, messages)
        .or(() -> tooLong("name", template.name(), Texts.NAME, messages))
        .or(() -> tooLong("category", template.category(), Texts.NAME, messages))
        .or(() -> tooLong("body", template.body(), Texts.BODY, messages));
  }

  private static Optional<Problem> tooLong(
      String field, String text, int width, Messages messages) {
    return text.length() > width
        ? Optional.of(
            new Problem(
                "template.tooLong",
                field,
                messages.text("template.tooLong", text.length() - width, width)))
        : Optional.empty();
  }

  private static boolean mayEdit(MessageTemplate template, Caller caller) {
    return template.owner().isPresent()
        ? template.owner().get().equals(caller.userId())
        : caller.may(Right.ADMINISTER);
  }

  @Override
  public List<TemplateVersion> history(String id, Caller caller) {
    List<TemplateVersion> versions = jpa.transaction(manager -> versions(manager, id));
    boolean visible =
        versions.stream()
            .findFirst()
            .map(v -> v.template().owner())
            .filter(owner -> owner.isEmpty() || owner.get().equals(caller.userId()))
            .isPresent();
    return visible ? versions : List.of();
  }
}
