package sms.directory.csv.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@value #PID}. */
@ObjectClassDefinition(
    name = "%config.name",
    description = "%config.description",
    localization = "OSGI-INF/l10n/csv")
@interface CsvConfiguration {
  /** PID. */
  String PID = "sms.directory.csv";

  /** Path of the folder or zip. */
  @AttributeDefinition(name = "%source.name", description = "%source.description")
  String source();

  /** Seconds between two looks at the files; 0: none. */
  @AttributeDefinition(name = "%watch.name", description = "%watch.description", min = "0")
  int watch_seconds() default 5;
}
