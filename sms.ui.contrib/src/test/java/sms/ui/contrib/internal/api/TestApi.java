package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import sms.ui.contrib.internal.world.World;

/** The API over a world in memory. */
public final class TestApi {
  private TestApi() {}

  /** With the limits of the product. */
  public static ApiServlet of(World world) {
    return of(world, new Snapshots(world.clock(), Duration.ofMinutes(60), 5, 2_000_000));
  }

  /** Why a request of the page is not as openapi.yaml describes it; empty: it is. */
  public static Optional<String> wrongRequest(
      ApiServlet servlet, String method, String path, String body) {
    try {
      JsonNode json = Json.mapper().readTree(body);
      return servlet.routes().stream()
          .filter(route -> route.method().equals(method) && route.match(path).isPresent())
          .findFirst()
          .map(route -> OpenApi.shipped().wrongRequest(route, json))
          .orElse(Optional.of("no such endpoint"));
    } catch (JsonProcessingException e) {
      return Optional.of("no JSON");
    }
  }

  /** With other limits. */
  static ApiServlet of(World world, Snapshots snapshots) {
    return new ApiServlet(world, world.clock(), snapshots, Duration.ofHours(24));
  }
}
