package io.storeflow.media;

import io.storeflow.storage.FileStorage;
import io.storeflow.storage.StoredFile;
import java.util.Optional;

/** The real storage, under a process that dies after so many steps, at the start or end of one. */
final class DyingStorage implements FileStorage {
  static final class Dead extends RuntimeException {}

  private final FileStorage storage;
  private int stepsLeft;

  DyingStorage(FileStorage storage, int steps) {
    this.storage = storage;
    stepsLeft = steps;
  }

  @Override
  public void open() {
    storage.open();
  }

  @Override
  public void put(String key, java.nio.file.Path file) {
    step();
    storage.put(key, file);
    step();
  }

  @Override
  public void put(String key, byte[] bytes) {
    step();
    storage.put(key, bytes);
    step();
  }

  @Override
  public Optional<StoredFile> find(String key) {
    step();
    return storage.find(key);
  }

  @Override
  public boolean has(String key) {
    return find(key).isPresent();
  }

  @Override
  public void delete(String key) {
    step();
    storage.delete(key);
    step();
  }

  private void step() {
    if (stepsLeft-- == 0) throw new Dead();
  }
}
