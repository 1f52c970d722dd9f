package sms.compose.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sms.api.host.Pupil;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;

/** Families in memory, one to three children each. */
final class BenchSchool {
  private static final String[] FIRST = {"Lily", "James", "Tom", "Zoé", "Inès", "Léa", "Hugo"};
  private static final String[] LAST = {"POTTER", "EVANS", "DASSAULT", "BENCHETRIT", "ABAD"};

  private BenchSchool() {}

  static List<Recipient> fill(TestSchool school, int families) {
    List<Recipient> recipients = new ArrayList<>(families);
    for (int i = 0; i < families; i++) {
      Pupil[] children = new Pupil[1 + i % 3];
      for (int c = 0; c < children.length; c++) {
        children[c] =
            TestSchool.pupil(
                "E" + i + "-" + c,
                LAST[i % LAST.length],
                FIRST[(i + c) % FIRST.length],
                (3 + c) + "e " + (char) ('A' + i % 6));
      }
      recipients.add(
          school.family(
              "F" + i,
              TestSchool.person(
                  "G" + i,
                  i % 2 == 0 ? "M." : "Mme",
                  LAST[i % LAST.length],
                  FIRST[i % FIRST.length],
                  "+336" + (10_000_000 + i),
                  Locale.FRENCH),
              BigDecimal.valueOf(i % 50_000L, 2).toString(),
              children));
    }
    return recipients;
  }

  /** These families again and again, made as they are asked for, each time with another number. */
  static Stream<Recipient> endless(List<Recipient> families) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(
            i -> {
              Recipient family = families.get(i % families.size());
              return new Recipient(
                  family.key() + "-" + i,
                  family.name(),
                  new PhoneNumber("+336" + (10_000_000 + i)),
                  family.role(),
                  family.record(),
                  family.personId(),
                  family.pupilIds(),
                  family.language(),
                  family.noSms(),
                  family.ticked(),
                  family.sharers());
            });
  }
}
