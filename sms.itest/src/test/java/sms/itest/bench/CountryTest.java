package sms.itest.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.itest.bench.Country.Deployment;
import sms.itest.bench.Country.Outcome;
import sms.itest.bench.Country.Place;

/** What the simulation computes is what queues do. */
class CountryTest {
  private static final double ABOUT = 1e-6;
  private static final Deployment REGIONS = new Deployment(50, 2);

  private final Country country = new Country(7, 1_000, 600_000, 60);

  @Test
  void all_families_are_somewhere_and_the_same_seed_is_the_same_country() {
    int[] sizes = country.sizes();
    assertThat(sizes).hasSize(1_000).isEqualTo(new Country(7, 1_000, 600_000, 60).sizes());
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(600_000);
    assertThat(Arrays.stream(sizes).min().orElseThrow()).isPositive();
  }

  @Test
  void twice_the_rate_halves_the_wait() {
    List<Flow> crowd = List.of(new Flow(0, 10, 10, 300), new Flow(1, 10, 10, 500));
    assertThat(Flow.behind(100, crowd))
        .containsExactly(new Flow(0, 10, 13, 300), new Flow(1, 13, 18, 500));
    assertThat(Flow.behind(200, crowd))
        .containsExactly(new Flow(0, 10, 11.5, 300), new Flow(1, 11.5, 14, 500));
  }

  @Test
  void what_comes_slower_than_the_rate_is_not_held_up() {
    List<Flow> slow = List.of(new Flow(0, 10, 20, 300), new Flow(1, 12, 22, 300));
    assertThat(Flow.behind(61, slow)).isEqualTo(slow);
  }

  @Test
  void what_comes_quicker_is_held_up_until_all_that_came_before_is_through() {
    // 60 a second for 10 s, 40 a second let through: 200 wait at the end
    List<Flow> quick = List.of(new Flow(0, 10, 20, 300), new Flow(1, 10, 20, 300));
    assertThat(Flow.behind(40, quick))
        .allSatisfy(flow -> assertThat(flow.last()).isCloseTo(25, within(ABOUT)));
  }

  @Test
  void two_places_of_the_same_rate_hold_up_no_longer_than_one() {
    List<Flow> crowd = List.of(new Flow(0, 10, 10, 300), new Flow(1, 10, 10, 500));
    List<Flow> once = Flow.behind(100, crowd);
    assertThat(Flow.behind(100, once)).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void a_place_without_capacity_names_itself_the_bottleneck(Place place) {
    Map<Place, Double> rates = rates(1e6);
    rates.put(place, 5.0);
    Outcome held = country.morning(REGIONS, rates);
    assertThat(held.bottleneck()).isEqualTo(place);

    rates.put(place, 10.0);
    Outcome less = country.morning(REGIONS, rates);
    assertThat(less.median()).isLessThan(held.median());
    assertThat(less.p99()).isLessThan(held.p99());
    assertThat(less.worst()).isLessThan(held.worst());
  }

  @Test
  void a_school_alone_waits_for_nobody() {
    Map<Place, Double> rates = rates(Double.POSITIVE_INFINITY);
    rates.put(Place.HOST, 100.0);
    int largest = Arrays.stream(country.sizes()).max().orElseThrow();
    assertThat(country.morning(new Deployment(1, 1), rates).worst())
        .isCloseTo(largest / 100.0, within(ABOUT));
  }

  @Test
  void more_hosts_hold_up_less() {
    Map<Place, Double> rates = rates(Double.POSITIVE_INFINITY);
    rates.put(Place.HOST, 20.0);
    assertThat(country.morning(REGIONS.twiceTheHosts(), rates).worst())
        .isLessThan(country.morning(REGIONS, rates).worst());
  }

  private static Map<Place, Double> rates(double all) {
    Map<Place, Double> rates = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      rates.put(place, all);
    }
    return rates;
  }
}
