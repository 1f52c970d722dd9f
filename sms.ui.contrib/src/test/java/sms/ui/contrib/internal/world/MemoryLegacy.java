package sms.ui.contrib.internal.world;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sms.api.directory.ImportProblem;
import sms.api.gateway.Money;
import sms.api.host.Caller;
import sms.api.host.School;
import sms.api.recap.LegacyImport;
import sms.api.recap.LegacyResult;
import sms.api.recap.ModeTotals.Total;

/** Takes any file once; one with a line « ? » is refused. */
public final class MemoryLegacy implements LegacyImport {
  private final Set<String> there = new HashSet<>();

  @Override
  public LegacyResult load(String name, byte[] file, School school, Caller caller) {
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    if (lines.contains("?") || lines.isEmpty()) {
      return new LegacyResult.Refused(
          List.of(
              new ImportProblem(name, lines.indexOf("?") + 1, "La date « ? » ne se lit pas"),
              new ImportProblem(name, 0, "Il y en a d’autres")));
    }
    if (!there.add(String.join("\n", lines))) {
      return new LegacyResult.AlreadyThere();
    }
    return new LegacyResult.Imported(
        lines.size(),
        new Total(lines.size(), lines.size(), new Money(45_000L * lines.size(), school.currency())),
        LocalDate.of(2025, 9, 14),
        LocalDate.of(2026, 6, 30));
  }
}
