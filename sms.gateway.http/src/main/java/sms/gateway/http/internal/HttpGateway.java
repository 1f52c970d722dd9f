package sms.gateway.http.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.FailureReason;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.exchange.Channel;
import sms.gateway.http.internal.exchange.Outcome;
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.GatewaySettings;

/** A provider behind HTTP: one call an SMS, and its reports. */
public final class HttpGateway implements SmsGateway {
  private final String id;
  private final String label;
  private final Capabilities capabilities;
  private final Optional<CallbackAddress> callback;
  private final ReplyKeyword keyword;
  private final Protocol protocol;
  private final Channel channel;

  /** The gateway of a configuration: one that fetches reports, where that can be done. */
  public static SmsGateway of(
      GatewaySettings common, Publication.Configured configured, Channel channel) {
    Protocol protocol = configured.protocol();
    Optional<Protocol.StatusInquiry> statuses = protocol.statuses().filter(s -> common.polls());
    boolean reports =
        statuses.isPresent() || (configured.reports() && common.callback().isPresent());
    HttpGateway gateway =
        new HttpGateway(
            common.id(),
            common.label(),
            common.capabilities(configured.idempotent(), reports, protocol.takesSender()),
            common.callback(),
            new ReplyKeyword(common.replyKeyword()),
            protocol,
            channel);
    return statuses.isEmpty()
        ? gateway
        : new PollingGateway(
            gateway,
            new StatusDesk(
                statuses.get(), channel, common.callback().isPresent(), Clock.systemUTC()));
  }

  /**
   * @param callback where reports and replies come to; empty: none are accepted
   * @param keyword what people have to write before a reply
   * @param channel to the provider; not closed here
   */
  public HttpGateway(
      String id,
      String label,
      Capabilities capabilities,
      Optional<CallbackAddress> callback,
      ReplyKeyword keyword,
      Protocol protocol,
      Channel channel) {
    this.id = id;
    this.label = label;
    this.capabilities = capabilities;
    this.callback = callback;
    this.keyword = keyword;
    this.protocol = protocol;
    this.channel = channel;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    if (request.items().size() == 1) {
      return submit(request, request.items().get(0)).thenApply(List::of);
    }
    List<CompletableFuture<SubmitResult>> results =
        request.items().stream().map(item -> submit(request, item).toCompletableFuture()).toList();
    return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
        .thenApply(done -> results.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<SubmitResult> submit(SubmitRequest request, Item item) {
    Optional<SubmitResult.Rejected> refusal = protocol.refusal(item);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    return channel
        .send(protocol.submit(request.mode(), item, request.sender()))
        .thenApply(this::result);
  }

  private SubmitResult result(Outcome outcome) {
    return outcome.map(
        protocol::result,
        cause -> new SubmitResult.RetryLater(Duration.ZERO, FailureReason.UNREACHABLE, cause),
        cause -> new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, cause));
  }

  @Override
  public CallbackResult receive(RawCallback raw) {
    if (!callback.map(address -> address.opens(raw.token())).orElse(false)) {
      return new CallbackResult.Unauthorised();
    }
    try {
      CallbackResult result = protocol.received(raw);
      return result instanceof CallbackResult.Inbound inbound
          ? new CallbackResult.Inbound(inbound.messages().stream().map(keyword::removed).toList())
          : result;
    } catch (RuntimeException e) { // whatever came from outside, it is the provider's mistake
      return new CallbackResult.Malformed(e.getClass().getSimpleName());
    }
  }

  @Override
  public CompletionStage<Balance> balance() {
    Optional<Protocol.BalanceInquiry> inquiry = protocol.balance();
    if (inquiry.isEmpty()) {
      return CompletableFuture.completedFuture(new Balance.Unsupported());
    }
    return channel
        .send(inquiry.get().call())
        .thenApply(
            outcome ->
                outcome.map(
                    inquiry.get()::read,
                    cause -> new Balance.Unavailable(FailureReason.UNREACHABLE, cause),
                    cause -> new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, cause)));
  }

  @Override
  public String toString() {
    return "HttpGateway[" + id + "]";
  }
}
