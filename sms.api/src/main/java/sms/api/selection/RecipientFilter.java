package sms.api.selection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import sms.api.host.RecordType;

/**
 * A way to narrow a selection. Register an implementation as an OSGi service and it appears on the
 * screen; unregister it and it disappears, without a restart.
 */
@ConsumerType
public interface RecipientFilter {
  /** Stable and unique, e.g. {@code "class"}; saved selections keep it. */
  String id();

  /** What the screen calls it: « Classe ». */
  String label(Locale locale);

  /** One sentence on what it keeps. */
  String help(Locale locale);

  /** Lower comes first on the screen. */
  int order();

  /** The sources it makes sense for; for another source it keeps nobody and is not shown. */
  Set<RecordType> sources();

  /** Its fields, with what can be chosen now. */
  List<FilterParameter> parameters(FilterContext context);

  /**
   * Checks the arguments and makes the test.
   *
   * @param arguments parameter name → values; unknown names are a problem, absent ones unrestricted
   */
  CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context);
}
