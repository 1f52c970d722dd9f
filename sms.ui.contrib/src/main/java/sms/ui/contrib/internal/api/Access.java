package sms.ui.contrib.internal.api;

import sms.api.host.Caller;
import sms.api.host.Right;

/** Who may call an endpoint. What a caller sees there is narrowed further by the services. */
enum Access {
  /** Everybody who is signed in; the answer holds only the caller's own matters. */
  SIGNED_IN {
    @Override
    boolean allows(Caller caller) {
      return true;
    }
  },
  /** Whoever may send. */
  SENDER {
    @Override
    boolean allows(Caller caller) {
      return caller.may(Right.SEND);
    }
  },
  /** Whoever may send first-connection credentials. */
  CREDENTIALS {
    @Override
    boolean allows(Caller caller) {
      return caller.may(Right.CREDENTIALS);
    }

    @Override
    String refusal() {
      return "credentials.not-allowed";
    }
  },
  /** Whoever sees what everybody has sent. */
  RECAP_OF_ALL {
    @Override
    boolean allows(Caller caller) {
      return caller.may(Right.RECAP_ALL);
    }

    @Override
    String refusal() {
      return "recap.not-of-all";
    }
  },
  /** Whoever may change settings. */
  ADMINISTRATOR {
    @Override
    boolean allows(Caller caller) {
      return caller.may(Right.ADMINISTER);
    }

    @Override
    String refusal() {
      return "not-administrator";
    }
  };

  /** Key of the sentence for all others. */
  String refusal() {
    return "blocked";
  }

  /** Whether that caller is one of them. */
  abstract boolean allows(Caller caller);
}
