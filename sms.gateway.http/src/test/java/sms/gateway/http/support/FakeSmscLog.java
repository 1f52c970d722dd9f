package sms.gateway.http.support;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SMSC {@code fakesmsc} printed: the SMS that it received. */
final class FakeSmscLog {
  private record Part(String from, String to, byte[] udh, byte[] data, boolean unicode) {}

  private static final Pattern GOT = Pattern.compile(".*Got message \\d+: <(.*)");
  private static final Pattern HEAD =
      Pattern.compile("(\\S+) (\\S+) (text|data|ucs-2|udh) (?:(\\S+) data )?(.*)", Pattern.DOTALL);

  private final Path file;

  FakeSmscLog(Path file) {
    this.file = file;
  }

  /** Everything the SMSC has received so far, whole SMS only, in the order of their last parts. */
  List<Kannel.Received> received() throws IOException {
    Map<String, TreeMap<Integer, Part>> incomplete = new HashMap<>();
    List<Kannel.Received> whole = new ArrayList<>();
    for (Part part : parts()) {
      if (part.udh.length < 6) {
        whole.add(new Kannel.Received(part.from, part.to, decoded(part.data, part.unicode), 1));
        continue;
      }
      // concatenation, 8-bit reference (3GPP TS 23.040): 05 00 03 reference total number
      int total = part.udh[4] & 0xff;
      String key = part.to + " " + part.udh[3] + " " + total;
      TreeMap<Integer, Part> parts = incomplete.computeIfAbsent(key, k -> new TreeMap<>());
      parts.put(part.udh[5] & 0xff, part);
      if (parts.size() == total) {
        incomplete.remove(key);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        parts.values().forEach(p -> data.writeBytes(p.data));
        boolean unicode = hasNul(data.toByteArray());
        whole.add(
            new Kannel.Received(part.from, part.to, decoded(data.toByteArray(), unicode), total));
      }
    }
    return whole;
  }

  /** fakesmsc does not tell the alphabet of a part; UCS-2 of a European text has zero bytes. */
  private static boolean hasNul(byte[] data) {
    for (byte b : data) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(byte[] data, boolean unicode) {
    return new String(data, unicode ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
  }

  private List<Part> parts() throws IOException {
    List<String> messages = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher got = GOT.matcher(line);
        if (got.matches() && got.group(1).endsWith(">")) {
          add(messages, got.group(1).substring(0, got.group(1).length() - 1));
        }
      }
    }
    return messages.stream().map(FakeSmscLog::part).toList();
  }

  /** fakesmsc takes a line break in a text for the end of the message: put it together again. */
  private static void add(List<String> messages, String message) {
    if (HEAD.matcher(message).matches()) {
      messages.add(message);
    } else if (!messages.isEmpty()) {
      messages.set(messages.size() - 1, messages.get(messages.size() - 1) + "\n" + message);
    }
  }

  private static Part part(String message) {
    Matcher head = HEAD.matcher(message);
    if (!head.matches()) {
      throw new IllegalStateException("fakesmsc printed something else: " + message);
    }
    String udh = head.group(4);
    boolean text = head.group(3).equals("text");
    return new Part(
        head.group(1),
        head.group(2),
        udh == null ? new byte[0] : bytes(udh),
        text ? head.group(5).getBytes(StandardCharsets.UTF_8) : bytes(head.group(5)),
        head.group(3).equals("ucs-2"));
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return bytes.toByteArray();
  }
}
