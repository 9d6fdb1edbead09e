package io.storeflow.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is walked by cursors.
 *
 * @param newer cursor of the page before this one, null on the first; older: of the next, null on
 *     the last
 */
public record Page<T>(List<T> rows, @Nullable String newer, @Nullable String older) {

  /** Nothing, and nothing around it. */
  public static <T> Page<T> none() {
    return new Page<>(List.of(), null, null);
  }

  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(rows.stream().<R>map(change).toList(), newer, older);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
