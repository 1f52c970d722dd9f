package sms.directory.siecle.internal;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceTooLargeException;

/**
 * Reads one XML file record by record, with nothing in it that is not data: a document type is
 * refused whatever it says, entities beyond the five of XML are unknown, nothing outside the file
 * is ever opened.
 */
final class XmlFile {
  private static final int HEAD = 4096;
  private static final int MAX_TEXT = 500;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TEXTS = 500;
  private static final Pattern LATIN_1 =
      Pattern.compile(
          "<\\?xml[^>]*encoding\\s*=\\s*[\"'](iso-8859-1|latin1)[\"']", Pattern.CASE_INSENSITIVE);
  private static final XMLInputFactory XML = factory();

  private final SourceFile source;
  private final Problems problems;
  private final Map<String, Consumer<XmlRecord>> records = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Deque<Map<String, String>> attributes = new ArrayDeque<>();

  XmlFile(SourceFile source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the file is read");
        });
    return factory;
  }

  /** The file's first characters, by which it is recognised. */
  static String head(SourceFile file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).replace("\0", "");
    }
  }

  /**
   * Asks for the records at that path below the root: {@code "DONNEES/ELEVES/ELEVE"}.
   *
   * @return this
   */
  XmlFile on(String where, Consumer<XmlRecord> action) {
    records.put(where, action);
    return this;
  }

  /** Reads the file and hands over what was asked for; what is broken is a problem. */
  void read() {
    int line = 1;
    try (InputStream in = new BufferedInputStream(source.open(), 2 * HEAD)) {
      XMLStreamReader reader = open(in);
      try {
        while (reader.hasNext()) {
          int event = reader.next();
          line = reader.getLocation().getLineNumber();
          if (event == XMLStreamConstants.DTD) {
            problems.add(source.name(), line, "xml.doctype");
            return;
          }
          if (event == XMLStreamConstants.START_ELEMENT && !element(reader)) {
            return;
          }
          if (event == XMLStreamConstants.END_ELEMENT) {
            leave();
          }
        }
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      broken(e, line);
    } catch (SourceTooLargeException e) {
      problems.add(source.name(), 0, "source.large", e.megabytes());
    } catch (IOException e) {
      problems.add(source.name(), line, "unreadable");
    }
  }

  /** What says ISO-8859-1 is read as windows-1252, as browsers do: « œ » comes as 0x9C. */
  private static XMLStreamReader open(InputStream in) throws XMLStreamException, IOException {
    in.mark(HEAD);
    String head = new String(in.readNBytes(HEAD / 4), StandardCharsets.ISO_8859_1);
    in.reset();
    return LATIN_1.matcher(head).find()
        ? XML.createXMLStreamReader(in, "windows-1252")
        : XML.createXMLStreamReader(in);
  }

  private void broken(XMLStreamException e, int line) {
    int at = e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNumber());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      Throwable nested = cause instanceof XMLStreamException xml ? xml.getNestedException() : cause;
      if (nested instanceof SourceTooLargeException large) {
        problems.add(source.name(), 0, "source.large", large.megabytes());
        return;
      }
      if (nested instanceof CharConversionException) {
        problems.add(source.name(), at, "xml.encoding");
        return;
      }
    }
    problems.add(source.name(), at, "xml.broken");
  }

  /** Goes into an element, or takes it whole as a record; false when it cannot be read on. */
  private boolean element(XMLStreamReader reader) throws XMLStreamException {
    int line = reader.getLocation().getLineNumber();
    if (path.size() > MAX_DEPTH) {
      problems.add(source.name(), line, "xml.deep");
      return false;
    }
    Map<String, String> own = attributesOf(reader);
    path.addLast(reader.getLocalName());
    attributes.addLast(own);
    Consumer<XmlRecord> action = records.get(where());
    if (action == null) {
      return true;
    }
    Map<String, String> texts = new HashMap<>();
    if (!texts(reader, texts)) {
      return false;
    }
    action.accept(new XmlRecord(source.name(), line, around(own), texts, problems));
    leave();
    return true;
  }

  private void leave() {
    path.removeLast();
    attributes.removeLast();
  }

  /** The path without the root. */
  private String where() {
    Iterator<String> names = path.iterator();
    names.next();
    StringBuilder joined = new StringBuilder();
    while (names.hasNext()) {
      joined.append(joined.isEmpty() ? "" : "/").append(names.next());
    }
    return joined.toString();
  }

  private static Map<String, String> attributesOf(XMLStreamReader reader) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount() && i < MAX_TEXTS; i++) {
      found.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return found;
  }

  private Map<String, String> around(Map<String, String> own) {
    Map<String, String> all = new HashMap<>();
    Iterator<Map<String, String>> outwards = attributes.descendingIterator();
    outwards.next();
    if (outwards.hasNext()) {
      all.putAll(outwards.next());
    }
    all.putAll(own);
    return all;
  }

  /** Reads to the end of the record. */
  private boolean texts(XMLStreamReader reader, Map<String, String> texts)
      throws XMLStreamException {
    Deque<String> inner = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          inner.addLast(reader.getLocalName());
          text.setLength(0);
          if (inner.size() > MAX_DEPTH || texts.size() > MAX_TEXTS) {
            problems.add(source.name(), reader.getLocation().getLineNumber(), "xml.deep");
            return false;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          if (text.length() > MAX_TEXT && !text.toString().isBlank()) {
            problems.add(
                source.name(),
                reader.getLocation().getLineNumber(),
                "cell.long",
                String.join("/", inner),
                Integer.toString(MAX_TEXT));
            return false;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (inner.isEmpty()) {
            return true;
          }
          texts.putIfAbsent(String.join("/", inner), text.toString().strip());
          text.setLength(0);
          inner.removeLast();
        }
        default -> {
          // comments and processing instructions say nothing to us
        }
      }
    }
    return true;
  }
}
