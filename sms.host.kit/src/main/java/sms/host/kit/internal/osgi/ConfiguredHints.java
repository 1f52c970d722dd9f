package sms.host.kit.internal.osgi;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sms.api.host.RecordType;
import sms.host.kit.Hints;
import sms.host.kit.Website;

/** What the configuration says, as hints. */
final class ConfiguredHints {
  private static final Pattern RECORD = Pattern.compile("(FAMILY|PUPIL|ADULT|APPLICANT)\\s+(\\S+)");

  private ConfiguredHints() {}

  /**
   * The hints.
   *
   * @throws IllegalArgumentException when they can't be: the message says what to write
   */
  static Hints of(KitConfiguration configuration) {
    return new Hints(
        Arrays.stream(configuration.erased())
            .filter(id -> !id.isBlank())
            .collect(Collectors.toUnmodifiableSet()),
        given(configuration.sender()),
        given(configuration.blocked()),
        given(configuration.url()).map(url -> website(url, configuration)));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(value -> !value.isEmpty());
  }

  private static Website website(String url, KitConfiguration configuration) {
    return new Website(
        URI.create(url),
        configuration._cookie(),
        given(configuration.menu()),
        records(configuration.records()));
  }

  private static Map<RecordType, String> records(String[] lines) {
    Map<RecordType, String> paths = new EnumMap<>(RecordType.class);
    for (String line : lines) {
      Matcher record = RECORD.matcher(line.strip());
      if (!record.matches()) {
        throw new IllegalArgumentException(
            "write a record's path as FAMILY /families/" + Website.ID + ", not " + line);
      }
      paths.put(RecordType.valueOf(record.group(1)), record.group(2));
    }
    return paths;
  }
}
