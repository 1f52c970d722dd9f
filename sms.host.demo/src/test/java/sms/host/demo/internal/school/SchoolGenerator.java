package sms.host.demo.internal.school;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import sms.host.demo.internal.school.SchoolRows.Fam;
import sms.host.demo.internal.school.SchoolRows.Someone;

/**
 * Writes the school that comes with the demo. Run its {@code main} with the folder of the files as
 * argument to write them anew; the same sources write the same bytes.
 *
 * <p>Numbers: mobiles are from 06 39 98 xx xx, landlines from 01 99 00 and 02 61 91, all reserved
 * for fiction by the ARCEP; German and Swedish ones from the blocks reserved for fiction there;
 * overseas ones from 0693 08 and 0691 00, which were never opened. Endings 90 to 99 make the
 * simulated provider misbehave and are given out on purpose only.
 */
public final class SchoolGenerator {
  private static final long SEED = 20261124;
  private static final int FAMILIES = 950;
  private static final int PUPILS = 1_200;
  private static final int FORMER = 12;

  /** Classes of each level. */
  private static final Map<String, Integer> LEVELS = levels();

  private final Random random = new Random(SEED);
  private final SchoolRows rows = new SchoolRows();
  private final Deque<String> subscribers = subscribers();
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final Map<String, Boolean> logins = new TreeMap<>();

  private static Map<String, Integer> levels() {
    Map<String, Integer> levels = new TreeMap<>();
    levels.put("6e", 5);
    levels.put("5e", 5);
    levels.put("4e", 5);
    levels.put("3e", 5);
    levels.put("2de", 7);
    levels.put("1re", 7);
    levels.put("Tle", 6);
    return levels;
  }

