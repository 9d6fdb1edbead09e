package io.storeflow.productimport;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;

/** Keeps the files of imports where no address leads. */
@Component
class ImportFiles {
  private final FileStorage storage;

  ImportFiles(FileStorage storage) {
    this.storage = storage;
  }

  /** A copy on this machine, gone when it is closed. */
  record Copy(Path path) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(path);
      } catch (IOException left) {
        path.toFile().deleteOnExit();
      }
    }
  }

  void keep(Store store, long id, Path file) {
    storage.put(key(store, id), file);
  }

  /**
   * @throws NotFound if it is gone
   */
  Copy copy(Store store, long id) {
    var kept = storage.find(key(store, id)).orElseThrow(NotFound::new);
    try {
      var copy = new Copy(Files.createTempFile("import-", ".csv"));
      try (var in = kept.content().open()) {
        Files.copy(in, copy.path(), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException | RuntimeException failure) {
        copy.close();
        throw failure;
      }
      return copy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void delete(Store store, long id) {
    storage.delete(key(store, id));
  }

  private static String key(Store store, long id) {
    return store.id() + "/imports/" + id;
  }
}
