package sms.ui.contrib.internal;

import java.time.Clock;
import java.util.Scanner;
import sms.ui.contrib.internal.api.TestApi;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/**
 * The screens over a world in memory, to look at while working on them: {@code
 * http://127.0.0.1:8099/sms/page/compose} with a cookie {@code user=secretaire}.
 */
public final class DevServer {
  private DevServer() {}

  /** Runs until a line comes in. */
  public static void main(String[] arguments) throws Exception {
    World world = new World(Clock.systemUTC());
    try (TestServer server = new TestServer(world, TestApi.of(world), 8099);
        Scanner in = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
      System.out.println(server.address());
      in.nextLine();
    }
  }
}
