package sms.recap.internal.db;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code sms.recap}. */
@ObjectClassDefinition(
    name = "%config.name",
    description = "%config.description",
    localization = "OSGI-INF/l10n/recap")
@interface RecapConfig {
  @AttributeDefinition(name = "%url.name", description = "%url.description")
  String url() default "jdbc:derby:${sms.home}/db;create=true";

  @AttributeDefinition(name = "%user.name", description = "%user.description", required = false)
  String user() default "";

  @AttributeDefinition(
      name = "%password.name",
      description = "%password.description",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "";

  @AttributeDefinition(name = "%pool.name", description = "%pool.description", min = "2")
  int pool_size() default 10;

  @AttributeDefinition(name = "%dsf.name", description = "%dsf.description")
  String dsf_target() default "(osgi.jdbc.driver.name=derby)";
}
