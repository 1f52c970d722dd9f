package sms.dispatch.internal;

import sms.dispatch.internal.work.Engine;

/** A look at the work, for our own commands. */
public interface EngineStatus {
  /** As it is now. */
  Engine.Status status();
}
