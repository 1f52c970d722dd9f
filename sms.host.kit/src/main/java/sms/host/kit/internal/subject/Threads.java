package sms.host.kit.internal.subject;

/** Threads that end with the program, even when the host never answers one. */
public final class Threads {
  private Threads() {}

  /** One that is not started yet. */
  public static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sms-host-kit");
    thread.setDaemon(true);
    return thread;
  }
}
