package sms.host.kit.internal.web;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import sms.api.host.Right;
import sms.api.host.UiContribution;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.Subject;

/** What is asked of the host's filter in front of our pages. */
public final class Door {
  private static final int ROUNDS = 3;
  private static final int AT_ONCE = 32;

  private final Subject subject;
  private final Notes notes;
  private final Browser browser;

  private Door(Subject subject, Notes notes) {
    this.subject = subject;
    this.notes = notes;
    this.browser = new Browser(subject.host().hints().website().orElseThrow());
  }

  /** Without a session nothing of ours is shown. */
  public static void areClosed(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Door(subject, notes).knock();
  }

  private void knock() throws IOException, InterruptedException {
    if (SignedIn.of(browser.stranger(SignedIn.PATH)).isPresent()) {
      notes.add("page.open", SignedIn.PATH);
    }
    for (UiContribution contribution : subject.host().contributions()) {
      Browser.Answer answer = browser.stranger(contribution.standaloneUrl());
      if (answer.isFound() && new Markup(answer.body()).has(contribution.elementTag())) {
        notes.add("page.open", contribution.standaloneUrl());
      }
    }
  }

  /** With one, our pages know who it is, and what that user may do. */
  public static void knowTheCaller(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Door(subject, notes).introduce();
  }

  private void introduce() throws IOException, InterruptedException {
    Browser.Answer answer = browser.signedIn(SignedIn.PATH);
    Optional<SignedIn> known = SignedIn.of(answer);
    if (known.isEmpty()) {
      notes.add("page.nobody", SignedIn.PATH, answer.status());
      return;
    }
    SignedIn user = known.get();
    Set<Right> held = subject.host().callers().rightsOf(user.userId());
    if (!user.rights().equals(held)) {
      notes.add("page.rights", user.userId(), user.rights(), held);
    }
    String zone = subject.directory().school().zone().getId();
    if (!user.zone().equals(zone)) {
      notes.add("page.zone", user.zone(), zone);
    }
  }

  /** A thread that served a user does not take the next request for that user's. */
  public static void forgetTheCaller(Subject subject, Notes notes)
      throws IOException, InterruptedException {
    new Door(subject, notes).takeTurns();
  }

  private void takeTurns() throws IOException, InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      browser.atOnce(AT_ONCE, SignedIn.PATH, true);
      long taken =
          browser.atOnce(AT_ONCE, SignedIn.PATH, false).stream()
              .flatMap(answer -> SignedIn.of(answer).stream())
              .count();
      if (taken > 0) {
        notes.add("page.leak");
        return;
      }
    }
  }
}
