package sms.compose.internal.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.compose.MessageTemplate;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateStore;
import sms.api.compose.TemplateVersion;
import sms.api.compose.TemplatesSaveResult;
import sms.api.host.Caller;
import sms.api.problem.Problem;

/** The newest version of each template, after the letter of the API. */
final class MemoryTemplates implements TemplateStore, TemplateEditor {
  private final Map<String, MessageTemplate> byId = new LinkedHashMap<>();
  private Runnable beforeSave = () -> {};
  private Optional<Problem> refusal = Optional.empty();

  void put(MessageTemplate template) {
    byId.put(template.id(), template);
  }

  /** Runs once, before the next saving: somebody else is quicker. */
  void beforeNextSave(Runnable what) {
    beforeSave = what;
  }

  /** The next saving is refused for that. */
  void refuse(Problem problem) {
    refusal = Optional.of(problem);
  }

  List<MessageTemplate> stored() {
    return List.copyOf(byId.values());
  }

  @Override
  public List<MessageTemplate> list(Caller caller) {
    return all(caller).stream().filter(t -> !t.archived()).toList();
  }

  @Override
  public Optional<MessageTemplate> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public int seed(List<MessageTemplate> defaults) {
    defaults.forEach(this::put);
    return defaults.size();
  }

  @Override
  public List<MessageTemplate> all(Caller caller) {
    return byId.values().stream()
        .filter(t -> t.owner().isEmpty() || t.owner().get().equals(caller.userId()))
        .sorted(Comparator.comparingInt(MessageTemplate::order))
        .toList();
  }

  @Override
  public TemplateSaveResult save(MessageTemplate template, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TemplateVersion> history(String id, Caller caller) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TemplatesSaveResult saveAll(List<MessageTemplate> templates, Caller caller) {
    Runnable other = beforeSave;
    beforeSave = () -> {};
    other.run();
    List<MessageTemplate> saved = new ArrayList<>();
    for (MessageTemplate template : templates) {
      if (refusal.isPresent()) {
        return new TemplatesSaveResult.NotSaved(
            template.id(), new TemplateSaveResult.Refused(refusal.get()));
      }
      Optional<MessageTemplate> current = find(template.id());
      if (current.isPresent() && current.get().version() != template.version()) {
        return new TemplatesSaveResult.NotSaved(
            template.id(), new TemplateSaveResult.Conflict(current.get()));
      }
      saved.add(version(template, current.isPresent() ? template.version() + 1 : 1));
    }
    saved.forEach(this::put);
    return new TemplatesSaveResult.Saved(saved);
  }

  private static MessageTemplate version(MessageTemplate t, int version) {
    return new MessageTemplate(
        t.id(),
        t.name(),
        t.category(),
        t.body(),
        t.language(),
        t.purpose(),
        t.sources(),
        t.owner(),
        t.order(),
        t.archived(),
        version,
        t.rewrite());
  }
}
