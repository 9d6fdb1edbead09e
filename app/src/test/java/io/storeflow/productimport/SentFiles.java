package io.storeflow.productimport;

import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Files of products that somebody has sent, for tests that need one. */
public final class SentFiles {
  private SentFiles() {}

  /** A small one, each time another; returns the import's public id. */
  public static String send(Imports imports, Store store) {
    var handle = "h-" + PublicId.random().toLowerCase(java.util.Locale.ROOT).replace('_', 'x');
    try {
      var file = Files.createTempFile("sent-", ".csv");
      try {
        Files.writeString(file, "Handle,Title,Variant Price\n" + handle + ",Mug,5.00\n");
        return imports.take(store, file, "mugs.csv", Actor.SYSTEM);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
