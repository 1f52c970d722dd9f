package sms.gateway.http.internal.settings;

import java.util.Map;
import java.util.Optional;
import sms.api.gateway.Capabilities;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.gateway.http.internal.exchange.HttpExchange;

/**
 * What every gateway has.
 *
 * @param id unique among the gateways; part of the callback address
 * @param label for the screens
 * @param sender name or number shown on the telephone; empty: the provider's own
 * @param callback where reports come to; empty: none come
 * @param tariffs at least one mode
 * @param window most SMS under way at once
 * @param perSecond most SMS a second; 0: no limit
 * @param alert the administrator is told of less credit than that; empty: of nothing
 * @param privateNetwork whether the provider may be in our own network
 * @param polls whether reports are fetched where the provider can be asked
 * @param replyKeyword the word that leads replies to us; empty string: none
 */
public record GatewaySettings(
    String id,
    String label,
    Optional<String> sender,
    Optional<CallbackAddress> callback,
    Map<SendingMode, Tariff> tariffs,
    int window,
    int perSecond,
    Optional<String> alert,
    boolean privateNetwork,
    boolean polls,
    String replyKeyword) {
  public GatewaySettings {
    tariffs = Map.copyOf(tariffs);
  }

  /**
   * Reads and checks them.
   *
   * @throws SettingException when one is missing or wrong
   */
  public static GatewaySettings of(Settings settings) {
    String id = settings.required("id", "a unique name like “octopush-1”");
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,39}")) {
      throw new SettingException(
          "id", "is “" + id + "”: use at most 40 letters, digits, dots and dashes");
    }
    return new GatewaySettings(
        id,
        settings.optional("label").orElse(id),
        settings.optional("sender"),
        CallbackAddress.of(settings, id),
        Tariffs.of(settings),
        settings.number("window", 16, 1, HttpExchange.MAX_CONNECTIONS),
        settings.number("per.second", 0, 0, 10_000),
        alert(settings),
        settings.flag("private.network"),
        polls(settings),
        replyKeyword(settings));
  }

  private static boolean polls(Settings settings) {
    String text = settings.optional("poll").orElse("auto");
    return switch (text) {
      case "auto" -> true;
      case "off" -> false;
      default -> throw new SettingException("poll", "is “" + text + "”: put auto or off there");
    };
  }

  private static String replyKeyword(Settings settings) {
    String word = settings.optional("reply.keyword").orElse("");
    if (!word.matches("[\\p{L}\\p{N}]{0,20}")) {
      throw new SettingException(
          "reply.keyword", "is “" + word + "”: put one word of at most 20 letters and digits");
    }
    return word;
  }

  private static Optional<String> alert(Settings settings) {
    Optional<String> amount = settings.optional("credit.alert");
    if (amount.isPresent() && !amount.get().matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      throw new SettingException(
          "credit.alert", "is “" + amount.get() + "”: put an amount, as in 50 or 49.90");
    }
    return amount;
  }

  /**
   * As the dispatcher wants it: one SMS a submit.
   *
   * @param idempotent whether the provider takes a repeated reference once
   * @param reports whether reports come or are fetched
   * @param senders whether the sender can be chosen SMS by SMS
   */
  public Capabilities capabilities(boolean idempotent, boolean reports, boolean senders) {
    return new Capabilities(tariffs, 1, window, perSecond, idempotent, reports, senders);
  }
}
