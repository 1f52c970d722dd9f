package sms.api.compose;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/** Keeps the templates, in the database. */
@ProviderType
public interface TemplateStore {
  /** Those the caller may use, shared and own, not archived, in their order; may be empty. */
  List<MessageTemplate> list(Caller caller);

  /** The newest version of that template, archived or not; empty when there is none of that id. */
  Optional<MessageTemplate> find(String id);

  /**
   * Stores templates whose id is not there yet and leaves the others as they are, so that a
   * school's own change survives an update of the product.
   *
   * @return how many were new
   */
  int seed(List<MessageTemplate> defaults);
}
