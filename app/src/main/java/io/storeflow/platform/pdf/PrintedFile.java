package io.storeflow.platform.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PDF in a file of its own, which is gone once this is closed. */
public record PrintedFile(Path path) implements AutoCloseable {

  /** How many bytes it has. */
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends all of it. */
  public void writeTo(OutputStream to) throws IOException {
    Files.copy(path, to);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
