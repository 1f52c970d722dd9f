package sms.directory.oneroster.internal;

import java.util.HashMap;
import java.util.Map;

/** What a user is; the words of 1.1 and of 1.2. */
enum Role {
  STUDENT("student"),
  PARENT("parent"),
  GUARDIAN("guardian"),
  RELATIVE("relative"),
  TEACHER("teacher"),
  AIDE("aide"),
  PROCTOR("proctor"),
  COUNSELOR("counselor"),
  PRINCIPAL("principal"),
  ADMINISTRATOR("administrator"),
  SITE_ADMINISTRATOR("siteAdministrator"),
  DISTRICT_ADMINISTRATOR("districtAdministrator"),
  SYSTEM_ADMINISTRATOR("systemAdministrator");

  static final Map<String, Role> VOCABULARY = vocabulary();

  private final String word;

  Role(String word) {
    this.word = word;
  }

  private static Map<String, Role> vocabulary() {
    Map<String, Role> words = new HashMap<>();
    for (Role role : values()) {
      words.put(role.word, role);
    }
    return Map.copyOf(words);
  }

  /** Whether this is somebody answerable for, or close to, a pupil. */
  boolean family() {
    return this == PARENT || this == GUARDIAN || this == RELATIVE;
  }

  /**
   * Whether the school may write to them about a pupil: a relative is neither parent nor guardian.
   */
  boolean rights() {
    return this == PARENT || this == GUARDIAN;
  }

  /** Key of the text that says it. */
  String key() {
    return "role." + word;
  }
}
