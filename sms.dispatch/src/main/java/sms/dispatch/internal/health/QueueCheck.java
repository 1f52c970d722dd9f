package sms.dispatch.internal.health;

import java.time.Duration;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.metrics.SendingMetrics;

/** Whether SMS leave soon after they are due. */
@Component(
    property = {"hc.name=SMS queue", "hc.tags=sms"},
    configurationPid = "sms.dispatch.health")
@Designate(ocd = QueueCheck.Config.class)
public final class QueueCheck implements HealthCheck {
  /** Configuration PID {@code sms.dispatch.health}. */
  @ObjectClassDefinition(
      name = "%health.name",
      description = "%health.description",
      localization = "OSGI-INF/l10n/health")
  @interface Config {
    @AttributeDefinition(name = "%warnMinutes.name", description = "%warnMinutes.description")
    int warnMinutes() default 10;

    @AttributeDefinition(
        name = "%criticalMinutes.name",
        description = "%criticalMinutes.description")
    int criticalMinutes() default 60;
  }

  private final SendingMetrics metrics;
  private final Duration warn;
  private final Duration critical;

  @Activate
  public QueueCheck(@Reference SendingMetrics metrics, Config config) {
    this(
        metrics,
        Duration.ofMinutes(config.warnMinutes()),
        Duration.ofMinutes(config.criticalMinutes()));
  }

  QueueCheck(SendingMetrics metrics, Duration warn, Duration critical) {
    this.metrics = metrics;
    this.warn = warn;
    this.critical = critical;
  }

  @Override
  public Result execute() {
    FormattingResultLog log = new FormattingResultLog();
    Duration age = metrics.age(SmsState.QUEUED);
    long count = metrics.count(SmsState.QUEUED);
    if (age.compareTo(critical) >= 0) {
      log.critical("{} SMS wait, the oldest for {} minutes", count, age.toMinutes());
    } else if (age.compareTo(warn) >= 0) {
      log.warn("{} SMS wait, the oldest for {} minutes", count, age.toMinutes());
    } else {
      log.info("{} SMS wait", count);
    }
    long undecided = metrics.count(SmsState.UNCERTAIN);
    if (undecided > 0) {
      log.info("{} SMS are uncertain and wait for a decision: sms:resolve", undecided);
    }
    return new Result(log);
  }
}
