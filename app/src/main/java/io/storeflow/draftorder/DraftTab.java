package io.storeflow.draftorder;

import io.storeflow.platform.code.Coded;

/** The parts of the list of drafts. */
public enum DraftTab implements Coded {
  OPEN,
  SENT,
  COMPLETED,
  /** Cancelled, or with a link that is too old. */
  ENDED
}
