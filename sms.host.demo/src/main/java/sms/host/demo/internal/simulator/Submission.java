package sms.host.demo.internal.simulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was handed in.
 *
 * @param to number in E.164 form
 * @param from sender as the telephone shows it
 * @param text of the message
 * @param reference of the sender; may be empty
 * @param callback where the report goes; empty: nowhere
 * @param mode {@code ECONOMY}, {@code STANDARD} or {@code PREMIUM}; may be empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Submission(
    String to, String from, String text, String reference, String callback, String mode) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");
  private static final int MAX_TEXT = 1_600;

  Submission(
      @JsonProperty("to") @Nullable String to,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("text") @Nullable String text,
      @JsonProperty("reference") @Nullable String reference,
      @JsonProperty("callback") @Nullable String callback,
      @JsonProperty("mode") @Nullable String mode) {
    this.to = orEmpty(to);
    this.from = orEmpty(from);
    this.text = orEmpty(text);
    this.reference = orEmpty(reference);
    this.callback = orEmpty(callback);
    this.mode = orEmpty(mode);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  boolean numberIsSound() {
    return E164.matcher(to).matches();
  }

  boolean textIsSound() {
    return !text.isBlank() && text.length() <= MAX_TEXT;
  }

  /** Whether the callback is empty or an address of this machine: reports go nowhere else. */
  boolean callbackIsSound() {
    return callback.isEmpty() || address().isPresent();
  }

  /** Where the report goes. */
  Optional<URI> address() {
    if (callback.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(callback);
      String scheme = requireNonNull(String.valueOf(uri.getScheme()));
      boolean sound =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getRawUserInfo() == null
              && uri.getHost() != null
              && LOOPBACK.matcher(uri.getHost()).matches();
      return sound ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "Submission[" + reference + "]";
  }
}
