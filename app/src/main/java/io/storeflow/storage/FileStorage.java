package io.storeflow.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps files under keys. A key is made by us, such as {@code 123/ab/abcd...}: small letters and
 * digits, with single {@code / - .} between them; never what a person typed. Every method throws
 * {@link StorageAway} while the storage cannot be reached, is full or refuses; it may then be asked
 * again.
 */
public interface FileStorage {
  /** What nodes write to try whether they can. */
  String PROBES = "probe";

  /**
   * Makes what it needs to be written; called once, when the place has proved to be the right one.
   */
  void open();

  /**
   * Keeps all of the bytes or nothing, in place of what is there under this key. When it returns,
   * they are safe.
   */
  void put(String key, byte[] bytes);

  /** The same of a file, which does not pass through the heap. */
  void put(String key, Path file);

  /** The file under this key, to be read; empty if there is none. */
  Optional<StoredFile> find(String key);

  boolean has(String key);

  /** Deletes what is there under this key, if anything is. */
  void delete(String key);
}
