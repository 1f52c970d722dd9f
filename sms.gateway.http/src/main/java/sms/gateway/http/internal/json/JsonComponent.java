package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import sms.api.gateway.SendingMode;
import sms.gateway.http.internal.Protocol.BalanceInquiry;
import sms.gateway.http.internal.Protocol.StatusInquiry;
import sms.gateway.http.internal.Publication;
import sms.gateway.http.internal.TextLimit;
import sms.gateway.http.internal.exchange.Call;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.json.JsonProtocol.RequestTemplate;
import sms.gateway.http.internal.json.JsonProtocol.Vocabulary;
import sms.gateway.http.internal.settings.CallbackAddress;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.Secret;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * One provider per configuration with the factory PID {@code sms.gateway.json}: any whose API takes
 * one SMS a request, as JSON or a form, and answers and reports in JSON (reports also as a form or
 * query). The settings are in {@link JsonConfig}.
 */
@Component(
    name = "sms.gateway.json",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {})
@Designate(ocd = JsonConfig.class, factory = true)
public final class JsonComponent {
  /** What a header may hold: nothing that a user types. */
  private static final Set<String> IN_HEADERS =
      Set.of("basic", "key", "mode", "reference", "sender", "to", "to.digits", "user");

  private static final Set<String> IN_STATUS =
      Set.of("id", "key", "reference", "to", "to.digits", "user");

  private static final Set<String> ANYWHERE =
      Set.of(
          "basic",
          "callback",
          "encoding",
          "key",
          "mode",
          "parts",
          "reference",
          "sender",
          "text",
          "to",
          "to.digits",
          "user");

  private final Publication publication;

  @Activate
  public JsonComponent(
      BundleContext context, @Reference HttpExchange exchange, Map<String, Object> properties) {
    publication = Publication.timed(context, exchange, properties, JsonComponent::configure);
  }

  static Publication.Configured configure(GatewaySettings common, Settings settings, Clock clock) {
    Map<String, String> fixed = fixed(common, settings);
    Map<String, Template> headers = headers(settings);
    RequestTemplate request = request(settings, headers);
    Optional<ReportFormat> reports = ReportFormat.of(settings);
    boolean idempotent = settings.flag("idempotent");
    checkUse(request, fixed, idempotent);
    JsonProtocol protocol =
        new JsonProtocol(
            request,
            vocabulary(settings, fixed),
            AnswerRule.of(settings),
            pointer(settings, "answer.id"),
            pointer(settings, "answer.code"),
            reports,
            ReplyFormat.of(settings, settings.optional("report.source").orElse("json")),
            statuses(settings, headers, fixed),
            balance(common, settings, headers, fixed),
            new TextLimit(settings.number("max.parts", 10, 1, 255)),
            clock);
    return new Publication.Configured(
        target(settings, "url"), protocol, idempotent, reports.isPresent());
  }

  private static Optional<JsonPointer> pointer(Settings settings, String name) {
    return settings.optional(name).map(place -> Pointers.of(name, place));
  }

