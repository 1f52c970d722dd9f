package sms.host.kit.internal.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code sms.host.kit}: the hints, all of which may be left out. */
@ObjectClassDefinition(
    name = "%kit.name",
    description = "%kit.description",
    localization = "OSGI-INF/l10n/kit")
@interface KitConfiguration {
  /** PID. */
  String PID = "sms.host.kit";

  @AttributeDefinition(name = "%url.name", description = "%url.description")
  String url() default "";

  @AttributeDefinition(
      name = "%cookie.name",
      description = "%cookie.description",
      type = AttributeType.PASSWORD)
  String _cookie() default "";

  @AttributeDefinition(name = "%menu.name", description = "%menu.description")
  String menu() default "/";

  @AttributeDefinition(name = "%records.name", description = "%records.description")
  String[] records() default {};

  @AttributeDefinition(name = "%sender.name", description = "%sender.description")
  String sender() default "";

  @AttributeDefinition(name = "%blocked.name", description = "%blocked.description")
  String blocked() default "";

  @AttributeDefinition(name = "%erased.name", description = "%erased.description")
  String[] erased() default {};
}
