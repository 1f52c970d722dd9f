package sms.dispatch.internal.callback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The path of a callback.
 *
 * @param gatewayId its first segment
 * @param token its second segment; may be empty
 */
record Address(String gatewayId, String token) {
  /**
   * Reads the decoded path below the context.
   *
   * @return empty: another number of segments
   */
  static Optional<Address> of(@Nullable String path) {
    if (path == null || path.length() < 2 || path.charAt(0) != '/') {
      return Optional.empty();
    }
    String[] segments = path.substring(1).split("/", -1);
    if (segments.length > 2 || segments[0].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Address(segments[0], segments.length == 2 ? segments[1] : ""));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Address[" + gatewayId + "]";
  }
}
