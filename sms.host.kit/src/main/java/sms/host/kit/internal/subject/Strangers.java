package sms.host.kit.internal.subject;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Ids that no host has, as they may be typed into an address. */
public final class Strangers {
  private static final List<String> TYPED =
      List.of("", "'", "\"; --", "../..", "é💬", "0".repeat(300));

  private Strangers() {}

  /** A new one, unlike any other. */
  public static String id() {
    return "sms-kit-" + UUID.randomUUID();
  }

  /** Ids that may be typed, and one that looks like any other. */
  public static List<String> typed() {
    return Stream.concat(Stream.of(id()), TYPED.stream()).toList();
  }
}
