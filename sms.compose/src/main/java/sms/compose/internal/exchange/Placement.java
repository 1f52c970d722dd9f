package sms.compose.internal.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import sms.api.compose.MessageTemplate;
import sms.api.compose.TemplateExchange.Collision;
import sms.api.compose.TemplateImport.Action;
import sms.api.compose.TemplateImport.Entry;

/**
 * Where the templates of a file go in a list: under which id, and whether instead of one that is
 * there.
 */
final class Placement {
  private static final int STEP = 10;

  private final Collision collision;
  private final Optional<String> owner;
  private final Function<String, Optional<MessageTemplate>> find;
  private final Map<String, String> newIds = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<MessageTemplate> toSave = new ArrayList<>();
  private final List<FileTemplate> saved = new ArrayList<>();
  private int order;

  /**
   * @param owner whose list; empty: the school's
   * @param find any template by id, whoever it belongs to
   * @param lastOrder of the list
   */
  Placement(
      Collision collision,
      Optional<String> owner,
      Function<String, Optional<MessageTemplate>> find,
      int lastOrder) {
    this.collision = collision;
    this.owner = owner;
    this.find = find;
    this.order = lastOrder;
  }

  /** Places them all; what they translate comes first, wherever it stands in the file. */
  void place(List<FileTemplate> templates) {
    Set<String> ids = templates.stream().flatMap(t -> t.id().stream()).collect(Collectors.toSet());
    Map<Integer, Entry> placed = new HashMap<>();
    templates.stream()
        .filter(t -> translated(t, ids).isEmpty())
        .forEach(t -> placed.put(t.index(), place(t, Optional.empty())));
    templates.stream()
        .filter(t -> translated(t, ids).isPresent())
        .forEach(t -> placed.put(t.index(), place(t, translated(t, ids))));
    templates.forEach(t -> entries.add(placed.get(t.index())));
  }

  /** The id in this file that it is a translation of. */
  private static Optional<String> translated(FileTemplate template, Set<String> ids) {
    return template
        .id()
        .filter(id -> id.endsWith(suffix(template)))
        .map(id -> id.substring(0, id.length() - suffix(template).length()))
        .filter(ids::contains);
  }

  private static String suffix(FileTemplate template) {
    return "." + template.language().getLanguage();
  }

  private Entry place(FileTemplate template, Optional<String> translated) {
    String fileId = template.id().orElse("");
    Optional<String> followed = translated.map(newIds::get).map(newId -> newId + suffix(template));
    if (followed.isPresent()) {
      return add(template, followed.get());
    }
    if (fileId.isEmpty()) {
      return add(template, UUID.randomUUID().toString());
    }
    Optional<MessageTemplate> there = find.apply(fileId);
    if (there.isEmpty()) {
      return add(template, fileId);
    }
    if (!there.get().owner().equals(owner) || collision == Collision.COPY) {
      String newId = UUID.randomUUID().toString();
      newIds.put(fileId, newId);
      return add(template, newId);
    }
    if (collision == Collision.SKIP) {
      return new Entry(fileId, fileId, there.get().name(), Action.SKIPPED);
    }
    save(template, template.in(fileId, owner, there.get().order(), there.get().version()));
    return new Entry(fileId, fileId, template.name(), Action.REPLACED);
  }

  private Entry add(FileTemplate template, String id) {
    order += STEP;
    save(template, template.in(id, owner, order, 1));
    return new Entry(template.id().orElse(""), id, template.name(), Action.ADDED);
  }

  private void save(FileTemplate template, MessageTemplate asStored) {
    saved.add(template);
    toSave.add(asStored);
  }

  List<Entry> entries() {
    return entries;
  }

  List<MessageTemplate> toSave() {
    return toSave;
  }

  /** The one of the file that became that id. */
  FileTemplate origin(String id) {
    for (int i = 0; i < toSave.size(); i++) {
      if (toSave.get(i).id().equals(id)) {
        return saved.get(i);
      }
    }
    throw new IllegalArgumentException("not of this file");
  }
}
