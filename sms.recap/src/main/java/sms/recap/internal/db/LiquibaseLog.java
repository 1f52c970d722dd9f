package sms.recap.internal.db;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Liquibase's log into ours: what is no failure is detail. */
final class LiquibaseLog extends AbstractLogService {
  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  public Logger getLog(@SuppressWarnings("rawtypes") Class type) {
    return new Forwarding(LoggerFactory.getLogger(type));
  }

  private static final class Forwarding extends AbstractLogger {
    private final org.slf4j.Logger target;

    Forwarding(org.slf4j.Logger target) {
      this.target = target;
    }

    @Override
    public void log(Level level, String message, @Nullable Throwable cause) {
      if (level.intValue() >= Level.SEVERE.intValue()) {
        target.warn(message, cause);
      } else {
        target.debug(message, cause);
      }
    }
  }
}
