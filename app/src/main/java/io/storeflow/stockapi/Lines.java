package io.storeflow.stockapi;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.stockapi.Goods.Found;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What lines of adjustments and of reservations have in common. */
final class Lines {
  private Lines() {}

  /** Which variant a line means; notes where it names none. */
  static Goods.Named named(
      String pointer, @Nullable String sku, @Nullable String variantId, List<Wrong> wrongs) {
    var id = Typed.line(variantId);
    if (id.isEmpty() && Typed.line(sku).isEmpty())
      wrongs.add(Wrong.of(pointer + "/sku", "required.sku"));
    TextRules.optionalLine(wrongs, pointer + "/sku", Typed.line(sku), 80);
    return new Goods.Named(pointer, sku, id.isEmpty() ? null : id);
  }

  /**
   * 409, at each line of which there is less than it takes.
   *
   * @param said what is said of the line with this index
   */
  static Problem fewer(InsufficientStock few, List<Found> goods, IntFunction<Wrong> said) {
    var wrongs =
        IntStream.range(0, goods.size())
            .filter(i -> few.variants().contains(goods.get(i).id()))
            .mapToObj(said)
            .toList();
    return new Problem(HttpStatus.CONFLICT, "insufficient_stock", wrongs, Map.of());
  }

  /** That no more can be taken than is left. */
  static Wrong few(String at, Found goods, InsufficientStock few) {
    int left = few.level(goods.id()).available();
    return goods.sku().isEmpty()
        ? Wrong.of(at, "stock.few.here", left)
        : Wrong.of(at, "stock.few", goods.sku(), left);
  }

  /** That no fewer can be on hand than are reserved. */
  static Wrong reserved(String at, Found goods, InsufficientStock few) {
    int reserved = few.level(goods.id()).reserved();
    return goods.sku().isEmpty()
        ? Wrong.of(at, "stock.reserved.here", reserved)
        : Wrong.of(at, "stock.reserved", goods.sku(), reserved);
  }
}
