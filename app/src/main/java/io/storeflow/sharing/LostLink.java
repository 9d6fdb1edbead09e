package io.storeflow.sharing;

import io.storeflow.platform.code.Coded;

/** What became of the source of a link that ended by it. */
public enum LostLink implements Coded {
  DELETED,
  ARCHIVED;
}
