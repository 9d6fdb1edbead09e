package io.storeflow.importplan;

import io.storeflow.platform.input.Typed;
import io.storeflow.product.Attribute;
import io.storeflow.productfile.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of details of a product or a variant. */
final class Attributed {
  private Attributed() {}

  /** Those that are told in place of those of the same name, the others as they are. */
  static List<Attribute> over(List<Attribute> now, Map<String, Told<String>> told) {
    var all = new ArrayList<>(now);
    told.forEach(
        (name, value) -> {
          var known = Typed.cut(name, Attribute.LONGEST_NAME);
          int at = -1;
          for (int i = 0; i < all.size(); i++) if (all.get(i).name().equals(known)) at = i;
          switch (value) {
            case Told.Absent<String> nothing -> {}
            case Told.Cleared<String> blank -> {
              if (at >= 0) all.remove(at);
            }
            case Told.Of<String>(var text) -> {
              var it = new Attribute(known, Typed.cut(text, Attribute.LONGEST_VALUE));
              if (at >= 0) all.set(at, it);
              else if (all.size() < Attribute.MOST) all.add(it);
            }
          }
        });
    return List.copyOf(all);
  }
}
