package sms.directory.siecle.internal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceFiles;

/** The files of one import, by what they are, all of one school and one year. */
final class Exports {
  private static final Set<Kind> NEEDED = EnumSet.of(Kind.PUPILS, Kind.ADULTS);

  private final Map<Kind, SourceFile> files = new EnumMap<>(Kind.class);
  private final Problems problems;
  private @Nullable XmlRecord parameters;

  private Exports(Problems problems) {
    this.problems = problems;
  }

  static Exports find(SourceFiles source, Problems problems) {
    Exports exports = new Exports(problems);
    for (SourceFile file : source.all()) {
      exports.add(file);
    }
    NEEDED.stream()
        .filter(kind -> !exports.has(kind))
        .forEach(kind -> problems.add(kind.usualName(), 0, "missing.file"));
    return exports;
  }

  private void add(SourceFile file) {
    try {
      Optional<Kind> kind = Kind.of(file);
      if (kind.isPresent()) {
        SourceFile other = files.putIfAbsent(kind.get(), file);
        if (other != null) {
          problems.add(file.name(), 0, "export.twice", other.name());
        }
      }
    } catch (IOException e) {
      problems.add(file.name(), 0, "unreadable");
    }
  }

  Problems problems() {
    return problems;
  }

  boolean has(Kind kind) {
    return files.containsKey(kind);
  }

  /** Reads one of them; nothing when it isn't there. */
  void read(Kind kind, UnaryOperator<XmlFile> wanted) {
    SourceFile file = files.get(kind);
    if (file != null) {
      wanted.apply(new XmlFile(file, problems)).on("PARAMETRES", this::parameters).read();
    }
  }

  private void parameters(XmlRecord record) {
    XmlRecord first = parameters;
    if (first == null) {
      parameters = record;
      if (!record.text("ANNEE_SCOLAIRE").matches("[12][0-9]{3}")) {
        record.problem("year", record.text("ANNEE_SCOLAIRE"));
      }
    } else {
      same("ANNEE_SCOLAIRE", first, record);
      same("UAJ", first, record);
    }
  }

  private static void same(String what, XmlRecord first, XmlRecord other) {
    if (!other.text(what).isEmpty() && !other.text(what).equals(first.text(what))) {
      other.problem("parameters", what, other.text(what), first.text(what), first.file());
    }
  }

  /** The calendar year that the school year begins in; empty when no file that was read says it. */
  Optional<Integer> year() {
    return Optional.ofNullable(parameters)
        .map(record -> record.text("ANNEE_SCOLAIRE"))
        .filter(year -> year.matches("[12][0-9]{3}"))
        .map(Integer::valueOf);
  }

  /** The school's number, {@code 0990001X}; empty when not said. */
  String uai() {
    return Optional.ofNullable(parameters).map(record -> record.text("UAJ")).orElse("");
  }
}
