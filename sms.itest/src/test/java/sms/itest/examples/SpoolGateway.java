package sms.itest.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.FailureReason;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.api.gateway.Tariff;

/**
 * Puts each SMS as a file into the spool folder of a program that owns a modem, in the form of
 * smstools (a {@code To:} line, an empty line, the text). A file appears whole or not at all, so
 * the outcome is always known. Not idempotent: the modem may have taken the first file before a
 * second one comes.
 */
public final class SpoolGateway implements SmsGateway {
  private final String id;
  private final Path outgoing;

  /**
   * @param id unique among the gateways
   * @param outgoing an existing folder
   */
  public SpoolGateway(String id, Path outgoing) {
    this.id = id;
    this.outgoing = outgoing;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return "Modem";
  }

  @Override
  public Capabilities capabilities() {
    Tariff free = new Tariff(Currency.getInstance("EUR"), Map.of());
    return new Capabilities(Map.of(SendingMode.STANDARD, free), 100, 1, 0, false, false);
  }

  @Override
  public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    return CompletableFuture.supplyAsync(() -> request.items().stream().map(this::spool).toList());
  }

  private SubmitResult spool(SubmitRequest.Item item) {
    String alphabet = item.unicode() ? "Alphabet: UTF-8\n" : "";
    String message = "To: " + item.to().digits() + "\n" + alphabet + "\n" + item.text();
    Path file = outgoing.resolve(item.reference().toString());
    try {
      Path part = Files.writeString(Files.createTempFile(outgoing, ".", ".part"), message);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new SubmitResult.Accepted(item.reference().toString(), "spooled");
    } catch (IOException e) {
      // the move is atomic: without it the modem has seen nothing
      return new SubmitResult.RetryLater(
          Duration.ofSeconds(5), FailureReason.PROVIDER_DOWN, e.getClass().getSimpleName());
    }
  }

  @Override
  public CallbackResult receive(RawCallback callback) {
    return new CallbackResult.Unauthorised(); // a folder calls nobody back
  }

  @Override
  public CompletionStage<Balance> balance() {
    return CompletableFuture.completedFuture(new Balance.Unsupported());
  }
}
