package sms.host.kit.internal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.host.kit.Finding;
import sms.host.kit.Rule;
import sms.host.kit.Skipped;
import sms.host.kit.Verdict;

/** A verdict as lines to read. */
public final class Report {
  private static final String INDENT = "    ";

  private final Texts texts;

  public Report(Texts texts) {
    this.texts = requireNonNull(texts);
  }

  /** The lines, the first of which says it all. */
  public String of(Verdict verdict) {
    StringBuilder lines = new StringBuilder();
    if (verdict instanceof Verdict.Absent absent) {
      line(lines, "", texts.get("report.absent"));
      absent.services().forEach(service -> line(lines, INDENT, service));
    } else if (verdict instanceof Verdict.Compatible compatible) {
      line(lines, "", head("report.compatible", 0, compatible.kept(), compatible.skipped()));
      skipped(lines, compatible.skipped());
    } else if (verdict instanceof Verdict.Incompatible broken) {
      line(
          lines,
          "",
          head("report.incompatible", broken.findings().size(), broken.kept(), broken.skipped()));
      broken.findings().forEach(finding -> finding(lines, finding));
      skipped(lines, broken.skipped());
    }
    return lines.toString();
  }

  private String head(String key, int broken, List<Rule> kept, List<Skipped> skipped) {
    return texts.get(
        key,
        Integer.toString(kept.size()),
        Integer.toString(skipped.size()),
        Integer.toString(broken));
  }

  private void finding(StringBuilder lines, Finding finding) {
    line(lines, "", "");
    line(lines, "", finding.rule().id());
    line(lines, INDENT, texts.get("report.expected", finding.expected()));
    finding.found().forEach(found -> line(lines, INDENT, texts.get("report.found", found)));
    line(lines, INDENT, texts.get("report.do", finding.remedy()));
  }

  private void skipped(StringBuilder lines, List<Skipped> skipped) {
    if (skipped.isEmpty()) {
      return;
    }
    line(lines, "", "");
    line(lines, "", texts.get("report.skipped"));
    skipped.forEach(
        each -> line(lines, INDENT, texts.get("report.reason", each.rule().id(), each.reason())));
  }

  private static void line(StringBuilder lines, String indent, String text) {
    lines.append(indent).append(text).append(System.lineSeparator());
  }
}
