package io.storeflow.importpicture;

import io.storeflow.platform.code.Coded;

/** Why a picture could not be fetched. */
public enum PictureRefusal implements Coded {
  /**
   * The address is not one that is fetched: its form, its port, or it lies in a private network.
   */
  ADDRESS,
  /** Nobody answers there, or not in time. */
  SILENT,
  /** The answer is that there is none. */
  MISSING,
  /** It is larger than pictures may be. */
  LARGE,
  /** It is no picture that can be shown. */
  NO_PICTURE,
  /** The product is gone, or has as many pictures as it can. */
  NO_PLACE
}
