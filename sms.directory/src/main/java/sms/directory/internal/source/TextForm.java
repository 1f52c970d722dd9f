package sms.directory.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * How a text file is encoded: UTF-8 with or without byte order mark, else windows-1252, of which
 * every printable character of ISO-8859-1 has the same code. Found out by one look at all its
 * bytes, because an accent may come late.
 *
 * @param charset the encoding
 * @param mark length of the byte order mark, in bytes
 * @param broken the first line that is not in any encoding we know, from 1; 0: none
 * @param tooLong the first line of more than {@value #MAX_LINE} bytes, from 1; 0: none
 */
public record TextForm(Charset charset, int mark, int broken, int tooLong) {
  /** Longest line, in bytes. */
  public static final int MAX_LINE = 1024 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int CHUNK = 64 * 1024;

  /** Looks at the file. */
  public static TextForm of(SourceFile file) throws IOException {
    Scan scan = new Scan();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = file.open()) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        scan.bytes(chunk, read);
      }
    }
    return scan.form();
  }

  /** The text, without byte order mark; the caller closes it. */
  public Reader open(SourceFile file) throws IOException {
    InputStream in = file.open();
    in.skipNBytes(mark);
    return new BufferedReader(
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        CHUNK);
  }

  /** Counts what speaks for UTF-8 and what speaks against it. */
  private static final class Scan {
    private static final int[] BOM = {0xEF, 0xBB, 0xBF};

    private long position;
    private int marked;
    private int line = 1;
    private long column;
    private int tooLong;
    private int pending;
    private int least = 0x80;
    private int most = 0xBF;
    private long characters;
    private long errors;
    private int firstError;
    private int firstUndefined;

    void bytes(byte[] chunk, int length) {
      for (int i = 0; i < length; i++) {
        next(chunk[i] & 0xFF);
      }
    }

    private void next(int b) {
      if (position == marked && marked < BOM.length && b == BOM[marked]) {
        marked++;
      }
      position++;
      column++;
      if (column > MAX_LINE && tooLong == 0) {
        tooLong = line;
      }
      if (b < 0x80) {
        if (pending > 0) {
          error();
        }
        if (b == '\n') {
          line++;
          column = 0;
        } else if (b == 0 && firstUndefined == 0) {
          firstUndefined = line;
          error();
        }
      } else {
        high(b);
      }
    }

    /** Well-formed sequences as in table 3-7 of the Unicode standard. */
    private void high(int b) {
      if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
        firstUndefined = firstUndefined == 0 ? line : firstUndefined;
      }
      if (pending > 0) {
        if (b >= least && b <= most) {
          pending--;
          least = 0x80;
          most = 0xBF;
          if (pending == 0) {
            characters++;
          }
          return;
        }
        error();
      }
      if (b >= 0xC2 && b <= 0xF4) {
        pending = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
      } else {
        error();
      }
    }

    private void error() {
      errors++;
      firstError = firstError == 0 ? line : firstError;
      pending = 0;
      least = 0x80;
      most = 0xBF;
    }

    TextForm form() {
      if (pending > 0) {
        error();
      }
      boolean bom = marked == BOM.length;
      if (errors == 0) {
        return new TextForm(UTF_8, bom ? BOM.length : 0, 0, tooLong);
      }
      // Accents in UTF-8 and one that is not: a file that was cut or glued, not another encoding.
      if (bom || characters >= errors) {
        return new TextForm(UTF_8, bom ? BOM.length : 0, firstError, tooLong);
      }
      return new TextForm(WINDOWS, 0, firstUndefined, tooLong);
    }
  }
}
