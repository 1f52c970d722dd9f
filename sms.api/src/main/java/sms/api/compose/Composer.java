package sms.api.compose;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/** Makes of a draft the exact text of every SMS. */
@ProviderType
public interface Composer {
  /** Reads the draft: keywords are found once, whatever the number of recipients. */
  Prepared prepare(Draft draft);

  /**
   * How a text would be cut as it stands, keywords not expanded (3GPP TS 23.038, 23.040). A line
   * break counts 1, whether typed as LF or CR LF.
   */
  Segmentation segment(String text);

  /**
   * What a draft's {@link Draft#rewrite} replaces, in the order to show it in: the product's table
   * with the school's own choices (configuration {@code sms.compose}).
   */
  List<Rewriting> rewritings();

  /** Whether the school rewrites texts and templates that say nothing of their own. */
  boolean rewritesByDefault();

  /** The keywords that can be used at this moment, from all resolvers, in the order of the menu. */
  List<Keyword> keywords(Locale locale);
}
