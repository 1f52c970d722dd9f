package sms.recap.internal.support;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that are looked for in bytes, in every form that a program may have left them in: UTF-8,
 * UTF-16 either way round, escaped as JSON or in an address, base64 wherever it begins, hex. Of a
 * long word each half is found too.
 */
public final class Traces {
  private static final int BLOCK = 1 << 22;
  private static final int START = 4;
  private static final int HALVED_FROM = 16;

  /** What is looked for, and how it is called when it is found. */
  private record Form(byte[] bytes, String name) {}

  private final Map<Integer, List<Form>> byStart = new HashMap<>();
  private final BitSet starts = new BitSet(1 << 16);
  private int longest;

  private Traces() {}

  /** Of those words, which are ASCII and have at least eight characters. */
  public static Traces of(Collection<String> words) {
    Traces traces = new Traces();
    int number = 0;
    for (String word : words) {
      number++;
      for (String part : parts(word)) {
        forms(part).forEach(traces::add);
      }
    }
    if (number == 0) {
      throw new AssertionError("nothing to look for");
    }
    return traces;
  }

  private static List<String> parts(String word) {
    if (word.length() < 2 * START || word.chars().anyMatch(c -> c >= 128)) {
      throw new AssertionError("not a word to look for");
    }
    int half = word.length() / 2;
    return word.length() < HALVED_FROM
        ? List.of(word)
        : List.of(word.substring(0, half), word.substring(half));
  }

  /** All forms of a word. */
  private static List<Form> forms(String word) {
    byte[] plain = word.getBytes(UTF_8);
    List<Form> forms = new ArrayList<>();
    forms.add(new Form(plain, word + " in UTF-8"));
    forms.add(new Form(word.getBytes(UTF_16BE), word + " in UTF-16BE"));
    forms.add(new Form(word.getBytes(UTF_16LE), word + " in UTF-16LE"));
    forms.add(ascii(escaped(word, "\\u%04x"), word + " escaped as in JSON"));
    forms.add(ascii(escaped(word, "\\u%04X"), word + " escaped as in JSON"));
    forms.add(ascii(escaped(word, "%%%02X"), word + " escaped as in an address"));
    forms.add(ascii(HexFormat.of().formatHex(plain), word + " in hex"));
    forms.add(ascii(HexFormat.of().withUpperCase().formatHex(plain), word + " in hex"));
    for (int before = 0; before < 3; before++) {
      forms.add(ascii(base64(plain, before), word + " in base64"));
    }
    return forms;
  }

  private static Form ascii(String text, String name) {
    return new Form(text.getBytes(UTF_8), name);
  }

  private static String escaped(String word, String format) {
    return word.chars().mapToObj(format::formatted).collect(Collectors.joining());
  }

  /** Those digits of base64 that depend on the word alone, when that many bytes come before it. */
  private static String base64(byte[] word, int before) {
    byte[] shifted = new byte[before + word.length];
    System.arraycopy(word, 0, shifted, before, word.length);
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(shifted)
        .substring((8 * before + 5) / 6, 8 * shifted.length / 6);
  }

  private void add(Form form) {
    int start = start(form.bytes(), 0);
    byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(form);
    starts.set(start >>> 16);
    longest = Math.max(longest, form.bytes().length);
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  /** What is found in a text. */
  public Set<String> inText(String text) {
    try {
      return in(new ByteArrayInputStream(text.getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is found in a file, or in all files below a folder, and in their names. */
  public Set<String> in(Path place) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Set<String> here = new TreeSet<>(inText(file.toString()));
        try (InputStream in = Files.newInputStream(file)) {
          here.addAll(in(in));
        }
        here.forEach(each -> found.add(each + ", " + place.relativize(file)));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> in(InputStream in) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] buffer = new byte[BLOCK + longest];
    int kept = 0;
    while (true) {
      int read = in.readNBytes(buffer, kept, buffer.length - kept);
      int end = kept + read;
      search(buffer, end, found);
      if (end < buffer.length) {
        return found;
      }
      kept = longest - 1; // a form may begin here and end in the next block
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
    }
  }

  private void search(byte[] bytes, int end, Set<String> found) {
    for (int i = 0; i <= end - START; i++) {
      if (starts.get((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff))) {
        for (Form form : byStart.getOrDefault(start(bytes, i), List.of())) {
          int stop = i + form.bytes().length;
          if (stop <= end && Arrays.equals(bytes, i, stop, form.bytes(), 0, stop - i)) {
            found.add(form.name());
          }
        }
      }
    }
  }
}
