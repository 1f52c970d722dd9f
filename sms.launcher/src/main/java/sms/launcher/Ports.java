package sms.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks at a port before the web server takes it. */
final class Ports {
  private static final int LAST = 65_535;

  private Ports() {}

  /** Returns if the loopback {@code port} can be opened, otherwise refuses and says why. */
  static void requireFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      if (reason.contains("denied")) {
        throw new RefusalException("portDenied", Integer.toString(port), reason);
      }
      int next = port < LAST ? port + 1 : port - 1;
      throw new RefusalException("portInUse", Integer.toString(port), Integer.toString(next));
    }
  }
}
