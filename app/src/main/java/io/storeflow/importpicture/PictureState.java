package io.storeflow.importpicture;

import io.storeflow.platform.code.Coded;

/** How far a picture of an import is. */
public enum PictureState implements Coded {
  WAITING,
  FETCHED,
  FAILED
}
