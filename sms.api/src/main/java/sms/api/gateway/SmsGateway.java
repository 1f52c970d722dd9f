package sms.api.gateway;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider of SMS, registered as an OSGi service. Several may be there; each is called only while
 * its service is registered: the dispatcher lets the calls under way end before unregistering
 * returns.
 *
 * <p>Service property {@code service.ranking}: of two gateways that serve a mode the higher one is
 * used. Service property {@code sms.gateway.alert}: an amount in the currency of its tariffs, as in
 * {@code "50.00"}; the administrator is told when less credit is left.
 *
 * <p>A result {@link SubmitResult.Rejected} with {@link FailureReason#CREDIT_EXHAUSTED} says
 * something of us and nothing of the SMS: it is kept, goes by another gateway or waits, and the
 * gateway is not called for a while.
 *
 * <p>Implementations are safe for concurrent use, never block the caller of {@link #submit}, never
 * submit twice by themselves (no automatic retry, no redirect followed), end every call within a
 * deadline of their own (at most 15 s), and keep numbers, texts and secrets out of logs and
 * exceptions.
 */
@ConsumerType
public interface SmsGateway {
  /**
   * Stable and unique, letters, digits, dot, dash: {@code "kannel-1"}; part of the callback address
   * and of the recap.
   */
  String id();

  /** What the screens call it. */
  String label();

  /** What it can do; constant while the service is registered. */
  Capabilities capabilities();

  /**
   * Hands SMS to the provider.
   *
   * @return completes with one result per item, in the order of the items. Completing
   *     exceptionally, or with another number of results, counts as {@link SubmitResult.Unknown}
   *     for all
   */
  CompletionStage<List<SubmitResult>> submit(SubmitRequest request);

  /**
   * Reads a provider's call to {@code /sms/dlr/}<i>id</i>{@code /}<i>token</i>: delivery reports,
   * or SMS that people sent to us. Must verify token or signature before anything else, in constant
   * time. Never throws for what came from outside.
   */
  CallbackResult receive(RawCallback callback);

  /** Asks for the credit left. Completes within the deadline, never exceptionally. */
  CompletionStage<Balance> balance();
}
