package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer that is a file, written while it is made.
 *
 * @param fileName as the browser saves it; plain ASCII, without a quote
 * @param contentType with its charset
 * @param content writes it
 */
record Download(String fileName, String contentType, Content content) {
  /** Writes a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  Download {
    if (!fileName.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a plain file name");
    }
    requireNonNull(contentType, "contentType");
    requireNonNull(content, "content");
  }
}
