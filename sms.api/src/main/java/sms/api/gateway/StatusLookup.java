package sms.api.gateway;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider that can be asked what became of an SMS by our reference. The {@link SmsGateway} that
 * offers it implements this too; its service needs no other name.
 */
@ConsumerType
public interface StatusLookup {
  /** Asks. Never blocks, completes within the gateway's deadline, never exceptionally. */
  CompletionStage<LookupResult> lookUp(LookupRequest request);
}
