package io.storeflow.platform.frame;

import java.util.Locale;

/** A store whose texts are shown on a page that may be in another language. */
public interface StoreTexts {

  /** The language that the store is set to, and its country. */
  Locale texts();
}
