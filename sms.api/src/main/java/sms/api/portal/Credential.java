package sms.api.portal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What lets a holder in, made for one SMS. Close it as soon as the SMS is handed over. */
public sealed interface Credential extends AutoCloseable {
  /** The characters that the telephone shows. */
  Secret secret();

  /** Wipes the secret. */
  @Override
  default void close() {
    secret().close();
  }

  /**
   * {@link CredentialWay#ACTIVATION_LINK}.
   *
   * @param secret the whole address, {@code https://…}
   * @param expires it works until then, once
   */
  record ActivationLink(Secret secret, Instant expires) implements Credential {
    public ActivationLink {
      requireNonNull(secret, "secret");
      requireNonNull(expires, "expires");
    }
  }

  /**
   * {@link CredentialWay#TEMPORARY_PASSWORD}; those issued before for the account work no more.
   *
   * @param expires it works until then, and must be changed at the first connection
   */
  record TemporaryPassword(Secret secret, Instant expires) implements Credential {
    public TemporaryPassword {
      requireNonNull(secret, "secret");
      requireNonNull(expires, "expires");
    }
  }

  /** {@link CredentialWay#FIRST_PASSWORD}; it works until the holder changes it. */
  record FirstPassword(Secret secret) implements Credential {
    public FirstPassword {
      requireNonNull(secret, "secret");
    }
  }
}
