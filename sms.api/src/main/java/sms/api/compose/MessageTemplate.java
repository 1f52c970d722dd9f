package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sms.api.host.RecordType;

/**
 * A predefined message (<i>message prédéfini</i>).
 *
 * @param id stable: {@code "closure"}. {@code "closure.en"} is the same message in another language
 *     (ISO 639), offered as a {@link Draft#translations translation} of {@code "closure"}
 * @param name as the list shows it
 * @param category groups the list: « Vie scolaire »; may be empty
 * @param body with keywords
 * @param language of the body
 * @param purpose what an SMS made of it is for
 * @param sources the record types it is offered for
 * @param owner the user it belongs to; empty: shared by the school
 * @param order lower comes first
 * @param archived no longer offered; kept for the recap
 * @param version 1 for the first; each change adds 1
 * @param rewrite whether costly characters are replaced in an SMS made of it; empty: as the school
 *     does ({@link Composer#rewritesByDefault})
 */
public record MessageTemplate(
    String id,
    String name,
    String category,
    String body,
    Locale language,
    Purpose purpose,
    Set<RecordType> sources,
    Optional<String> owner,
    int order,
    boolean archived,
    int version,
    Optional<Boolean> rewrite) {
  public MessageTemplate {
    if (requireNonNull(id, "id").isBlank() || requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("a template has an id and a name");
    }
    requireNonNull(category, "category");
    requireNonNull(body, "body");
    requireNonNull(language, "language");
    requireNonNull(purpose, "purpose");
    sources = Set.copyOf(sources);
    requireNonNull(owner, "owner");
    if (version < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
    requireNonNull(rewrite, "rewrite");
  }

  /** With the school's way of rewriting. */
  public MessageTemplate(
      String id,
      String name,
      String category,
      String body,
      Locale language,
      Purpose purpose,
      Set<RecordType> sources,
      Optional<String> owner,
      int order,
      boolean archived,
      int version) {
    this(
        id,
        name,
        category,
        body,
        language,
        purpose,
        sources,
        owner,
        order,
        archived,
        version,
        Optional.empty());
  }
}
