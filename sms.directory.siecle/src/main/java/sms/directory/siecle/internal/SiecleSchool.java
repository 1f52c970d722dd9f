package sms.directory.siecle.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.directory.internal.family.Families;
import sms.directory.internal.family.Link;
import sms.directory.internal.live.SchoolSettings;
import sms.directory.internal.live.SchoolSnapshot;
import sms.directory.internal.live.SnapshotReader;
import sms.directory.internal.report.Problems;
import sms.directory.internal.report.Texts;
import sms.directory.internal.source.SourceFiles;

/**
 * Reads the exports of SIECLE and finds all that is wrong in one pass. How its words become ours is
 * in docs/demo-data.md.
 */
final class SiecleSchool implements SnapshotReader {
  private final SchoolSettings settings;
  private final Clock clock;

  SiecleSchool(SchoolSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Optional<SchoolSnapshot> read(SourceFiles source, Problems problems, Problems remarks) {
    Exports exports = Exports.find(source, problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    Levels levels = Levels.read(exports);
    Structures structures = Structures.read(exports);
    Pupils pupils = Pupils.read(exports, structures, levels, settings.locale());
    Adults adults = Adults.read(exports, settings.locale());
    if (problems.none() && exports.year().isEmpty()) {
      problems.add(Kind.PUPILS.usualName(), 0, "year.none");
    }
    Texts texts = Texts.of(SiecleSchool.class, settings.locale());
    int year = exports.year().orElse(0);
    School school =
        settings.school(
            texts.get("school", exports.uai()),
            Pupils.label(year),
            SiecleConfiguration.PID,
            problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    adults.orphans(
        pupils,
        bond -> remarks.add(bond.file(), bond.line(), "bond.no.pupil", bond.text("ELEVE_ID")));
    return Optional.of(snapshot(school, year, pupils, adults, texts.get("no.class"), remarks));
  }

  private SchoolSnapshot snapshot(
      School school, int year, Pupils pupils, Adults adults, String noClass, Problems remarks) {
    LocalDate today = LocalDate.now(clock.withZone(school.zone()));
    Map<String, List<Link>> links = adults.byPupil();
    Families families = new Families();
    List<Pupil> made = new ArrayList<>();
    for (Pupils.Entry entry : pupils.all()) {
      List<Link> own = links.getOrDefault(entry.id(), List.of());
      if (own.isEmpty()) {
        remarks.add(entry.record().file(), entry.record().line(), "pupil.no.adult", entry.id());
      }
      String family =
          families.add(
              entry.person(),
              own,
              entry.ofAge(today),
              adult ->
                  remarks.add(
                      adults.file(adult), adults.line(adult), "adult.left.out", entry.id()));
      made.add(
          new Pupil(
              entry.person(),
              family,
              Optional.of(pupils.current(entry, year, noClass)),
              pupils.previous(entry, year),
              Optional.empty()));
    }
    return SchoolSnapshot.of(
        school, families.all(), made.stream(), Stream.empty(), Stream.empty(), Stream.empty());
  }
}
