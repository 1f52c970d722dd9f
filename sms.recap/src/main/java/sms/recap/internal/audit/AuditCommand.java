package sms.recap.internal.audit;

import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditLog;
import sms.api.audit.AuditRecord;

/** Gogo commands {@code sms:audit} and {@code sms:verifyAudit}. */
@Component(
    service = AuditCommand.class,
    property = {
      "osgi.command.scope=sms",
      "osgi.command.function=audit",
      "osgi.command.function=verifyAudit"
    })
public final class AuditCommand {
  private static final int LINES = 20;

  private final AuditLog log;

  @Activate
  public AuditCommand(@Reference AuditLog log) {
    this.log = log;
  }

  /** The last twenty entries, newest first. */
  public String audit() {
    return audit(LINES);
  }

  /** The last entries, newest first. */
  public String audit(int lines) {
    String text =
        log.newest(Long.MAX_VALUE, Math.max(1, lines)).stream()
            .map(AuditCommand::line)
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? "nothing yet" : text;
  }

  private static String line(AuditRecord record) {
    return "%d %s %s %s %s %s"
        .formatted(
            record.number(),
            record.at(),
            record.entry().who(),
            record.entry().action(),
            record.entry().subject(),
            record.entry().detail())
        .strip();
  }

  /** Whether the journal is as it was written. */
  public String verifyAudit() {
    AuditCheck check = log.verify();
    if (check instanceof AuditCheck.Intact intact) {
      return "intact: %d entries, last hash %s".formatted(intact.entries(), intact.hash());
    }
    return "BROKEN: entry %d is missing or was changed behind the program's back. Keep the database"
            .formatted(((AuditCheck.Broken) check).number())
        + " as it is, and compare with a backup.";
  }
}
