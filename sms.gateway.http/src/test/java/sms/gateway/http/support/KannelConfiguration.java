package sms.gateway.http.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kannel.conf: all three on the loopback, on ports that were free.
 *
 * @param store where bearerbox keeps what it has accepted, or that it keeps nothing
 * @param handedOnLog lines of group core: what is logged
 * @param accessLog lines of group smsbox: what is logged
 * @param service what becomes of an SMS that comes in
 */
record KannelConfiguration(
    Ports ports, String store, String handedOnLog, String accessLog, String service) {

  /** Where each of them listens. */
  record Ports(int admin, int bearerbox, int smsc, int sendSms) {
    static Ports free() throws IOException {
      List<ServerSocket> sockets = new ArrayList<>();
      try {
        for (int i = 0; i < 4; i++) {
          sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        return new Ports(ports[0], ports[1], ports[2], ports[3]);
      } finally {
        for (ServerSocket socket : sockets) {
          socket.close();
        }
      }
    }
  }

  /** Those lines that make it keep what it has accepted in that place. */
  static String stored(Kannel.Store store, Path place) {
    return switch (store) {
      case NONE -> "";
      case FILE -> "store-type = file\nstore-location = \"" + place.resolve("sms") + "\"";
      case SPOOL -> "store-type = spool\nstore-location = \"" + place + "\"";
    };
  }

  /** Those lines that make a group log to a file. */
  static String logged(Path file) {
    return "access-log = \"" + file + "\"\naccess-log-time = gmt";
  }

  String text() {
    return """
    group = core
    admin-password = %s
    admin-port = %d
    admin-interface = 127.0.0.1
    smsbox-port = %d
    smsbox-interface = 127.0.0.1
    box-deny-ip = "*.*.*.*"
    box-allow-ip = "127.0.0.1"
    dlr-storage = internal
    %s
    %s

    group = smsc
    smsc = fake
    smsc-id = FAKE
    port = %d
    connect-allow-ip = 127.0.0.1

    group = smsbox
    bearerbox-host = 127.0.0.1
    sendsms-port = %d
    sendsms-interface = 127.0.0.1
    global-sender = 33600000000
    http-request-retry = 10
    http-queue-delay = 2
    %s

    group = sendsms-user
    username = %s
    password = %s
    max-messages = %d
    concatenation = true

    group = sms-service
    keyword = default
    %s
    """
        .formatted(
            Kannel.ADMIN_PASSWORD,
            ports.admin(),
            ports.bearerbox(),
            store,
            handedOnLog,
            ports.smsc(),
            ports.sendSms(),
            accessLog,
            Kannel.USERNAME,
            Kannel.PASSWORD,
            Kannel.MAX_PARTS,
            service);
  }
}
