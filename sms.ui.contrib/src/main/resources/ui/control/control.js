/**
 * A part of a screen's state and what is done with it. Not seen: the screen renders what it holds.
 * What it needs of the screen: `client`, `t`, `tell`, `problem`, `requestUpdate`.
 */
export class Control {
  constructor(screen) {
    this.screen = screen;
    screen.addController(this);
  }

  /** Called by the screen when it leaves the page. */
  hostDisconnected() {}

  /** Changes fields, and has the screen show them. */
  set(change) {
    Object.assign(this, change);
    this.screen.requestUpdate();
  }
}
