package sms.dispatch.internal.quiet;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.dispatch.quiet}; without it no hour is quiet. */
@ObjectClassDefinition(
    name = "%quiet.name",
    description = "%quiet.description",
    localization = "OSGI-INF/l10n/quiet")
@interface QuietConfig {
  @AttributeDefinition(name = "%hours.name", description = "%hours.description")
  String[] hours() default {};
}
