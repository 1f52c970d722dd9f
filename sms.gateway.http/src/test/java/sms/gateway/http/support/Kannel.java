package sms.gateway.http.support;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Kannel on loopback, on ports that were free: bearerbox, the SMSC {@code fakesmsc}, and
 * smsbox, in that order. Every SMS that its SMSC received can be read back. Needs only the JDK and
 * Debian's packages kannel and kannel-extras; a missing one is an error that names it.
 */
public final class Kannel implements Closeable {
  public static final String USERNAME = "ecole";
  public static final String PASSWORD = "secret";
  public static final int MAX_PARTS = 10;

  /**
   * An SMS as the SMSC received it, its parts put together.
   *
   * @param parts how many it came in
   */
  public record Received(String from, String to, String text, int parts) {}

  private record Part(String from, String to, byte[] udh, byte[] data, boolean unicode) {}

  private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
  private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
  private static final Path FAKESMSC = Path.of("/usr/lib/kannel/test/fakesmsc");
  private static final Pattern GOT = Pattern.compile(".*Got message \\d+: <(.*)");
  private static final Pattern ACCESS =
      Pattern.compile("send-SMS request added - sender:\\S* \\S+ target:(\\S+) request:");
  private static final Pattern HANDED_ON = Pattern.compile("Sent SMS .*\\[to:([^\\]]+)\\]");
  private static final Pattern HEAD =
      Pattern.compile("(\\S+) (\\S+) (text|data|ucs-2|udh) (?:(\\S+) data )?(.*)", Pattern.DOTALL);

  private final Path dir;
  private final Path config;
  private final int bearerPort;
  private final int smscPort;
  private final int sendSmsPort;
  private final Map<Path, Process> running = new HashMap<>();

  private Kannel(Path dir, String service) throws IOException {
    this.dir = dir;
    int[] ports = freePorts(4);
    bearerPort = ports[1];
    smscPort = ports[2];
    sendSmsPort = ports[3];
    Path store = Files.createDirectories(dir.resolve("store"));
    config = Files.writeString(dir.resolve("kannel.conf"), configuration(ports[0], store, service));
  }

  /**
   * Starts all three and waits until they serve.
   *
   * @param dir for its configuration and logs; exists
   */
  public static Kannel start(Path dir) throws IOException, InterruptedException {
    return started(dir, "max-messages = 0\ntext = \"none\"");
  }

  /**
   * The same; what its SMSC sends in goes on to that address.
   *
   * @param inbound with Kannel's escape codes
   */
  public static Kannel start(Path dir, String inbound) throws IOException, InterruptedException {
    return started(dir, "max-messages = 0\nget-url = \"" + inbound + "\"");
  }

