package sms.dispatch.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.GatewayStatus;
import sms.api.gateway.SendingMode;
import sms.dispatch.internal.testing.FakeTicker;
import sms.dispatch.internal.testing.LedgerGateway;

class GatewayRegistryTest {
  private final FakeTicker ticker = new FakeTicker();
  private final GatewayRegistry registry = new GatewayRegistry(ticker, Duration.ofMillis(50));

  private static Map<String, Object> properties(long id, int ranking) {
    return Map.of("service.id", id, "service.ranking", ranking);
  }

  private List<String> order() {
    return registry.all().stream().map(BoundGateway::id).toList();
  }

  @Test
  void the_highest_ranking_comes_first_then_the_lowest_service_id() {
    registry.bind(new LedgerGateway("young"), properties(9, 5));
    registry.bind(new LedgerGateway("low"), properties(1, -5));
    registry.bind(new LedgerGateway("old"), properties(3, 5));
    registry.bind(new LedgerGateway("none"), Map.of("service.id", 7L));
    assertThat(order()).containsExactly("old", "young", "none", "low");
  }

  @Test
  void a_changed_ranking_counts() {
    LedgerGateway a = new LedgerGateway("a");
    registry.bind(a, properties(1, 1));
    registry.bind(new LedgerGateway("b"), properties(2, 2));
    registry.updated(a, properties(1, 3));
    assertThat(order()).containsExactly("a", "b");
  }

  @Test
  void the_winner_of_a_mode_is_the_first_that_serves_it() {
    registry.bind(new LedgerGateway("dear", SendingMode.PREMIUM), properties(1, 9));
    registry.bind(new LedgerGateway("plain", SendingMode.STANDARD), properties(2, 0));
    assertThat(registry.winner(SendingMode.STANDARD).orElseThrow().id()).isEqualTo("plain");
    assertThat(registry.winner(SendingMode.ECONOMY)).isEmpty();
  }

  @Test
  void a_gateway_with_a_broken_id_is_ignored_and_the_others_work() {
    LedgerGateway broken = new LedgerGateway("a/../b");
    registry.bind(broken, properties(1, 9));
    registry.bind(new LedgerGateway("good"), properties(2, 0));
    assertThat(order()).containsExactly("good");
    registry.unbind(broken, properties(1, 9));
    assertThat(order()).containsExactly("good");
  }

  @Test
  void one_that_left_a_moment_ago_may_come_back_but_a_stranger_may_not() {
    LedgerGateway a = new LedgerGateway("a");
    registry.bind(a, properties(1, 1));
    assertThat(registry.mayCome("still-starting")).isTrue();
    ticker.move(Duration.ofMinutes(2));
    registry.unbind(a, properties(1, 1));
    assertThat(registry.mayCome("a")).isTrue();
    assertThat(registry.mayCome("stranger")).isFalse();
    ticker.move(Duration.ofMinutes(11));
    assertThat(registry.mayCome("a")).isFalse();
  }

  @Test
  void of_two_with_one_id_the_second_is_ignored_shown_and_takes_over_when_the_first_leaves() {
    LedgerGateway first = new LedgerGateway("kannel", SendingMode.ECONOMY);
    LedgerGateway second = new LedgerGateway("kannel", SendingMode.PREMIUM);
    GatewayDesk desk = new GatewayDesk(registry);
    registry.bind(first, properties(1, 0));
    registry.bind(second, properties(2, 100));
    assertThat(order()).containsExactly("kannel");
    assertThat(registry.winner(SendingMode.PREMIUM)).isEmpty();
    assertThat(desk.all().stream().map(GatewayStatus::health))
        .containsExactly(GatewayStatus.Health.WORKING, GatewayStatus.Health.DUPLICATE_ID);

    registry.unbind(first, properties(1, 0));
    assertThat(registry.winner(SendingMode.PREMIUM).orElseThrow().gateway()).isSameAs(second);
    assertThat(desk.all().stream().map(GatewayStatus::health))
        .containsExactly(GatewayStatus.Health.WORKING);
    desk.close();
  }

  @Test
  void an_ignored_twin_that_leaves_does_no_harm() {
    LedgerGateway first = new LedgerGateway("kannel");
    LedgerGateway second = new LedgerGateway("kannel");
    registry.bind(first, properties(1, 0));
    registry.bind(second, properties(2, 0));
    registry.unbind(second, properties(2, 0));
    assertThat(registry.byId("kannel").orElseThrow().gateway()).isSameAs(first);
    assertThat(registry.twins()).isEmpty();
  }
}
