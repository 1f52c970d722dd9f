package sms.api.compose;

import sms.api.problem.Problem;

/** The outcome of {@link TemplateEditor#save}. */
public sealed interface TemplateSaveResult {
  /** Stored, with its new version. */
  record Saved(MessageTemplate template) implements TemplateSaveResult {}

  /** Somebody else changed it meanwhile; nothing was stored. */
  record Conflict(MessageTemplate current) implements TemplateSaveResult {}

  /** Nothing was stored, for that reason. */
  record Refused(Problem problem) implements TemplateSaveResult {}
}
