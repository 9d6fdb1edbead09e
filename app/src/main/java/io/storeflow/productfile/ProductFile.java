package io.storeflow.productfile;

import io.storeflow.productfile.reading.FileReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Opens files of products, in any of the formats of {@link Dialect}. */
public final class ProductFile {
  /** Bytes that a file may have. */
  public static final long LARGEST = 60L * 1024 * 1024;

  private ProductFile() {}

  /**
   * Looks the file through once; what it holds is told by the reading.
   *
   * @throws Unreadable if it is no file of products, or larger than {@link #LARGEST}
   * @throws UncheckedIOException if it cannot be opened
   */
  public static Reading read(Path file, FileRules rules) throws Unreadable {
    try {
      return FileReading.open(file, rules, LARGEST);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
