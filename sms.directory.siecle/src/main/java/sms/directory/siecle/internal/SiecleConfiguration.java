package sms.directory.siecle.internal;

import java.util.List;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import sms.directory.internal.live.SchoolSettings;

/** Configuration PID {@value #PID}. The files don't say what follows {@code source}. */
@ObjectClassDefinition(
    name = "%config.name",
    description = "%config.description",
    localization = "OSGI-INF/l10n/siecle")
@interface SiecleConfiguration {
  /** PID. */
  String PID = "sms.directory.siecle";

  /** Path of the folder or zip. */
  @AttributeDefinition(name = "%source.name", description = "%source.description")
  String source();

  /** Seconds between two looks at the files; 0: none. */
  @AttributeDefinition(name = "%watch.name", description = "%watch.description", min = "0")
  int watch_seconds() default 5;

  /** What families call the school; empty: what the files say. */
  @AttributeDefinition(name = "%school.name", description = "%school.description")
  String school_name() default "";

  /** ISO 3166-1 alpha-2 region of national numbers. */
  @AttributeDefinition(name = "%region.name", description = "%region.description")
  String region() default "FR";

  /** Other regions whose mobiles may be written to. */
  @AttributeDefinition(name = "%allowed.name", description = "%allowed.description")
  String[] allowed_regions() default {};

  /** Time zone. */
  @AttributeDefinition(name = "%zone.name", description = "%zone.description")
  String zone() default "Europe/Paris";

  /** ISO 4217 code of the currency of prices. */
  @AttributeDefinition(name = "%currency.name", description = "%currency.description")
  String currency() default "EUR";

  /** BCP 47 tag of the language of the office. */
  @AttributeDefinition(name = "%language.name", description = "%language.description")
  String language() default "fr";

  /** Address of the parents' portal, the value of #SITE; empty when there is none. */
  @AttributeDefinition(name = "%portal.name", description = "%portal.description")
  String portal_url() default "";

  /** The school's settings of a configuration. */
  final class Settings {
    private Settings() {}

    static SchoolSettings of(SiecleConfiguration configuration) {
      return new SchoolSettings(
          configuration.school_name(),
          configuration.region(),
          List.of(configuration.allowed_regions()),
          configuration.zone(),
          configuration.currency(),
          configuration.language(),
          configuration.portal_url());
    }
  }
}
