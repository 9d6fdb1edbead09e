package io.storeflow.productfile;

import java.util.function.Consumer;

/** A file that can be read; as often as wanted, from its beginning each time. */
public interface Reading {

  FileHead head();

  /**
   * Tells its products one by one, in the order in which their last rows come, with what is wrong
   * and what was decided. Every row of the file is part of a product or refused. Holds a product at
   * a time.
   *
   * @throws java.io.UncheckedIOException if the file is gone
   */
  void each(Consumer<FileProduct> products, Consumer<Refusal> refusals, Consumer<Remark> remarks);
}
