package sms.gateway.http.internal.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import sms.gateway.http.internal.exchange.Endpoint;

/** Where a provider sends its reports, and the token that makes the address unguessable. */
public final class CallbackAddress {
  /** 128 bits take 22 characters of Base64. */
  private static final int MIN_TOKEN = 22;

  private final String address;
  private final byte[] token;

  private CallbackAddress(String address, String token) {
    this.address = address;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty when no callback is configured: then no reports come. */
  static Optional<CallbackAddress> of(Settings settings, String id) {
    Optional<String> base = settings.optional("callback.base");
    Optional<Secret> token = settings.optionalSecret(".token");
    if (base.isEmpty()) {
      return Optional.empty();
    }
    String secret =
        token
            .map(Secret::reveal)
            .orElseThrow(
                () ->
                    new SettingException(
                        ".token",
                        "is missing: reports need an unguessable address, put at least "
                            + MIN_TOKEN
                            + " random characters there"));
    if (!secret.matches("[A-Za-z0-9_-]{" + MIN_TOKEN + ",128}")
        || secret.chars().distinct().count() < 8) {
      throw new SettingException(
          ".token",
          "is too easy to guess or has other characters than letters, digits, - and _: put "
              + MIN_TOKEN
              + " to 128 random ones there");
    }
    return Optional.of(
        new CallbackAddress(checked(base.get()) + "/sms/dlr/" + id + "/" + secret, secret));
  }

  private static String checked(String base) {
    try {
      URI uri = new URI(base);
      Endpoint.of(uri, true);
      if (uri.getRawQuery() != null) {
        throw new IllegalArgumentException("must be without ?");
      }
    } catch (URISyntaxException e) {
      throw new SettingException(
          "callback.base", "is not a URL: put one like https://erp.example.org there");
    } catch (IllegalArgumentException e) {
      throw new SettingException("callback.base", String.valueOf(e.getMessage()));
    }
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** The full address; holds the token, so it goes to the provider and nowhere else. */
  public String reveal() {
    return address;
  }

  /** Whether that is the token; takes the same time however much of it is right. */
  public boolean opens(String candidate) {
    return MessageDigest.isEqual(token, candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "CallbackAddress[••••]";
  }
}
