package sms.itest.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A school of any size, as CSV files: each family has one child, one guardian and one mobile. */
final class BigSchool {
  private static final String PERSON =
      "id;title;last_name;first_name;gender;birth_date;mobile;no_sms;language;deceased";
  private static final int FIRST_MOBILE = 610_000_000;

  private BigSchool() {}

  /**
   * Writes it.
   *
   * @param sizes pupils by class
   */
  static void write(Path folder, Map<String, Integer> sizes) throws IOException {
    Files.writeString(
        folder.resolve("school.csv"),
        """
        name;region;allowed_regions;zone;currency;locale;school_year;portal_url
        Collège du banc;FR;;Europe/Paris;EUR;fr;2026-2027;https://portail.example
        """);
    Files.writeString(folder.resolve("adults.csv"), PERSON + ";kind;function\n");
    Files.writeString(folder.resolve("applicants.csv"), PERSON + ";level;next_class\n");
    Files.writeString(
        folder.resolve("accounts.csv"), "person;login;last_connection;credentials_changed\n");
    try (BufferedWriter families = Files.newBufferedWriter(folder.resolve("families.csv"));
        BufferedWriter guardians = Files.newBufferedWriter(folder.resolve("guardians.csv"));
        BufferedWriter pupils = Files.newBufferedWriter(folder.resolve("pupils.csv"));
        BufferedWriter enrolments = Files.newBufferedWriter(folder.resolve("enrolments.csv"))) {
      families.write("id;name;separated;postal_code;payment_mode;balance_due\n");
      guardians.write(PERSON + ";of;role;legal_rights\n");
      pupils.write(PERSON + ";family;next_class\n");
      enrolments.write("pupil;school_year;class;level;regime;options;entered;left\n");
      int n = 0;
      for (Map.Entry<String, Integer> each : sizes.entrySet()) {
        for (int i = 0; i < each.getValue(); i++) {
          n++;
          families.write("F%d;DURAND;no;45000;cheque;0\n".formatted(n));
          guardians.write(
              "G%d;Mme;DURAND;Claire;female;1980-03-02;0%d;no;fr;no;F%d;responsable_1;yes\n"
                  .formatted(n, FIRST_MOBILE + n, n));
          pupils.write("E%d;;DURAND;Lucie;female;2012-05-06;;no;fr;no;F%d;\n".formatted(n, n));
          enrolments.write(
              "E%d;2026-2027;%s;3e;half_board;;2026-09-01;\n".formatted(n, each.getKey()));
        }
      }
    }
  }
}
