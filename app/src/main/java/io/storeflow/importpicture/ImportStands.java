package io.storeflow.importpicture;

import io.storeflow.store.Store;

/** Tells those who fetch the pictures of an import whether they are still wanted. */
public interface ImportStands {

  /**
   * Whether the import is done, and nobody takes it back. It stays so until the caller's
   * transaction ends.
   */
  boolean stands(Store store, long id);
}
