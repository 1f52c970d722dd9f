package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.selection.SavedSelection;
import sms.api.selection.SelectionChange;
import sms.api.selection.SelectionStore;

/** Criteria kept under a name. */
final class SavedSelectionEndpoints implements Endpoints {
  /** More of them nobody finds again. */
  private static final int MAX_OF_A_USER = 200;

  private final Installed installed;
  private final ObjectMapper mapper;

  SavedSelectionEndpoints(Installed installed, ObjectMapper mapper) {
    this.installed = requireNonNull(installed);
    this.mapper = requireNonNull(mapper);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/saved-selections", Access.SENDER, this::list),
        Route.post("/saved-selections", Access.SENDER, this::save),
        Route.post("/saved-selections/{id}", Access.SENDER, this::change),
        Route.post("/saved-selections/{id}/delete", Access.SENDER, this::delete));
  }

  private Reply list(Call call) {
    List<SavedView> all =
        installed.selections(call).list(call.caller()).stream()
            .map(saved -> view(saved, call.caller()))
            .toList();
    return Reply.ok(Map.of("selections", all));
  }

  private Reply save(Call call) {
    SaveBody body = call.body(SaveBody.class);
    String name = name(body.name(), call);
    SelectionStore store = installed.selections(call);
    List<SavedSelection> own =
        store.list(call.caller()).stream()
            .filter(saved -> saved.userId().equals(call.caller().userId()))
            .toList();
    boolean taken = own.stream().anyMatch(saved -> saved.name().equals(name));
    if (taken && !body.replace()) {
      throw new Refused(409, call.problemOf("name", "saved.name-taken", name));
    }
    if (!taken && own.size() >= MAX_OF_A_USER) {
      throw new Refused(422, call.problem("saved.too-many", MAX_OF_A_USER));
    }
    String criteria = written(body.criteria(), call);
    return Reply.ok(view(store.save(name, body.shared(), criteria, call.caller()), call.caller()));
  }

  private Reply change(Call call) {
    ChangeBody body = call.body(ChangeBody.class);
    String name = name(body.name(), call);
    SelectionChange result =
        installed.selections(call).change(call.id("id"), name, body.shared(), call.caller());
    if (result instanceof SelectionChange.Changed changed) {
      return Reply.ok(view(changed.selection(), call.caller()));
    }
    if (result instanceof SelectionChange.NameTaken) {
      throw new Refused(409, call.problemOf("name", "saved.name-taken", name));
    }
    throw call.refused(404, "saved.unknown");
  }

  private Reply delete(Call call) {
    if (!installed.selections(call).delete(call.id("id"), call.caller())) {
      throw call.refused(404, "saved.unknown");
    }
    return Reply.ok(Map.of("deleted", true));
  }

  private static String name(@Nullable String given, Call call) {
    String name = given == null ? "" : given.strip();
    if (name.isEmpty()) {
      throw new Refused(422, call.problemOf("name", "saved.name"));
    }
    if (name.length() > SavedSelection.MAX_NAME) {
      throw new Refused(422, call.problemOf("name", "value.too-long", SavedSelection.MAX_NAME));
    }
    return name;
  }

  private String written(@Nullable Criteria criteria, Call call) {
    if (criteria == null || !criteria.hasAll()) {
      throw new Refused(400, call.problemOf("criteria", "body.unreadable"));
    }
    try {
      String text = mapper.writeValueAsString(criteria);
      if (text.length() > SavedSelection.MAX_CRITERIA) {
        throw new Refused(422, call.problemOf("criteria", "saved.too-long"));
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of lists and maps is JSON", e);
    }
  }

  /** Criteria that some other program has written are none of ours: the page says so. */
  private @Nullable Criteria read(String criteria) {
    try {
      Criteria read = mapper.readValue(criteria, Criteria.class);
      return read != null && read.hasAll() ? read : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private SavedView view(SavedSelection saved, Caller caller) {
    boolean own = saved.userId().equals(caller.userId());
    return new SavedView(
        saved.id(),
        saved.name(),
        saved.userId(),
        own,
        own || caller.may(Right.ADMINISTER),
        saved.shared(),
        saved.changed().toEpochMilli(),
        read(saved.criteria()));
  }

  /**
   * Criteria as the page holds them: who fits one of the groups, and none of the exceptions.
   *
   * @param groups of filter id → parameter → values, all of which must hold
   * @param except the same, of those who are left out
   * @param labels what the filters were called, to be understood when one is gone
   */
  record Criteria(
      @Nullable RecordType source,
      boolean spouses,
      boolean secondGuardians,
      @Nullable List<Map<String, Map<String, List<String>>>> groups,
      @Nullable List<Map<String, Map<String, List<String>>>> except,
      @Nullable Map<String, String> labels) {
    /** Whether nothing of it is missing. */
    boolean hasAll() {
      return source != null
          && groups != null
          && !groups.isEmpty()
          && groups.stream().allMatch(Criteria::hasAll)
          && except != null
          && except.stream().allMatch(Criteria::hasAll)
          && labels != null
          && labels.values().stream().allMatch(Objects::nonNull);
    }

    private static boolean hasAll(@Nullable Map<String, Map<String, List<String>>> block) {
      return block != null
          && block.values().stream()
              .allMatch(
                  filter ->
                      filter != null
                          && filter.values().stream()
                              .allMatch(
                                  values ->
                                      values != null
                                          && values.stream().allMatch(Objects::nonNull)));
    }
  }

  /**
   * What to keep.
   *
   * @param replace take the place of the caller's own one of that name
   */
  record SaveBody(
      @Nullable String name, boolean shared, boolean replace, @Nullable Criteria criteria) {}

  /** Another name, or others who see it. */
  record ChangeBody(@Nullable String name, boolean shared) {}

  /**
   * A saved selection.
   *
   * @param owner the user's login name
   * @param own whether it is the caller's
   * @param mayChange whether the caller may rename, share and delete it
   * @param criteria absent: not readable
   */
  record SavedView(
      long id,
      String name,
      String owner,
      boolean own,
      boolean mayChange,
      boolean shared,
      long changed,
      @Nullable Criteria criteria) {}
}
