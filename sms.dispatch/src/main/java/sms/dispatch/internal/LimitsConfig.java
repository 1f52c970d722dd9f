package sms.dispatch.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.dispatch.limits}; all of it may be left out. */
@ObjectClassDefinition(
    name = "%limits.name",
    description = "%limits.description",
    localization = "OSGI-INF/l10n/limits")
@interface LimitsConfig {
  @AttributeDefinition(name = "%confirmAbove.name", description = "%confirmAbove.description")
  long confirmAbove() default 0;

  @AttributeDefinition(name = "%userPerDay.name", description = "%userPerDay.description")
  long userPerDay() default 0;

  @AttributeDefinition(name = "%schoolPerDay.name", description = "%schoolPerDay.description")
  long schoolPerDay() default 0;

  @AttributeDefinition(name = "%senders.name", description = "%senders.description")
  String[] senders() default {};
}
