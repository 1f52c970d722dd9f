package sms.ui.contrib.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.api.host.Caller;
import sms.api.problem.Problem;
import sms.ui.contrib.internal.Messages;

/** One request, as an endpoint sees it: who asks, in which language, and what. */
final class Call {
  /** Longest body, in bytes. */
  static final int MAX_BODY = 1024 * 1024;

  private final HttpServletRequest request;
  private final ObjectMapper mapper;
  private final Caller caller;
  private final Messages messages;
  private final Map<String, String> path;

  Call(
      HttpServletRequest request,
      ObjectMapper mapper,
      Caller caller,
      Messages messages,
      Map<String, String> path) {
    this.request = request;
    this.mapper = mapper;
    this.caller = caller;
    this.messages = messages;
    this.path = path;
  }

  Caller caller() {
    return caller;
  }

  /** Telephone numbers as the caller may see them. */
  Numbers numbers() {
    return Numbers.of(caller);
  }

  Locale locale() {
    return messages.language();
  }

  /** The caller, as one who reads the language of the page. */
  Caller inItsLanguage() {
    return new Caller(
        caller.userId(),
        caller.displayName(),
        caller.workstation(),
        messages.language(),
        caller.rights(),
        caller.mobile());
  }

  /** A problem of the request as a whole, from our texts. */
  Problem problem(String code, Object... arguments) {
    return Problem.of(code, messages.text(code, arguments));
  }

  /** A problem of one field, from our texts. */
  Problem problemOf(String field, String code, Object... arguments) {
    return new Problem(code, field, messages.text(code, arguments));
  }

  /** One of our texts. */
  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  Refused refused(int status, String code, Object... arguments) {
    return new Refused(status, problem(code, arguments));
  }

  /** A part of the path. */
  String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  /** A part of the path that is one of our ids. */
  long id(String name) {
    try {
      return Long.parseLong(path(name));
    } catch (NumberFormatException e) {
      throw refused(404, "not-found");
    }
  }

  /** A query parameter that says something. */
  Optional<String> query(String name) {
    return Optional.ofNullable(request.getParameter(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A query parameter that is a whole number in those bounds. */
  int query(String name, int standard, int min, int max) {
    Optional<String> value = query(name);
    if (value.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Refused(400, problemOf(name, "query.number", min, max));
  }

  /** A query parameter that is {@code true} or {@code false}. */
  boolean query(String name, boolean standard) {
    return switch (query(name).orElse(Boolean.toString(standard))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Refused(400, problemOf(name, "query.constant", query(name).orElse("")));
    };
  }

  /** The constant of that name; the query parameter may be absent. */
  <E extends Enum<E>> Optional<E> query(String name, Class<E> type) {
    return query(name).map(value -> constant(name, value, type));
  }

  /** The constant of that name. */
  <E extends Enum<E>> E constant(String field, String value, Class<E> type) {
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, problemOf(field, "query.constant", value));
    }
  }

  /** The body, read as that record. */
  <T> T body(Class<T> type) {
    return body(type, MAX_BODY);
  }

  /** The same, of at most so many bytes. */
  <T> T body(Class<T> type, int maxBytes) {
    try {
      byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw refused(413, "body.too-long", maxBytes / 1024);
      }
      T body = mapper.readValue(bytes, type);
      if (body == null) {
        throw refused(400, "body.unreadable");
      }
      return body;
    } catch (JsonMappingException e) {
      throw new Refused(400, problemOf(field(e.getPath()), "body.unreadable"));
    } catch (JsonProcessingException e) {
      throw refused(400, "body.unreadable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."));
  }
}
