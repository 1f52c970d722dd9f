package sms.ui.contrib.internal.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.compose.TemplateEditor;
import sms.api.compose.TemplateExchange;
import sms.api.compose.TemplateImport;
import sms.api.compose.TemplateSaveResult;
import sms.api.compose.TemplateStore;
import sms.api.compose.TemplateVersion;
import sms.api.compose.TemplatesSaveResult;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.problem.Problem;

/** Templates with all their versions; files of ids, names and bodies. */
public final class MemoryTemplates implements TemplateStore, TemplateEditor, TemplateExchange {
  private final Clock clock;
  private final Map<String, List<TemplateVersion>> versions = new LinkedHashMap<>();

  MemoryTemplates(Clock clock) {
    this.clock = clock;
    seed(
        List.of(
            template(
                "closure",
                "Fermeture exceptionnelle",
                "Vie scolaire",
                "Collège Charlemagne : l'établissement sera fermé demain. Les cours reprendront"
                    + " lundi à 8 h.",
                Locale.FRENCH,
                Purpose.OPERATIONAL,
                10),
            template(
                "absence",
                "Absence d'un élève",
                "Vie scolaire",
                "Bonjour, #PRENOM est absent(e) ce matin. Merci de contacter la vie scolaire.",
                Locale.FRENCH,
                Purpose.OPERATIONAL,
                20),
            template(
                "meeting",
                "Réunion parents-professeurs",
                "Administration",
                "Chers parents, la réunion de la #CLASSE aura lieu jeudi à 18 h. Vous êtes"
                    + " attendus avec l’équipe pédagogique.",
                Locale.FRENCH,
                Purpose.INFORMATION,
                30),
            template(
                "closure.en",
                "School closed",
                "Vie scolaire",
                "Collège Charlemagne: the school is closed tomorrow. Lessons begin again on Monday"
                    + " at 8 am.",
                Locale.ENGLISH,
                Purpose.OPERATIONAL,
                40)));
  }

  private static MessageTemplate template(
      String id,
      String name,
      String category,
      String body,
      Locale language,
      Purpose purpose,
      int order) {
    return new MessageTemplate(
        id,
        name,
        category,
        body,
        language,
        purpose,
        Set.of(RecordType.FAMILY, RecordType.PUPIL),
        Optional.empty(),
        order,
        false,
        1);
  }

  @Override
  public synchronized List<MessageTemplate> list(Caller caller) {
    return all(caller).stream().filter(template -> !template.archived()).toList();
  }

  @Override
  public synchronized List<MessageTemplate> all(Caller caller) {
    return newest()
        .filter(t -> t.owner().isEmpty() || t.owner().get().equals(caller.userId()))
        .sorted(
            Comparator.comparingInt(MessageTemplate::order).thenComparing(MessageTemplate::name))
        .toList();
  }

  private Stream<MessageTemplate> newest() {
    return versions.values().stream().map(list -> list.get(0).template());
  }

  @Override
  public synchronized Optional<MessageTemplate> find(String id) {
    return Optional.ofNullable(versions.get(id)).map(list -> list.get(0).template());
  }

  @Override
  public int seed(List<MessageTemplate> defaults) {
    defaults.forEach(template -> put(template, ""));
    return defaults.size();
  }

  private void put(MessageTemplate template, String user) {
    versions
        .computeIfAbsent(template.id(), id -> new ArrayList<>())
        .add(0, new TemplateVersion(template, user, clock.instant()));
  }

  @Override
  public synchronized TemplateSaveResult save(MessageTemplate template, Caller caller) {
    TemplatesSaveResult result = saveAll(List.of(template), caller);
    return result instanceof TemplatesSaveResult.NotSaved notSaved
        ? notSaved.why()
        : new TemplateSaveResult.Saved(((TemplatesSaveResult.Saved) result).templates().get(0));
  }

