package sms.itest.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Selects, looks at the preview and confirms its price, as the screens do it. */
public final class DemoSending {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private DemoSending() {}

  /**
   * What the server answered.
   *
   * @param selected the selection
   * @param preview with the price that was confirmed
   * @param campaign the sending
   */
  public record Sent(JsonNode selected, JsonNode preview, JsonNode campaign) {
    /** The sending's id. */
    public long id() {
      return campaign.path("id").asLong();
    }
  }

  /** The families of those classes. */
  public static ObjectNode familiesOf(String... classNames) {
    ObjectNode selection = JSON.createObjectNode();
    selection.put("source", "FAMILY").put("spouses", true).put("secondGuardians", true);
    ArrayNode classes =
        selection
            .putObject("filter")
            .put("filter", "class")
            .putObject("arguments")
            .putArray("class");
    List.of(classNames).forEach(classes::add);
    return selection;
  }

  /** The people of a record: {@code "FAMILY:F0012"}. */
  public static ObjectNode record(String ref) {
    return JSON.createObjectNode().put("record", ref);
  }

  /** Sends by the first mode that is offered. */
  public static Sent send(DemoUser user, ObjectNode selection, String text) {
    await(() -> user.get("offers").path("offers").size() > 0);
    JsonNode selected = select(user, selection);
    JsonNode preview = preview(user, selected, text);
    return new Sent(selected, preview, confirm(user, selected, preview, text, "INFORMATION"));
  }

  /** Who gets it. */
  public static JsonNode select(DemoUser user, ObjectNode selection) {
    JsonNode selected = user.post("selections", selection);
    assertThat(selected.path("messages").asInt()).as(selected.toString()).isPositive();
    return selected;
  }

  /** What it costs. */
  public static JsonNode preview(DemoUser user, JsonNode selected, String text) {
    return user.post(
        "preview",
        JSON.createObjectNode()
            .put("snapshot", selected.path("snapshot").asText())
            .put("text", text));
  }

  /** The click: what was shown is agreed to. */
  public static JsonNode confirm(
      DemoUser user, JsonNode selected, JsonNode preview, String text, String purpose) {
    return post(user, order(selected, preview, text, purpose));
  }

  /** The same for another day. */
  public static JsonNode defer(
      DemoUser user, JsonNode selected, JsonNode preview, String text, LocalDate day) {
    ObjectNode campaign = order(selected, preview, text, "INFORMATION");
    campaign.putObject("notBefore").put("date", day.toString()).put("time", "12:00");
    return post(user, campaign);
  }

  private static ObjectNode order(
      JsonNode selected, JsonNode preview, String text, String purpose) {
    JsonNode offer = preview.path("modes").path(0);
    ObjectNode campaign = JSON.createObjectNode();
    campaign
        .put("key", UUID.randomUUID().toString())
        .put("snapshot", selected.path("snapshot").asText())
        .put("text", text)
        .put("mode", offer.path("mode").asText())
        .put("purpose", purpose);
    ObjectNode confirmed = campaign.putObject("confirmed");
    confirmed.set("messages", preview.path("messages"));
    confirmed.set("parts", preview.path("parts"));
    confirmed.set("cost", offer.path("cost"));
    return campaign;
  }

  private static JsonNode post(DemoUser user, ObjectNode campaign) {
    JsonNode sent = user.post("campaigns", campaign);
    assertThat(sent.path("id").asLong()).as(sent.toString()).isPositive();
    return sent;
  }

  /** Waits until nothing of it waits or is under way. */
  public static void settled(DemoUser user, long campaign) {
    await(() -> user.get("campaigns/" + campaign).path("settled").asBoolean());
  }

  /** Waits for that, for a minute and a half at most. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(200_000_000);
    }
  }
}
