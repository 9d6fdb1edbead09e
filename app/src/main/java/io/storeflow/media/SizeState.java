package io.storeflow.media;

import io.storeflow.platform.code.Coded;

/** How far the sizes of a picture are, once they do not wait to be made any more. */
public enum SizeState implements Coded {
  MADE,
  /** The picture is shown in its largest size everywhere. */
  FAILED
}
