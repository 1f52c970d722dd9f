package sms.gateway.http.internal.settings;

/** A password, key or token; never printed. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "••••";
  }
}
