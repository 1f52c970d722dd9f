package sms.host.kit.internal.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a page, as its server sent it. */
final class Markup {
  private static final Pattern TAG =
      Pattern.compile(
          "<([a-zA-Z][^\\s/>]*)((?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>|</[^>]*>|<!--.*?-->",
          Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-z]+);");
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

  private final Set<String> words = new HashSet<>();
  private final List<Element> elements = new ArrayList<>();

  private record Element(String tag, Map<String, String> attributes) {}

  Markup(String html) {
    Matcher tag = TAG.matcher(html);
    int text = 0;
    while (tag.find()) {
      words.add(bare(html.substring(text, tag.start())));
      text = tag.end();
      String name = tag.group(1);
      if (name != null) {
        add(new Element(name.toLowerCase(Locale.ROOT), attributes(tag.group(2))));
      }
    }
    words.add(bare(html.substring(text)));
  }

  private void add(Element element) {
    elements.add(element);
    element.attributes().values().forEach(value -> words.add(bare(value)));
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(text);
    while (attribute.find()) {
      String value = attribute.group(2);
      if (value == null) {
        value = attribute.group(3) == null ? attribute.group(4) : attribute.group(3);
      }
      attributes.putIfAbsent(
          attribute.group(1).toLowerCase(Locale.ROOT), unescaped(String.valueOf(value)));
    }
    return attributes;
  }

  /** Whether a text, or the value of an attribute, is that label, whatever signs are around it. */
  boolean says(String label) {
    return words.contains(bare(label));
  }

  /** Whether there is an element of that name. */
  boolean has(String tag) {
    return elements.stream().anyMatch(element -> element.tag().equals(tag));
  }

  /** Whether there is an element of that name with that attribute. */
  boolean has(String tag, String attribute, String value) {
    return elements.stream()
        .filter(element -> element.tag().equals(tag))
        .anyMatch(element -> value.equals(element.attributes().get(attribute)));
  }

  private static String bare(String text) {
    String line = unescaped(text).replaceAll("[\\s\u00a0\u202f]+", " ");
    return AROUND.matcher(line).replaceAll("");
  }

  private static String unescaped(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())));
  }

  private static String character(String name, String whole) {
    if (!name.startsWith("#")) {
      return NAMED.getOrDefault(name, whole);
    }
    boolean hexadecimal = name.startsWith("#x");
    try {
      return Character.toString(
          Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10));
    } catch (IllegalArgumentException e) {
      return whole;
    }
  }
}
