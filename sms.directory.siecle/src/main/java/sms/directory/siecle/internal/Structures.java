package sms.directory.siecle.internal;

import java.util.HashSet;
import java.util.Set;

/** The classes and groups that {@code Structures.xml} has, if it is there. */
final class Structures {
  private final Set<String> codes = new HashSet<>();
  private final boolean there;

  private Structures(boolean there) {
    this.there = there;
  }

  static Structures read(Exports exports) {
    Structures structures = new Structures(exports.has(Kind.STRUCTURES));
    exports.read(
        Kind.STRUCTURES,
        file ->
            file.on("DONNEES/DIVISIONS/DIVISION", structures::add)
                .on("DONNEES/GROUPES/GROUPE", structures::add));
    return structures;
  }

  private void add(XmlRecord record) {
    String code = record.firstOf("CODE_STRUCTURE", "CODE");
    String id = code.isEmpty() ? record.id("CODE_STRUCTURE") : code;
    if (!codes.add(id)) {
      record.problem("structure.twice", id);
    }
  }

  /** Whether there is such a class or group, or nothing that could tell. */
  boolean has(String code) {
    return !there || codes.contains(code);
  }
}
