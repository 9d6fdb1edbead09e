package io.storeflow.media;

import io.storeflow.storage.FileStorage;
import io.storeflow.storage.StoredFile;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The real storage, which keeps nothing until it is let. */
final class HeldStorage implements FileStorage {
  private final FileStorage storage;
  private final CountDownLatch let = new CountDownLatch(1);

  HeldStorage(FileStorage storage) {
    this.storage = storage;
  }

  void letGo() {
    let.countDown();
  }

  @Override
  public void open() {
    storage.open();
  }

  @Override
  public void put(String key, java.nio.file.Path file) {
    try {
      let.await();
      storage.put(key, file);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void put(String key, byte[] bytes) {
    try {
      let.await();
      storage.put(key, bytes);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<StoredFile> find(String key) {
    return storage.find(key);
  }

  @Override
  public boolean has(String key) {
    return storage.has(key);
  }

  @Override
  public void delete(String key) {
    storage.delete(key);
  }
}
