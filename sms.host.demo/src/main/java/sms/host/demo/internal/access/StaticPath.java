package sms.host.demo.internal.access;

/** What is open to everybody: the login page's own style and scripts, and the parents' portal. */
public final class StaticPath {
  /** First part of their address. */
  public static final String PREFIX = "/demo/static/";

  /** The parents' portal, which has sessions of its own. */
  public static final String PORTAL = "/portail";

  private StaticPath() {}
}
