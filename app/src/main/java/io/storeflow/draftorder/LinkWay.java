package io.storeflow.draftorder;

import io.storeflow.platform.code.Coded;

/** How a link to a draft reaches its shopper. */
public enum LinkWay implements Coded {
  /** It stands in a mail, and nowhere else. */
  MAIL,
  /** Staff were shown it, to pass it on. */
  COPY
}
