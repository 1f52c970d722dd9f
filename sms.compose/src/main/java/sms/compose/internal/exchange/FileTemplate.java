package sms.compose.internal.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.host.RecordType;

/**
 * A template as a file has it: without owner, version and place in the list, which belong to the
 * school it is in.
 *
 * @param index in the file, from 0
 * @param id empty: it has none
 */
record FileTemplate(
    int index,
    Optional<String> id,
    String name,
    String category,
    String body,
    Locale language,
    Purpose purpose,
    Set<RecordType> sources,
    Optional<Boolean> rewrite,
    boolean archived) {

  /** Where its problems are. */
  String field(String name) {
    return field(index, name);
  }

  static String field(int index, String name) {
    return "templates[" + index + "]" + (name.isEmpty() ? "" : "." + name);
  }

  /** As a template of the school. */
  MessageTemplate in(String newId, Optional<String> owner, int order, int version) {
    return new MessageTemplate(
        newId, name, category, body, language, purpose, sources, owner, order, archived, version,
        rewrite);
  }
}