  private static Kannel started(Path dir, String service) throws IOException, InterruptedException {
    for (Path program : List.of(BEARERBOX, SMSBOX, FAKESMSC)) {
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(
            program + " is missing: apt-get install kannel kannel-extras");
      }
    }
    Kannel kannel = new Kannel(dir, service);
    try {
      kannel.startBearerbox();
      kannel.startSmsc();
      kannel.startSmsbox();
      return kannel;
    } catch (IOException | InterruptedException | RuntimeException e) {
      kannel.close();
      throw e;
    }
  }

  private String configuration(int adminPort, Path store, String service) {
    return """
    group = core
    admin-port = %d
    admin-interface = 127.0.0.1
    admin-password = adm
    smsbox-port = %d
    smsbox-interface = 127.0.0.1
    box-deny-ip = "*.*.*.*"
    box-allow-ip = "127.0.0.1"
    dlr-storage = internal
    store-type = spool
    store-location = "%s"
    access-log = "%s"
    access-log-time = gmt

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
    access-log = "%s"
    access-log-time = gmt

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
            adminPort,
            bearerPort,
            store,
            handedOnLog(),
            smscPort,
            sendSmsPort,
            accessLog(),
            USERNAME,
            PASSWORD,
            MAX_PARTS,
            service);
  }

  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The address of sendsms. */
  public URI sendSms() {
    return URI.create("http://127.0.0.1:" + sendSmsPort + "/cgi-bin/sendsms");
  }

  public void startBearerbox() throws IOException, InterruptedException {
    run(BEARERBOX, "-v", "1", config.toString());
    await(bearerPort);
    await(smscPort);
  }

  public void startSmsc() throws IOException {
    run(
        FAKESMSC,
        "-H",
        "127.0.0.1",
        "-r",
        Integer.toString(smscPort),
        "-i",
        "100000",
        "-m",
        "1",
        "33611 123 text nop");
  }

  /**
   * An SMS comes in: the SMSC is replaced by one that has it.
   *
   * @param message sender, receiver, type and text, as fakesmsc wants it
   */
  public void comesIn(String message) throws IOException, InterruptedException {
    stopSmsc();
    run(
        FAKESMSC,
        "-H",
        "127.0.0.1",
        "-r",
        Integer.toString(smscPort),
        "-i",
        "0.1",
        "-m",
        "1",
        message);
  }

  public void startSmsbox() throws IOException, InterruptedException {
    run(SMSBOX, "-v", "1", config.toString());
    await(sendSmsPort);
  }

  public void stopSmsbox() throws InterruptedException {
    kill(SMSBOX);
  }

  /** Kills it: what it had not handed on is lost, for its stores never sync. */
  public void killBearerbox() throws InterruptedException {
    kill(BEARERBOX);
  }

  public void stopSmsc() throws InterruptedException {
    kill(FAKESMSC);
  }

  /**
   * Kills bearerbox and smsbox at once, and the SMSC once its connection is gone. What bearerbox
   * had just handed on, at times a dozen SMS, does not always reach the SMSC then: {@link
   * #handedOn} still tells.
   */
  public void kill() throws InterruptedException {
    Process smsc = running.get(FAKESMSC);
    kill(BEARERBOX);
    kill(SMSBOX);
    if (smsc != null) {
      smsc.waitFor(10, TimeUnit.SECONDS);
    }
    kill(FAKESMSC);
  }

  /** Starts all three again after {@link #kill}; what bearerbox had stored goes on. */
  public void startAgain() throws IOException, InterruptedException {
    startBearerbox();
    startSmsc();
    startSmsbox();
  }

  private void run(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(program).toFile()))
            .start();
    running.put(program, process);
  }

  private Path accessLog() {
    return dir.resolve("access.log");
  }

  private Path handedOnLog() {
    return dir.resolve("handed-on.log");
  }

  private Path log(Path program) {
    return dir.resolve(program.getFileName() + ".log");
  }

  private void await(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.sleep(50); // not yet
      }
    }
    throw new IOException("Kannel does not listen on port " + port + "; see its logs in " + dir);
  }

  private void kill(Path program) throws InterruptedException {
    Process process = running.remove(program);
    if (process != null) {
      process.destroyForcibly(); // bearerbox outlives SIGTERM while an smsbox reconnects
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException(program + " does not end");
      }
    }
  }

  @Override
  public void close() {
    try {
      for (Path program : List.of(SMSBOX, FAKESMSC, BEARERBOX)) {
        kill(program);
      }
    } catch (InterruptedException e) {
      running.values().forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  /** What smsbox logged: which reports it fetched. */
  public String smsboxLog() throws IOException {
    return Files.readString(log(SMSBOX), StandardCharsets.UTF_8);
  }

  /** How many requests for a number smsbox has taken so far, by number. */
  public Map<String, Long> submittedTo() throws IOException {
    Map<String, Long> requests = new TreeMap<>();
    for (String line : Files.readAllLines(accessLog(), StandardCharsets.ISO_8859_1)) {
      Matcher to = ACCESS.matcher(line);
      if (to.find()) {
        requests.merge(to.group(1), 1L, Long::sum);
      }
    }
    return requests;
  }

  /** The numbers for which bearerbox has noted at least one part as sent to its SMSC. */
  public Set<String> handedOn() throws IOException {
    return Files.readAllLines(handedOnLog(), StandardCharsets.ISO_8859_1).stream()
        .map(HANDED_ON::matcher)
        .filter(Matcher::find)
        .map(to -> to.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything the SMSC has received so far, whole SMS only, in the order of their last parts. */
  public List<Received> received() throws IOException {
    Map<String, TreeMap<Integer, Part>> incomplete = new HashMap<>();
    List<Received> whole = new ArrayList<>();
    for (Part part : parts()) {
      if (part.udh.length < 6) {
        whole.add(new Received(part.from, part.to, decoded(part.data, part.unicode), 1));
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
        whole.add(new Received(part.from, part.to, decoded(data.toByteArray(), unicode), total));
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
    try (BufferedReader lines = Files.newBufferedReader(log(FAKESMSC), StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher got = GOT.matcher(line);
        if (got.matches() && got.group(1).endsWith(">")) {
          add(messages, got.group(1).substring(0, got.group(1).length() - 1));
        }
      }
    }
    return messages.stream().map(Kannel::part).toList();
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
