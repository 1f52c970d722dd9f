package sms.api.portal;

import static java.util.Objects.requireNonNull;

/** The outcome of {@link PortalAccounts#issue}. */
public sealed interface IssueResult {
  /** It works from now on; what was issued before for the account, by the same way, does not. */
  record Issued(Credential credential) implements IssueResult {
    public Issued {
      requireNonNull(credential, "credential");
    }
  }

  /** Its holder has connected meanwhile, or has a password of their own: nothing was issued. */
  record Connected() implements IssueResult {}

  /** There is no such account any more, or it is closed: nothing was issued. */
  record Unavailable() implements IssueResult {}
}
