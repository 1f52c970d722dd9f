package sms.ui.contrib.internal.api;

import java.time.Duration;
import sms.ui.contrib.internal.world.World;

/** The API over a world in memory. */
public final class TestApi {
  private TestApi() {}

  /** With the limits of the product. */
  public static ApiServlet of(World world) {
    return of(world, new Snapshots(world.clock(), Duration.ofMinutes(60), 5, 2_000_000));
  }

  /** With other limits. */
  static ApiServlet of(World world, Snapshots snapshots) {
    return new ApiServlet(world, world.clock(), snapshots, Duration.ofHours(24));
  }
}
