package sms.compose.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.compose}; all of it may be left out. */
@ObjectClassDefinition(
    name = "%config.name",
    description = "%config.description",
    localization = "OSGI-INF/l10n/compose")
@interface ComposeConfig {
  @AttributeDefinition(
      name = "%rewriteByDefault.name",
      description = "%rewriteByDefault.description")
  boolean rewriteByDefault() default false;

  @AttributeDefinition(name = "%rewritings.name", description = "%rewritings.description")
  String[] rewritings() default {};
}
