package sms.dispatch.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.dispatch}; all of it may be left out. */
@ObjectClassDefinition(
    name = "%config.name",
    description = "%config.description",
    localization = "OSGI-INF/l10n/dispatch")
@interface DispatchConfig {
  @AttributeDefinition(
      name = "%maxAttempts.name",
      description = "%maxAttempts.description",
      min = "1",
      max = "20")
  int maxAttempts() default 8;

  @AttributeDefinition(
      name = "%leaseSeconds.name",
      description = "%leaseSeconds.description",
      min = "10",
      max = "600")
  int leaseSeconds() default 30;

  @AttributeDefinition(
      name = "%chunk.name",
      description = "%chunk.description",
      min = "1",
      max = "10000")
  int chunk() default 1000;

  @AttributeDefinition(
      name = "%slices.name",
      description = "%slices.description",
      min = "1",
      max = "256")
  int slices() default 16;

  @AttributeDefinition(
      name = "%callSeconds.name",
      description = "%callSeconds.description",
      min = "1",
      max = "120")
  int callSeconds() default 20;

  @AttributeDefinition(
      name = "%firstRetrySeconds.name",
      description = "%firstRetrySeconds.description",
      min = "1",
      max = "3600")
  int firstRetrySeconds() default 2;

  @AttributeDefinition(
      name = "%longestRetrySeconds.name",
      description = "%longestRetrySeconds.description",
      min = "1",
      max = "86400")
  int longestRetrySeconds() default 900;

  @AttributeDefinition(
      name = "%drainSeconds.name",
      description = "%drainSeconds.description",
      min = "1",
      max = "60")
  int drainSeconds() default 10;
}