  private static Map<String, String> fixed(GatewaySettings common, Settings settings) {
    Map<String, String> fixed = new HashMap<>();
    Optional<String> user = settings.optional("user");
    Optional<Secret> key = settings.optionalSecret(".key");
    user.ifPresent(name -> fixed.put("user", name));
    key.ifPresent(secret -> fixed.put("key", secret.reveal()));
    if (user.isPresent() && key.isPresent()) {
      String pair = user.get() + ":" + key.get().reveal();
      fixed.put("basic", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    common.sender().ifPresent(sender -> fixed.put("sender", sender));
    common.callback().map(CallbackAddress::reveal).ifPresent(url -> fixed.put("callback", url));
    return fixed;
  }

  private static Vocabulary vocabulary(Settings settings, Map<String, String> fixed) {
    Map<SendingMode, String> modes = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : SendingMode.values()) {
      settings.optional("mode." + mode).ifPresent(word -> modes.put(mode, word));
    }
    return new Vocabulary(
        fixed,
        modes,
        settings.optional("encoding.gsm").orElse("gsm"),
        settings.optional("encoding.unicode").orElse("unicode"));
  }

  private static RequestTemplate request(Settings settings, Map<String, Template> headers) {
    String method = settings.optional("method").orElse("POST").toUpperCase(Locale.ROOT);
    if (!Set.of("GET", "POST", "PUT").contains(method)) {
      throw new SettingException("method", "is “" + method + "”: put GET, POST or PUT there");
    }
    Template url = new Template(settings.required("url", "the address of the provider's API"));
    BodyTemplate body = BodyTemplate.of(settings);
    check("url", url.names(), ANYWHERE);
    check("body", body.names(), ANYWHERE);
    return new RequestTemplate(method, url, headers, body);
  }

  private static Map<String, Template> headers(Settings settings) {
    Map<String, Template> headers = new LinkedHashMap<>();
    for (String line : settings.list("headers")) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!name.matches("[A-Za-z0-9-]+")
          || !line.chars().allMatch(c -> c >= ' ' && c < 127)
          || Set.of("content-type", "content-length", "host", "transfer-encoding")
              .contains(name.toLowerCase(Locale.ROOT))) {
        throw new SettingException(
            "headers",
            "is wrong at its header “"
                + name
                + "”: write “Name: value” in ASCII; the type, length and host are set by us");
      }
      Template value = new Template(line.substring(colon + 1).strip());
      check("headers", value.names(), IN_HEADERS);
      headers.put(name, value);
    }
    return headers;
  }

  private static void check(String setting, Collection<String> used, Set<String> known) {
    for (String name : used) {
      if (!known.contains(name)) {
        throw new SettingException(
            setting,
            "has the placeholder {"
                + name
                + "}, which is not known there: use "
                + String.join(", ", new java.util.TreeSet<>(known)));
      }
    }
  }

  /** The text and number must be sent, and what is asked for must be configured. */
  private static void checkUse(
      RequestTemplate request, Map<String, String> fixed, boolean idempotent) {
    List<String> used = new ArrayList<>(request.url().names());
    used.addAll(request.body().names());
    if (!used.contains("text") || !(used.contains("to") || used.contains("to.digits"))) {
      throw new SettingException("body", "sends no {to} or no {text}: put both into it");
    }
    request.headers().values().forEach(value -> used.addAll(value.names()));
    Map<String, String> settingOf =
        Map.of("key", ".key", "user", "user", "basic", ".key", "callback", "callback.base");
    settingOf.forEach(
        (placeholder, setting) -> {
          if (used.contains(placeholder) && !fixed.containsKey(placeholder)) {
            throw new SettingException(
                setting, "is missing: the request has the placeholder {" + placeholder + "}");
          }
        });
    if (idempotent && !used.contains("reference")) {
      throw new SettingException(
          "idempotent", "is true, but the request has no {reference}: put it there, or false here");
    }
  }

  /** The URL without its query, where the placeholders are. */
  private static URI target(Settings settings, String name) {
    String url = settings.required(name, "an address");
    int query = url.indexOf('?');
    try {
      return new URI(query < 0 ? url : url.substring(0, query));
    } catch (URISyntaxException e) {
      throw new SettingException(
          name, "is not a URL: write https://host/path, placeholders only after a ?");
    }
  }

  private static Optional<BalanceInquiry> balance(
      GatewaySettings common,
      Settings settings,
      Map<String, Template> headers,
      Map<String, String> fixed) {
    Optional<String> url = settings.optional("balance.url");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    JsonPointer amount =
        Pointers.of(
            "balance.amount",
            settings.required("balance.amount", "a JSON Pointer to the credit left"));
    Currency currency = common.tariffs().values().iterator().next().currency();
    checkHost(settings, "balance.url", target(settings, "balance.url"));
    Template query = new Template(url.get());
    check("balance.url", query.names(), Set.of("key", "user"));
    Call call = new RequestTemplate("GET", query, headers, new BodyTemplate.NoBody()).fill(fixed);
    return Optional.of(new JsonBalance(call, amount, currency, BigDecimal.ONE));
  }

  private static Optional<StatusInquiry> statuses(
      Settings settings, Map<String, Template> headers, Map<String, String> fixed) {
    Optional<String> text = settings.optional("status.url");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Template url = new Template(text.get());
    check("status.url", url.names(), IN_STATUS);
    if (!url.names().contains("id")) {
      throw new SettingException(
          "status.url", "has no {id}: put it where the provider's identifier of the SMS stands");
    }
    if (settings.optional("answer.id").isEmpty()) {
      throw new SettingException(
          "answer.id", "is missing: without the provider's identifier nobody can ask for an SMS");
    }
    try {
      checkHost(settings, "status.url", new URI(url.fill(fixed, name -> "x")));
    } catch (URISyntaxException e) {
      throw new SettingException("status.url", "is not a URL: write https://host/path/{id}");
    }
    return Optional.of(
        new StatusFormat(
            settings, new RequestTemplate("GET", url, headers, new BodyTemplate.NoBody()), fixed));
  }

  private static void checkHost(Settings settings, String name, URI target) {
    URI main = target(settings, "url");
    if (!String.valueOf(main.getRawAuthority()).equals(target.getRawAuthority())
        || !String.valueOf(main.getScheme()).equals(target.getScheme())) {
      throw new SettingException(name, "must be at the same host as “url”");
    }
  }

  @Deactivate
  void deactivate() {
    publication.end();
  }
}