  @Override
  public synchronized TemplatesSaveResult saveAll(List<MessageTemplate> wanted, Caller caller) {
    List<MessageTemplate> stored = new ArrayList<>();
    for (MessageTemplate template : wanted) {
      Optional<MessageTemplate> current = find(template.id());
      if (!mayEdit(template, caller) || current.filter(c -> !mayEdit(c, caller)).isPresent()) {
        return new TemplatesSaveResult.NotSaved(
            template.id(),
            new TemplateSaveResult.Refused(
                Problem.of("template.notYours", "Ce modèle n’est pas le vôtre.")));
      }
      if (current.isPresent() && current.get().version() != template.version()) {
        return new TemplatesSaveResult.NotSaved(
            template.id(), new TemplateSaveResult.Conflict(current.get()));
      }
      stored.add(version(template, current.isPresent() ? template.version() + 1 : 1));
    }
    stored.forEach(template -> put(template, caller.displayName()));
    return new TemplatesSaveResult.Saved(stored);
  }

  private static boolean mayEdit(MessageTemplate template, Caller caller) {
    return template.owner().isPresent()
        ? template.owner().get().equals(caller.userId())
        : caller.may(Right.ADMINISTER);
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

  /** Another body for that template, as if somebody else had saved it. */
  public synchronized void changeBody(String id, String body, Caller by) {
    MessageTemplate t = find(id).orElseThrow();
    MessageTemplate other =
        new MessageTemplate(
            t.id(),
            t.name(),
            t.category(),
            body,
            t.language(),
            t.purpose(),
            t.sources(),
            t.owner(),
            t.order(),
            t.archived(),
            t.version(),
            t.rewrite());
    if (!(save(other, by) instanceof TemplateSaveResult.Saved)) {
      throw new IllegalStateException(id + " was not changed");
    }
  }

  @Override
  public synchronized List<TemplateVersion> history(String id, Caller caller) {
    return find(id)
        .filter(t -> t.owner().isEmpty() || t.owner().get().equals(caller.userId()))
        .map(t -> List.copyOf(versions.get(id)))
        .orElse(List.of());
  }

  @Override
  public synchronized String write(Set<String> ids, Caller caller) {
    ObjectNode file = new ObjectMapper().createObjectNode().put("format", FORMAT);
    ArrayNode templates = file.putArray("templates");
    all(caller).stream()
        .filter(t -> ids.isEmpty() || ids.contains(t.id()))
        .forEach(
            t ->
                templates
                    .addObject()
                    .put("id", t.id())
                    .put("name", t.name())
                    .put("language", t.language().toLanguageTag())
                    .put("body", t.body()));
    return file.toPrettyString();
  }

  @Override
  public synchronized TemplateImport read(
      String json, Collision collision, Target target, boolean dryRun, Caller caller) {
    JsonNode file;
    try {
      file = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      return new TemplateImport.Rejected(
          List.of(
              Problem.of(
                  "file.json",
                  "Ligne "
                      + e.getLocation().getLineNr()
                      + ", colonne "
                      + e.getLocation().getColumnNr()
                      + " : ce n’est pas du JSON.")));
    }
    List<TemplateImport.Entry> entries = new ArrayList<>();
    List<MessageTemplate> templates = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (JsonNode node : file.path("templates")) {
      String id = node.path("id").asText();
      String name = node.path("name").asText();
      if (name.isBlank()) {
        problems.add(
            new Problem(
                "template.name", "templates[" + entries.size() + "].name", "Il manque un nom."));
      }
      Optional<MessageTemplate> there = find(id);
      boolean skipped = there.isPresent() && collision == Collision.SKIP;
      boolean replaced = there.isPresent() && collision == Collision.REPLACE;
      String newId = there.isPresent() && collision == Collision.COPY ? id + "-2" : id;
      entries.add(
          new TemplateImport.Entry(
              id,
              newId,
              name,
              skipped
                  ? TemplateImport.Action.SKIPPED
                  : replaced ? TemplateImport.Action.REPLACED : TemplateImport.Action.ADDED));
      if (!skipped && !name.isBlank()) {
        templates.add(
            new MessageTemplate(
                newId,
                name,
                "",
                node.path("body").asText(),
                Locale.forLanguageTag(node.path("language").asText("fr")),
                Purpose.INFORMATION,
                Set.of(RecordType.FAMILY),
                target == Target.SHARED ? Optional.empty() : Optional.of(caller.userId()),
                100,
                false,
                replaced ? there.get().version() : 1));
      }
    }
    if (!problems.isEmpty()) {
      return new TemplateImport.Rejected(problems);
    }
    if (!dryRun) {
      saveAll(templates, caller);
    }
    return new TemplateImport.Done(entries, List.of());
  }
}
