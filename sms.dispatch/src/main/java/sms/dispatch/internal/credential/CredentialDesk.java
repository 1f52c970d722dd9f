package sms.dispatch.internal.credential;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import sms.api.dispatch.QueuedSms;
import sms.api.gateway.FailureReason;
import sms.api.portal.Credential;
import sms.api.portal.IssueResult;
import sms.api.portal.PortalAccounts;
import sms.api.portal.SecretSlot;

/**
 * Has the portal make the secret of one SMS and puts it in its place. What comes out is handed over
 * and forgotten: an SMS that has to wait again is made again, with another secret.
 */
@Component(service = CredentialDesk.class)
public final class CredentialDesk {
  /** What becomes of an SMS with a place for a secret. */
  public sealed interface Rendering {
    /** Its text as the telephone will show it. To be handed over at once, and kept nowhere. */
    record Ready(String text) implements Rendering {
      /** Without the text. */
      @Override
      public String toString() {
        return "Ready[]";
      }
    }

    /** It is not sent any more. */
    record Refused(FailureReason reason) implements Rendering {}

    /** The portal is away: later again. */
    record Later() implements Rendering {}
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PortalAccounts portal;

  /** Asks that portal from now on; null: none. */
  public void portal(@Nullable PortalAccounts accounts) {
    portal = accounts;
  }

  /**
   * The text with the secret in its place.
   *
   * @param userId who sends
   * @throws RuntimeException what the portal throws; nothing was sent then
   */
  public Rendering render(QueuedSms sms, SecretSlot slot, String userId) {
    PortalAccounts accounts = portal;
    if (accounts == null) {
      return new Rendering.Later();
    }
    IssueResult result = accounts.issue(slot.accountId(), slot.lastConnection(), userId);
    if (result instanceof IssueResult.Connected) {
      return new Rendering.Refused(FailureReason.CONNECTED_MEANWHILE);
    } else if (result instanceof IssueResult.Issued issued) {
      try (Credential credential = issued.credential()) {
        // another length is another price, and perhaps another number of SMS, than was confirmed
        return credential.secret().length() == slot.length()
            ? new Rendering.Ready(slot.fill(sms.text(), credential.secret()))
            : new Rendering.Refused(FailureReason.NO_CREDENTIAL);
      }
    }
    return new Rendering.Refused(FailureReason.NO_CREDENTIAL);
  }
}
