package sms.recap.internal.privacy;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code sms.recap.retention}. */
@ObjectClassDefinition(
    name = "%retention.name",
    description = "%retention.description",
    localization = "OSGI-INF/l10n/recap")
@interface RetentionConfig {
  @AttributeDefinition(name = "%texts.name", description = "%texts.description", min = "1")
  int texts_days() default 90;

  @AttributeDefinition(name = "%lines.name", description = "%lines.description", min = "1")
  int messages_months() default 12;
}
