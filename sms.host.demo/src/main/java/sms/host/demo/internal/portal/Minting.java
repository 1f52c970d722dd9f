package sms.host.demo.internal.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes secrets that a parent can read from a telephone and type. */
final class Minting {
  /** Of a temporary password: about 70 bits. */
  static final int PASSWORD = 12;

  /** Of the token of a link: about 140 bits. */
  static final int TOKEN = 24;

  /** Of a first password, as schools give them: about 46 bits. */
  static final int FIRST = 8;

  /** Without those that are taken for each other: I l 1, O 0. */
  private static final char[] CHARACTERS =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789".toCharArray();

  private final SecureRandom random = new SecureRandom();
  private final Path keyFile;

  /**
   * @param keyFile where the key of the first passwords is, and is put when it is not there
   */
  Minting(Path keyFile) {
    this.keyFile = keyFile;
  }

  char[] random(int length) {
    char[] secret = new char[length];
    for (int i = 0; i < length; i++) {
      secret[i] = CHARACTERS[random.nextInt(CHARACTERS.length)];
    }
    return secret;
  }

  /**
   * The password that the school gave at the beginning of the year. It can be read at any time, so
   * it stands in no file: it is made of the account and a key.
   */
  char[] first(String accountId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      ByteBuffer bytes = ByteBuffer.wrap(mac.doFinal(accountId.getBytes(StandardCharsets.UTF_8)));
      char[] secret = new char[FIRST];
      for (int i = 0; i < FIRST; i++) {
        secret[i] = CHARACTERS[Math.floorMod(bytes.getInt(), CHARACTERS.length)];
      }
      return secret;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  private synchronized byte[] key() {
    try {
      if (!Files.exists(keyFile)) {
        create();
      }
      return Files.readAllBytes(keyFile);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of the portal cannot be read", e);
    }
  }

  private void create() throws IOException {
    byte[] key = new byte[32];
    random.nextBytes(key);
    Files.createDirectories(keyFile.toAbsolutePath().getParent());
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            keyFile,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.createFile(keyFile);
      }
      Files.write(keyFile, key, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("another process makes the key at this moment", e);
    }
  }
}
