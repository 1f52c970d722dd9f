package sms.api.selection;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/** Turns criteria, or a record, into recipients. */
@ProviderType
public interface RecipientSelector {
  /**
   * Selects from the host's present data.
   *
   * <p>A person flagged <i>Ne pas envoyer de SMS</i> is selected only in an individual send, ticked
   * by a caller with {@link sms.api.host.Right#OVERRIDE_NO_SMS}.
   *
   * @return problems for an unknown filter, a wrong parameter, a broken typed number, or an
   *     override without the right
   */
  SelectionResult select(SelectionRequest request, Caller caller);

  /** The filters installed at this moment, in the order of the screen; never null, may be empty. */
  List<RecipientFilter> filters();
}
