package sms.itest.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody signed in at the demo, who asks the screens' server as the screens do, and again while
 * it says that the database is still opening.
 */
public final class DemoUser {
  private static final Pattern SECRET = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final ObjectMapper json = new ObjectMapper();
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final String address;

  private DemoUser(String address) {
    this.address = address;
  }

  /**
   * Signs in, and waits for our screens, which come a moment after the demo's first page where a
   * machine is busy. The password of the demo's users is their name.
   */
  public static DemoUser signedIn(DemoProcess demo, String user) {
    DemoUser somebody = new DemoUser(demo.address());
    somebody.form(
        "login", Map.of("user", user, "password", user, "workstation", "ACCUEIL", "next", "/"));
    DemoSending.await(() -> somebody.ask(somebody.api("session")).statusCode() != 404);
    return somebody;
  }

  /** The header {@code Cookie} of somebody signed in. */
  public String cookie() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** A page's text. */
  public String page(String path) {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
  }

  /** What comes from that path, whatever its status. */
  public String anything(String path) {
    return ask(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,application/json"))
        .body();
  }

  /** Sends the form of the page at that path, with its secret, and answers the page it leads to. */
  public String form(String path, Map<String, String> fields) {
    Matcher secret = SECRET.matcher(page(path));
    if (!secret.find()) {
      throw new AssertionError("no form at " + path);
    }
    String body =
        fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()) + "&")
                .collect(Collectors.joining())
            + "csrf="
            + encoded(secret.group(1));
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** What the screens' server answers; {@code "recap?limit=50"}. */
  public JsonNode get(String path) {
    return read(send(api(path)));
  }

  /** Writes as the screens do. */
  public JsonNode post(String path, ObjectNode body) {
    return read(
        send(
            api(path)
                .header("Content-Type", "application/json")
                .header("X-SMS-CSRF", get("session").path("csrf").asText())
                .POST(BodyPublishers.ofString(body.toString()))));
  }

  private HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(uri("sms/api/" + path)).header("Accept", "application/json");
  }

  private URI uri(String path) {
    return URI.create(address + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private String send(HttpRequest.Builder request) {
    HttpResponse<String> answer = ask(request);
    if (answer.statusCode() >= 400) {
      throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (answer.statusCode() == 503 && System.nanoTime() < end) {
        Thread.sleep(200);
        answer = client.send(request.build(), BodyHandlers.ofString());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
