package io.storeflow.productfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Files of products that are read; what is in them is counted by hand. */
abstract class OnFiles {
  static final String ONE = "Handle,Title,Variant SKU,Variant Price\n";

  @TempDir Path folder;

  ReadFile read(String text) throws IOException, Unreadable {
    return ReadFile.of(written(text));
  }

  Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("products.csv"), text);
  }
}
