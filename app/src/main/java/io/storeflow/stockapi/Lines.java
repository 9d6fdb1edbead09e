package io.storeflow.stockapi;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Typed;
import io.storeflow.stockapi.Goods.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** 409, at each line of which there is less than it takes, with what is left. */
  static Problem fewer(InsufficientStock few, List<Found> goods, String pointer, String member) {
    var wrongs = new ArrayList<Wrong>();
    for (int i = 0; i < goods.size(); i++) {
      var each = goods.get(i);
      if (few.variants().contains(each.id()))
        wrongs.add(
            few(pointer + "/" + i + "/" + member, each.sku(), few.level(each.id()).available()));
    }
    return new Problem(HttpStatus.CONFLICT, "insufficient_stock", wrongs, Map.of());
  }

  private static Wrong few(String at, String sku, int left) {
    return sku.isEmpty()
        ? Wrong.of(at, "stock.few.here", left)
        : Wrong.of(at, "stock.few", sku, left);
  }
}
