package sms.api.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The gateways as an administrator sees them. */
@ProviderType
public interface Gateways {
  /** All that are there, the one that is used first coming first; none is asked anything. */
  List<GatewayStatus> all();

  /**
   * Tests the connection: asks the provider for the credit, which takes a network that works and a
   * login that is right, and sends nothing. Ends within 20 s, never exceptionally.
   *
   * @param id the gateway's
   * @return how it stands afterwards; empty when there is no such gateway
   */
  CompletionStage<Optional<GatewayStatus>> test(String id);
}
