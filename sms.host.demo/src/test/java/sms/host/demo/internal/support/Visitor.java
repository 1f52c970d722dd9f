package sms.host.demo.internal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser of their own: keeps cookies, follows no redirect. */
public final class Visitor {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HostUnderTest host;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

  /** A visitor without cookies. */
  public Visitor(HostUnderTest host) {
    this.host = host;
  }

  /** Signed in as that user. */
  public static Visitor signedIn(HostUnderTest host, String user) {
    Visitor visitor = new Visitor(host);
    HttpResponse<String> answer = visitor.login(user, user);
    if (answer.statusCode() != 303) {
      throw new AssertionError(user + " could not sign in: " + answer.statusCode());
    }
    return visitor;
  }

  /** Opens the login page and sends its form. */
  public HttpResponse<String> login(String user, String password) {
    String csrf = csrf(get("/login").body());
    return post(
        "/login",
        Map.of("csrf", csrf, "user", user, "password", password, "workstation", "SECRETARIAT-2"));
  }

  /** The page of that path, as a browser asks for it. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(host.uri(path)).header("Accept", "text/html"));
  }

  /** Data of that path, as a script asks for it. */
  public HttpResponse<String> fetch(String path) {
    return send(HttpRequest.newBuilder(host.uri(path)).header("Accept", "application/json"));
  }

  /** Sends a form. */
  public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(fields)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** The secret of the forms on that page. */
  public String csrfOn(String path) {
    return csrf(get(path).body());
  }

  /** The cookies that were set. */
  public List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  private static String csrf(String page) {
    Matcher matcher = CSRF.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no form on this page:\n" + page);
    }
    return matcher.group(1);
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
