package sms.host.kit.internal.bugs;

import java.util.function.Function;
import java.util.function.Supplier;
import sms.host.kit.Host;
import sms.host.kit.Rule;
import sms.host.kit.internal.small.SmallCallers;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPeople;
import sms.host.kit.internal.small.SmallSchool;
import sms.host.kit.internal.small.SmallSite;

/**
 * A host that is as it should be, but for one thing.
 *
 * @param name what is wrong with it, as a sentence
 * @param rule the rule it breaks
 * @param world makes it anew, with what must be closed after it
 */
public record PlantedBug(String name, Rule rule, Function<SmallCallers, World> world) {
  /**
   * A host, and its pages where it has some.
   *
   * @param end closes them
   */
  public record World(Host host, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  /** A host anew. */
  public World make() {
    return world.apply(new SmallCallers());
  }

  static PlantedBug of(Rule rule, String name, Supplier<Host> host) {
    return new PlantedBug(name, rule, callers -> new World(host.get(), () -> {}));
  }

  static PlantedBug inDirectory(Rule rule, String name, Supplier<SmallSchool> directory) {
    return of(rule, name, () -> SmallHost.of(directory.get()));
  }

  static PlantedBug inPeople(Rule rule, String name, Function<SmallPeople, SmallPeople> change) {
    return of(rule, name, () -> SmallHost.of(change.apply(SmallPeople.of(3))));
  }

  static PlantedBug inPages(Rule rule, String name, Function<SmallCallers, SmallSite> pages) {
    return new PlantedBug(
        name,
        rule,
        callers -> {
          SmallSite site = pages.apply(callers);
          return new World(SmallHost.of(callers, site.website()), site::close);
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
