package sms.dispatch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Our name in the outbox: host name, process id and chance, so that no other host and no earlier
 * run has it. The host name is for humans; no name server is asked for it.
 */
public final class OwnerId {
  private static final int LONGEST_HOST = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OwnerId() {}

  /** A new one. */
  public static String create() {
    byte[] chance = new byte[6];
    RANDOM.nextBytes(chance);
    return host() + "-" + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(chance);
  }

  private static String host() {
    for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
      String name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return plain(name);
      }
    }
    try {
      return plain(Files.readString(Path.of("/etc/hostname")));
    } catch (IOException e) {
      return "host"; // no such file outside Unix; the name is unique without it
    }
  }

  private static String plain(String name) {
    String plain = name.strip().replaceAll("[^A-Za-z0-9.-]", "");
    return plain.isEmpty() ? "host" : plain.substring(0, Math.min(plain.length(), LONGEST_HOST));
  }
}
