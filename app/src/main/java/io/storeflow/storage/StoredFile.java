package io.storeflow.storage;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that was found.
 *
 * @param length in bytes
 * @param localName its absolute name where it is on a disk of this machine, so that the server can
 *     send it by itself; else null
 */
public record StoredFile(long length, @Nullable String localName, Content content) {
  /** Opens the file from its start. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** All of it, for a short one. */
  public byte[] bytes() {
    try (var in = content.open()) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new StorageAway("A file that was found cannot be read: " + failure, failure);
    }
  }
}
