package sms.gateway.http.internal.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A gateway's configuration, read once at activation. Every method throws {@link SettingException}
 * when the setting is wrong. Values may be typed, or strings as a {@code .cfg} file has them.
 */
public final class Settings {
  /** What ConfigAdmin, DS and the tools that feed them add. */
  private static final List<String> NOT_OURS =
      List.of("service.", "component.", "felix.", "osgi.", "webconsole.", "objectClass");

  private final Map<String, ?> properties;
  private final Function<String, String> environment;
  private final Set<String> asked = new HashSet<>();

  public Settings(Map<String, ?> properties) {
    this(properties, name -> System.getenv().getOrDefault(name, ""));
  }

  /**
   * @param environment the value of a variable, empty when it is not set
   */
  Settings(Map<String, ?> properties, Function<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /** That setting, stripped; empty when absent or blank. */
  public Optional<String> optional(String name) {
    asked.add(name);
    Object value = properties.get(name);
    return value == null
        ? Optional.empty()
        : Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
  }

  /**
   * That setting, which must be there.
   *
   * @param what what to put there, as in {@code "the address of the provider's API"}
   */
  public String required(String name, String what) {
    return optional(name)
        .orElseThrow(() -> new SettingException(name, "is missing: put " + what + " there"));
  }

  /** A whole number within bounds, both included. */
  public int number(String name, int otherwise, int min, int max) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new SettingException(
        name, "is “" + text.get() + "”: put a whole number from " + min + " to " + max + " there");
  }

  /** {@code true} or {@code false}; false when absent. */
  public boolean flag(String name) {
    String text = optional(name).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new SettingException(name, "is “" + text + "”: put true or false there");
    };
  }

  /** An array, a collection, or one string; blank entries dropped; empty when absent. */
  public List<String> list(String name) {
    asked.add(name);
    Object value = properties.get(name);
    Collection<?> entries =
        value == null
            ? List.of()
            : value instanceof Object[] array
                ? Arrays.asList(array)
                : value instanceof Collection<?> collection ? collection : List.of(value);
    return entries.stream().map(e -> e.toString().strip()).filter(e -> !e.isEmpty()).toList();
  }

  /**
   * A secret: the value itself, or {@code file:/path} or {@code env:NAME} where it is.
   *
   * @param what what to put there
   */
  public Secret secret(String name, String what) {
    String where = required(name, what);
    return new Secret(
        where.startsWith("file:")
            ? fromFile(name, where.substring(5))
            : where.startsWith("env:") ? fromEnvironment(name, where.substring(4)) : where);
  }

  /** A secret that may be absent. */
  public Optional<Secret> optionalSecret(String name) {
    return optional(name).isEmpty() ? Optional.empty() : Optional.of(secret(name, "a secret"));
  }

  private static String fromFile(String name, String file) {
    String text;
    try {
      text = Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw new SettingException(
          name,
          "names the file “"
              + file
              + "”, which cannot be read ("
              + e.getClass().getSimpleName()
              + "): check its path and rights");
    }
    if (text.isEmpty()) {
      throw new SettingException(
          name, "names the file “" + file + "”, which is empty: write the secret into it");
    }
    return text;
  }

  private String fromEnvironment(String name, String variable) {
    String text = environment.apply(variable).strip();
    if (text.isEmpty()) {
      throw new SettingException(
          name, "names the environment variable “" + variable + "”, which is not set: set it");
    }
    return text;
  }

  /** Whether a setting with that beginning is there. */
  public boolean hasAny(String prefix) {
    return properties.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** Settings that nobody asked for: most likely misspelt. */
  public SortedSet<String> unknown() {
    SortedSet<String> unknown = new TreeSet<>(properties.keySet());
    unknown.removeAll(asked);
    unknown.removeIf(name -> NOT_OURS.stream().anyMatch(name::startsWith));
    return unknown;
  }
}
