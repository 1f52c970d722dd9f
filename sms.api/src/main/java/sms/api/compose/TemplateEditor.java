package sms.api.compose;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * Changes templates. A user edits his or her own; the school's shared ones need {@link
 * sms.api.host.Right#ADMINISTER}. Nothing is overwritten: each change is a new version.
 *
 * <p>Throws an unchecked exception when the database is away.
 */
@ProviderType
public interface TemplateEditor {
  /**
   * Stores a template: new under an unknown id (then its version must be 1), else the version after
   * the one it was made from. Renaming, archiving and moving it in the list are changes like any
   * other.
   *
   * @param template as it shall be; its version is the one the user began to edit
   * @return the stored template, or why not: it is somebody else's, its text is empty, a field is
   *     too long
   */
  TemplateSaveResult save(MessageTemplate template, Caller caller);

  /**
   * Stores several, each as {@link #save} does, in one transaction: all or none. For moving in the
   * list, and for importing.
   *
   * @param templates of different ids; may be empty
   */
  TemplatesSaveResult saveAll(List<MessageTemplate> templates, Caller caller);

  /** All versions, newest first; empty for an unknown id or one the caller may not see. */
  List<TemplateVersion> history(String id, Caller caller);

  /** Shared and own templates, archived ones too, in their order. */
  List<MessageTemplate> all(Caller caller);
}
