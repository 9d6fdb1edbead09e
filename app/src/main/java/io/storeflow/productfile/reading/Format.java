package io.storeflow.productfile.reading;

import java.util.List;

/** In what way the rows of a file make products. */
sealed interface Format permits Shopify, Woo {

  /**
   * By what a row belongs together with others; empty if it belongs to none and cannot be taken.
   *
   * @param last that of the row above; empty for none
   */
  String key(Cells cells, String last);

  /** Makes a product of its rows, and tells it and what is wrong. */
  void tell(String key, List<Cells> rows, Sinks sinks);
}
