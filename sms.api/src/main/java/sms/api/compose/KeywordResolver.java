package sms.api.compose;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes keywords. Register an implementation as an OSGi service. */
@ConsumerType
public interface KeywordResolver {
  /** The keywords it knows, in the order of the menu; the same names in every language. */
  List<Keyword> keywords(Locale locale);

  /**
   * The value for one recipient. It is inserted as it is: a value that contains {@code #PASS} stays
   * literal. Never asked for a {@link Keyword#secret} one: what stands there is the secret that
   * {@link sms.api.portal.PortalAccounts#issue} gives when the SMS leaves.
   *
   * @param name one of {@link #keywords}' names
   * @return empty when this recipient has none; the composer then uses the fallback or blocks the
   *     row
   */
  Optional<String> resolve(String name, KeywordContext context);
}
