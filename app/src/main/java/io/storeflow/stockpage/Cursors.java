package io.storeflow.stockpage;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.paging.Page;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How pages of stock take a cursor from an address. */
final class Cursors {
  private Cursors() {}

  /** A cursor of another list, from an old address, begins at the first page. */
  static <T> Page<T> lenient(@Nullable String cursor, Function<@Nullable String, Page<T>> read) {
    try {
      return read.apply(cursor);
    } catch (Problem ofAnotherList) {
      return read.apply(null);
    }
  }
}
