package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A browser's part of the conversation: cookie, token, JSON. */
final class ApiClient {
  static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final String user;
  private final List<Route> routes;
  private String token = "";

  /** Every answer is held against the description of the endpoint. */
  ApiClient(URI address, String user, List<Route> routes) {
    this.address = address;
    this.user = user;
    this.routes = routes;
  }

  /** An answer. */
  record Answer(int status, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + response.body(), e);
      }
    }

    String code() {
      return json().at("/problems/0/code").asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Gets the token, as a page does first. */
  ApiClient signIn() {
    token = get("/session").json().path("csrf").asText();
    return this;
  }

  Answer get(String path) {
    return call("GET", path, null, Map.of());
  }

  Answer get(String path, Map<String, String> headers) {
    return call("GET", path, null, headers);
  }

  Answer post(String path, Object body) {
    return post(path, body, Map.of());
  }

  /** Headers may replace those that a page sends; an empty value leaves one out. */
  Answer post(String path, Object body, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Type", "application/json");
    all.put("X-SMS-CSRF", token);
    all.putAll(headers);
    return call("POST", path, body, all);
  }

  private void assertDescribed(String method, String path, Answer answer) {
    String plain = URI.create(path).getPath();
    routes.stream()
        .filter(route -> route.method().equals(method) && route.match(plain).isPresent())
        .findFirst()
        .ifPresent(
            route -> {
              if (answer.header("Content-Type").startsWith("text/csv")) {
                OpenApi.shipped().assertFile(route, answer.status(), "text/csv");
              } else {
                OpenApi.shipped().assertAnswer(route, answer.status(), answer.json());
              }
            });
  }

  Answer call(String method, String path, Object body, Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address + "/sms/api" + path))
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(
                          body instanceof String text ? text : JSON.writeValueAsString(body)));
      if (!user.isEmpty()) {
        request.header("Cookie", "user=" + user);
      }
      headers.forEach(
          (name, value) -> {
            if (!value.isEmpty()) {
              request.header(name, value);
            }
          });
      // One connection for each: Jetty closes it where a body was refused unread.
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response);
      assertDescribed(method, path, answer);
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
