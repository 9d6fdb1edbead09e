package io.storeflow.platform.body;

import java.io.IOException;

/** A body that drips: 408. */
final class BodyTooSlow extends IOException {
  private static final long serialVersionUID = 1;
}
