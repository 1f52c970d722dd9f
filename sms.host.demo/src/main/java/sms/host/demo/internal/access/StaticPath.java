package sms.host.demo.internal.access;

/** Where the login page's own style and scripts are: the only files open to everybody. */
public final class StaticPath {
  /** First part of their address. */
  public static final String PREFIX = "/demo/static/";

  private StaticPath() {}
}
