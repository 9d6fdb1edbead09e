package io.storeflow.productimport;

import io.storeflow.catalog.StaleProduct;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.platform.failure.NotFound;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Does things together; where one of them stands in the way, each by itself, so that it is told.
 */
final class Apart {
  private Apart() {}

  /**
   * @param together does all of them or none
   * @param left is told of one that cannot be done, and why
   */
  static <T> void from(List<T> all, Consumer<List<T>> together, BiConsumer<T, String> left) {
    if (why(() -> together.accept(all)) == null) return;
    for (var one : all) {
      var why = why(() -> together.accept(List.of(one)));
      if (why != null) left.accept(one, why);
    }
  }

  @org.jspecify.annotations.Nullable
  private static String why(Runnable work) {
    try {
      work.run();
      return null;
    } catch (InsufficientStock few) {
      return "stock";
    } catch (NotFound | StaleProduct gone) {
      return "gone";
    } catch (DataIntegrityViolationException taken) {
      return "there";
    }
  }
}