  /** Writes the files into the folder given, by default where the bundle takes them from. */
  public static void main(String[] args) throws IOException {
    Path folder =
        Path.of(args.length > 0 ? args[0] : "src/main/resources/sms/host/demo/internal/school");
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The files by name. */
  static Map<String, String> files() {
    SchoolGenerator generator = new SchoolGenerator();
    generator.make();
    return generator.rows.files();
  }

  private void make() {
    new ClassOf3eA(rows).make();
    int cast = rows.families();
    int castPupils = rows.pupils();
    List<String> slots = slots(castPupils);
    int families = FAMILIES - cast;
    int more = slots.size() - families;
    int triples = 25;
    int doubles = more - 2 * triples;
    for (int i = 0; i < families; i++) {
      int children = i < triples ? 3 : i < triples + doubles ? 2 : 1;
      family(children, slots, i < FORMER);
    }
    adults();
    applicants();
  }

  /** A level for each pupil to come, shuffled. */
  private List<String> slots(int castPupils) {
    List<String> slots = new ArrayList<>();
    int wanted = PUPILS - FORMER - castPupils;
    while (slots.size() < wanted) {
      for (Map.Entry<String, Integer> level : LEVELS.entrySet()) {
        int classes = level.getKey().equals("3e") ? level.getValue() - 1 : level.getValue();
        for (int i = 0; i < classes && slots.size() < wanted; i++) {
          slots.add(level.getKey());
        }
      }
    }
    Collections.shuffle(slots, random);
    return slots;
  }

  private String className(String level) {
    String best = "";
    for (int i = 0; i < LEVELS.get(level); i++) {
      String name = level + " " + (char) ('A' + i);
      if (!name.equals("3e A")
          && (best.isEmpty() || sizes.getOrDefault(name, 0) < sizes.getOrDefault(best, 0))) {
        best = name;
      }
    }
    sizes.merge(best, 1, Integer::sum);
    return best;
  }

  private void family(int children, List<String> slots, boolean former) {
    String name = Names.LAST.get(random.nextInt(Names.LAST.size()));
    int kind = random.nextInt(100);
    boolean separated = kind < 22;
    boolean couple = kind >= 22 && kind < 80;
    Fam family =
        rows.family(
            name,
            separated,
            Names.POSTAL_CODES.get(random.nextInt(Names.POSTAL_CODES.size())),
            chance(55) ? "direct_debit" : chance(80) ? "cheque" : "other",
            chance(80) ? BigDecimal.ZERO : amount());
    boolean motherFirst = random.nextBoolean();
    Someone first = guardian(name, motherFirst).flags(chance(2), chance(0), language());
    if (chance(1) && couple) {
      first.deceased();
    }
    rows.guardian(family, "responsable_1", first, true);
    account(first, 75, 70);
    if (couple || separated) {
      String otherName =
          chance(couple ? 30 : 75) ? Names.LAST.get(random.nextInt(Names.LAST.size())) : name;
      Someone second = guardian(otherName, !motherFirst).flags(chance(3), false, first.language());
      if (couple && chance(3) && !first.mobile().isEmpty()) {
        second.mobile(first.mobile());
      }
      boolean rights = couple || !chance(8);
      rows.guardian(family, couple ? "spouse" : "responsable_2", second, rights);
      if (rights) {
        account(second, 60, 70);
      }
    }
    if (separated && chance(25)) {
      Someone partner = guardian(Names.LAST.get(random.nextInt(Names.LAST.size())), !motherFirst);
      rows.guardian(family, "spouse", partner, false);
    }
    for (int i = 0; i < children; i++) {
      pupil(family, name, slots.remove(slots.size() - 1));
    }
    if (former) {
      formerPupil(family, name);
    }
  }

  private Someone guardian(String name, boolean woman) {
    Someone someone =
        new Someone(
            woman ? "Mme" : "M.",
            name,
            pick(woman ? Names.WOMEN : Names.MEN),
            woman ? "female" : "male");
    return someone.born(day(1968 + random.nextInt(20))).mobile(cell(8));
  }

  private void pupil(Fam family, String name, String level) {
    boolean girl = random.nextBoolean();
    int year = 2026 - age(level);
    boolean older = List.of("2de", "1re", "Tle").contains(level);
    Someone child =
        new Someone("", name, pick(girl ? Names.GIRLS : Names.BOYS), girl ? "female" : "male")
            .born(day(chance(8) ? year - 1 : year))
            .mobile(chance(older ? 85 : 40) ? cell(0) : "")
            .flags(chance(1), false, "fr");
    String className = className(level);
    rows.pupil(family, child, next(level, className));
    String entered = chance(2) ? "2026-11-02" : "2026-09-01";
    String left = entered.equals("2026-09-01") && chance(2) ? "2026-10-16" : "";
    rows.enrolment("2026-2027", className, level, regime(older), options(), entered, left);
    String before = before(level);
    if (!before.isEmpty() && chance(92)) {
      rows.enrolment(
          "2025-2026",
          before + " " + (char) ('A' + random.nextInt(LEVELS.get(before))),
          before,
          regime(older),
          List.of(),
          "2025-09-01",
          "2026-07-03");
    }
    if (older) {
      account(child, 70, 60);
    }
  }

  private void formerPupil(Fam family, String name) {
    boolean girl = random.nextBoolean();
    Someone child =
        new Someone("", name, pick(girl ? Names.GIRLS : Names.BOYS), girl ? "female" : "male")
            .born(day(2008))
            .mobile(cell(0));
    rows.pupil(family, child, "");
    rows.enrolment(
        "2025-2026",
        "Tle " + (char) ('A' + random.nextInt(6)),
        "Tle",
        regime(true),
        List.of(),
        "2025-09-01",
        "2026-07-03");
  }

  private void adults() {
    for (String function : Names.FUNCTIONS) {
      adult("staff", function);
    }
    for (String function : Names.OTHERS) {
      adult("other", function);
    }
  }

  private void adult(String kind, String function) {
    boolean woman = chance(58);
    Someone someone = guardian(pick(Names.LAST), woman).flags(chance(3), false, "fr");
    String[] forms = function.split("\\|");
    rows.adult(someone, kind, forms[woman ? forms.length - 1 : 0]);
    if (kind.equals("staff")) {
      account(someone, 95, 90);
    }
  }

  private void applicants() {
    for (int i = 0; i < 60; i++) {
      boolean girl = random.nextBoolean();
      String level = i < 40 ? "6e" : i < 52 ? "2de" : "4e";
      String name = pick(Names.LAST);
      boolean alone = level.equals("2de") && i % 4 == 0;
      Someone child =
          new Someone("", name, pick(girl ? Names.GIRLS : Names.BOYS), girl ? "female" : "male")
              .born(day(2027 - age(level)))
              .mobile(alone ? cell(0) : "");
      String id =
          rows.applicant(
              child, level, chance(40) ? level + " " + (char) ('A' + random.nextInt(5)) : "");
      if (!alone) {
        boolean motherFirst = random.nextBoolean();
        rows.guardianOf(id, "responsable_1", guardian(name, motherFirst), true);
        if (chance(50)) {
          rows.guardianOf(id, "spouse", guardian(name, !motherFirst), true);
        }
      }
    }
  }

  /** A mobile cell as people type it; now and then none, or one with something wrong. */
  private String cell(int missing) {
    if (chance(missing)) {
      return "";
    }
    String subscriber = subscribers.removeFirst();
    String spaced = subscriber.substring(0, 2) + " " + subscriber.substring(2);
    String plain = "06 39 98 " + spaced;
    int what = random.nextInt(1000);
    if (what < 20) {
      return "02 61 91 " + spaced;
    } else if (what < 28) {
      return plain.replace(' ', '.') + (random.nextBoolean() ? " maman" : " (bureau)");
    } else if (what < 34) {
      String other = subscribers.removeFirst();
      return plain + " / 06 39 98 " + other.substring(0, 2) + " " + other.substring(2);
    } else if (what < 40) {
      return plain.substring(0, plain.length() - 1);
    } else if (what < 50) {
      return "0693 08 " + spaced;
    } else if (what < 54) {
      return "+590 691 00 " + spaced;
    } else if (what < 58) {
      return "+49 171 39200" + subscriber.substring(2);
    } else if (what < 61) {
      return "+46 70 17406" + (5 + random.nextInt(5)) + random.nextInt(10);
    } else if (what < 68) {
      return "06 39 98 " + subscriber.substring(0, 2) + " 9" + random.nextInt(10);
    }
    return switch (random.nextInt(8)) {
      case 0 -> plain.replace(" ", "");
      case 1 -> plain.replace(' ', '.');
      case 2 -> "+33 6 39 98 " + spaced;
      case 3 -> plain.replace(' ', '-');
      default -> plain;
    };
  }

  /** Subscribers 04 00 to 99 89, shuffled; those below belong to the class 3e A. */
  private Deque<String> subscribers() {
    List<String> all = new ArrayList<>();
    for (int i = 400; i < 10_000; i++) {
      if (i % 100 < 90) {
        all.add(String.format("%04d", i));
      }
    }
    Collections.shuffle(all, new Random(SEED + 1));
    return new ArrayDeque<>(all);
  }

  private void account(Someone someone, int percent, int changed) {
    boolean connected = chance(percent);
    String login = SchoolRows.login(someone);
    int number = 1;
    String unique = login;
    while (logins.putIfAbsent(unique, true) != null) {
      number++;
      unique = login + number;
    }
    rows.account(
        unique,
        connected ? LocalDate.of(2026, 9, 1).plusDays(random.nextInt(80)) + "T" + time() + "Z" : "",
        connected && chance(changed));
  }

  private String time() {
    return String.format("%02d:%02d:00", 6 + random.nextInt(16), random.nextInt(60));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(2_000 + random.nextInt(88_000), 2);
  }

  private String language() {
    int what = random.nextInt(100);
    return what < 94 ? "fr" : List.of("tr", "ar", "pt", "en", "es", "pl").get(what - 94);
  }

  private LocalDate day(int year) {
    return LocalDate.ofYearDay(year, 1 + random.nextInt(365));
  }

  private String regime(boolean older) {
    int what = random.nextInt(100);
    return what < 65 ? "half_board" : what < (older ? 82 : 95) ? "day" : "boarder";
  }

  private List<String> options() {
    return chance(35) ? List.of(pick(Names.OPTIONS)) : List.of();
  }

  private static int age(String level) {
    return switch (level) {
      case "6e" -> 11;
      case "5e" -> 12;
      case "4e" -> 13;
      case "3e" -> 14;
      case "2de" -> 15;
      case "1re" -> 16;
      default -> 17;
    };
  }

  private static String before(String level) {
    return switch (level) {
      case "5e" -> "6e";
      case "4e" -> "5e";
      case "3e" -> "4e";
      case "2de" -> "3e";
      case "1re" -> "2de";
      case "Tle" -> "1re";
      default -> "";
    };
  }

  private String next(String level, String className) {
    if (level.equals("Tle") || !chance(70)) {
      return "";
    }
    String letter = className.substring(className.length() - 1);
    return switch (level) {
      case "6e" -> "5e " + letter;
      case "5e" -> "4e " + letter;
      case "4e" -> "3e " + letter;
      case "3e" -> "2de " + letter;
      case "2de" -> "1re " + letter;
      default -> "Tle " + (letter.equals("G") ? "F" : letter);
    };
  }
}
