package io.storeflow.importpicture;

import java.io.Serial;

/** A picture could not be fetched; says why. */
final class NotFetched extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final PictureRefusal why;

  NotFetched(PictureRefusal why) {
    super(why.code(), null, false, false);
    this.why = why;
  }

  PictureRefusal why() {
    return why;
  }
}
