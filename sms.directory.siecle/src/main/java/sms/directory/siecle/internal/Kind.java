package sms.directory.siecle.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import sms.directory.internal.source.SourceFile;

/**
 * The exports that are read, known by their root element: files are renamed, and private schools'
 * software writes {@code BEE_EPHC_…}.
 */
enum Kind {
  PUPILS("ElevesAvecAdresses.xml", "ELEVES"),
  ADULTS("ResponsablesAvecAdresses.xml", "RESPONSABLES"),
  STRUCTURES("Structures.xml", "STRUCTURES"),
  NOMENCLATURE("Nomenclature.xml", "NOMENCLATURE");

  private final String usualName;
  private final String root;

  Kind(String usualName, String root) {
    this.usualName = usualName;
    this.root = root;
  }

  /** The name that SIECLE gives the file. */
  String usualName() {
    return usualName;
  }

  /** What that file is; empty for another file. */
  static Optional<Kind> of(SourceFile file) throws IOException {
    String head = XmlFile.head(file);
    return Stream.of(values())
        .filter(
            kind -> head.contains("<BEE_" + kind.root) || head.contains("<BEE_EPHC_" + kind.root))
        .findFirst();
  }
}
