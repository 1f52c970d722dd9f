package sms.dispatch.internal.health;

import java.util.Locale;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.problem.Problem;
import sms.api.recap.StorageStatus;

/** Whether the database is open and answers. */
@Component(property = {"hc.name=SMS database", "hc.tags=sms"})
public final class DatabaseCheck implements HealthCheck {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable StorageStatus storage;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable Outbox outbox;

  @Override
  public Result execute() {
    FormattingResultLog log = new FormattingResultLog();
    StorageStatus status = storage;
    Outbox open = outbox;
    Optional<Problem> problem =
        status == null ? Optional.empty() : status.problem(Locale.getDefault());
    if (problem.isPresent()) {
      log.critical("{}", problem.get().message());
    } else if (open == null) {
      log.critical("no outbox: the bundle sms.recap is missing or has no database");
    } else {
      try {
        open.campaign(0);
        log.info("open");
      } catch (OutboxUnavailableException e) {
        log.critical("does not answer, see the log");
      }
    }
    return new Result(log);
  }
}
