package sms.gateway.http.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.PollResult;
import sms.api.gateway.RawCallback;
import sms.api.gateway.ReportPolling;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;

/** A gateway whose provider can be asked for reports. */
final class PollingGateway implements SmsGateway, ReportPolling {
  private final HttpGateway gateway;
  private final StatusDesk statuses;

  PollingGateway(HttpGateway gateway, StatusDesk statuses) {
    this.gateway = gateway;
    this.statuses = statuses;
  }

  @Override
  public Duration firstAfter() {
    return statuses.firstAfter();
  }

  @Override
  public CompletionStage<PollResult> poll(List<LookupRequest> sms) {
    return statuses.poll(sms);
  }

  @Override
  public String id() {
    return gateway.id();
  }

  @Override
  public String label() {
    return gateway.label();
  }

  @Override
  public Capabilities capabilities() {
    return gateway.capabilities();
  }

  @Override
  public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    return gateway.submit(request);
  }

  @Override
  public CallbackResult receive(RawCallback callback) {
    return gateway.receive(callback);
  }

  @Override
  public CompletionStage<Balance> balance() {
    return gateway.balance();
  }

  @Override
  public String toString() {
    return gateway.toString();
  }
}
