package sms.directory.siecle.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code Nomenclature.xml} says of the codes of levels (MEF) and subjects, and what is known
 * of them without it.
 */
final class Levels {
  /** Beginnings of the ministry's MEF codes (BCN, N_MEF), general courses only. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "1001", "6e", "1011", "5e", "1021", "4e", "1031", "3e", "2001", "2de", "2011", "1re",
          "2021", "Tle");

  private static final int KNOWN_LENGTH = 4;
  private static final Pattern COLLEGE = Pattern.compile("([3-6])\\s?EME\\b(.*)");

  private final Map<String, String> courses = new HashMap<>();
  private final Map<String, String> subjects = new TreeMap<>();

  static Levels read(Exports exports) {
    Levels levels = new Levels();
    exports.read(
        Kind.NOMENCLATURE,
        file ->
            file.on("DONNEES/MEFS/MEF", levels::course)
                .on("DONNEES/MATIERES/MATIERE", levels::subject));
    return levels;
  }

  private void course(XmlRecord record) {
    courses.put(
        record.id("CODE_MEF"), record.firstOf("FORMATION", "LIBELLE_COURT", "LIBELLE_LONG"));
  }

  private void subject(XmlRecord record) {
    subjects.put(
        record.id("CODE_MATIERE"),
        record.firstOf("LIBELLE_COURT", "CODE_GESTION", "LIBELLE_EDITION"));
  }

  /** The level of a MEF code, as a school says it: « 3e »; the code when nobody knows better. */
  String of(String mef) {
    String said = courses.getOrDefault(mef, "");
    Matcher college = COLLEGE.matcher(said);
    if (college.matches()) {
      return college.group(1) + "e" + college.group(2);
    }
    if (!said.isEmpty()) {
      return said;
    }
    return mef.length() < KNOWN_LENGTH ? mef : KNOWN.getOrDefault(mef.substring(0, 4), mef);
  }

  /** What a subject is called; its code when nobody says. */
  String subject(String code) {
    String said = subjects.getOrDefault(code, "");
    return said.isEmpty() ? code : said;
  }
}
