package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The outcome of {@link TemplateEditor#saveAll}. */
public sealed interface TemplatesSaveResult {
  /** All are stored, with their new versions, in the order in which they were given. */
  record Saved(List<MessageTemplate> templates) implements TemplatesSaveResult {
    public Saved {
      templates = List.copyOf(templates);
    }
  }

  /**
   * Nothing was stored.
   *
   * @param id the first template that could not be
   * @param why Conflict or Refused
   */
  record NotSaved(String id, TemplateSaveResult why) implements TemplatesSaveResult {
    public NotSaved {
      requireNonNull(id, "id");
      requireNonNull(why, "why");
    }
  }
}
