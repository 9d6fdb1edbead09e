package io.storeflow.productimport;

import io.storeflow.platform.code.Coded;

/** How far an import has come. */
public enum ImportState implements Coded {
  /** The file is looked at; nothing is changed. */
  LOOKING,
  /** What would come of it can be seen. */
  LOOKED,
  /** It is no file of products. */
  UNREADABLE,
  RUNNING,
  DONE,
  UNDOING,
  UNDONE
}
