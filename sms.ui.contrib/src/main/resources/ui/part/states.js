import {css} from '../lit/lit-element.js';

/** States in the order of an SMS's life, with what their colour says. */
export const STATES = {
  SCHEDULED: 'wait',
  QUEUED: 'wait',
  SENDING: 'wait',
  SENT: 'sent',
  DELIVERED: 'ok',
  UNDELIVERED: 'bad',
  CANCELLED: 'off',
  EXPIRED: 'bad',
  REJECTED: 'bad',
  FAILED: 'bad',
  UNCERTAIN: 'doubt',
};

export const statesStyle = css`
  .dot {
    flex: none;
    display: inline-block;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    border: 2px solid currentColor;
  }

  .dot.wait {
    color: var(--_muted);
  }

  .dot.sent {
    color: var(--_accent);
    background: currentColor;
  }

  .dot.ok {
    color: var(--_ok);
    background: currentColor;
  }

  .dot.bad {
    color: var(--_danger);
    background: currentColor;
    border-radius: 2px;
  }

  .dot.doubt {
    color: var(--_warn);
    background: currentColor;
    border-radius: 2px;
    rotate: 45deg;
  }

  .dot.off {
    color: var(--_muted);
    border-radius: 2px;
  }
`;
