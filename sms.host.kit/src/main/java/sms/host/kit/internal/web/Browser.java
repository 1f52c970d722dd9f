package sms.host.kit.internal.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import sms.host.kit.Website;

/** Asks for pages, signed in or not. Follows no redirection and keeps no cookie. */
final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Website website;

  Browser(Website website) {
    this.website = requireNonNull(website);
  }

  /**
   * What came.
   *
   * @param type of the content, in lower case; may be empty
   */
  record Answer(int status, String type, String body) {
    boolean isFound() {
      return status == 200;
    }
  }

  /** As the user whose session it is. */
  Answer signedIn(String path) throws IOException, InterruptedException {
    return answer(client.send(request(path, true), BodyHandlers.ofString()));
  }

  /** As somebody without a session. */
  Answer stranger(String path) throws IOException, InterruptedException {
    return answer(client.send(request(path, false), BodyHandlers.ofString()));
  }

  /** Several requests at once, all with that session or all without. */
  List<Answer> atOnce(int requests, String path, boolean session)
      throws IOException, InterruptedException {
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, requests)
            .mapToObj(i -> client.sendAsync(request(path, session), BodyHandlers.ofString()))
            .toList();
    try {
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return sent.stream().map(CompletableFuture::join).map(Browser::answer).toList();
  }

  /** Of the host's own server, whatever the path: a session goes nowhere else. */
  private URI address(String path) {
    String slash = path.startsWith("/") ? "" : "/";
    return URI.create(
        website.url().getScheme() + "://" + website.url().getAuthority() + slash + path);
  }

  private HttpRequest request(String path, boolean session) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path))
            .timeout(PATIENCE)
            .header("Accept", path.equals(SignedIn.PATH) ? "application/json" : "text/html, */*");
    if (session) {
      request.header("Cookie", website.cookie());
    }
    return request.build();
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT),
        response.body());
  }
}
