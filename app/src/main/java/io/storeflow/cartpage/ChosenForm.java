package io.storeflow.cartpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Chosen.Pick;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What was chosen with a product, as its page sends it: {@code m-<group>} names modifiers of a
 * group, {@code m-<modifier>-<group>} those that go with a modifier and count only where that was
 * chosen; or {@code chosen}, the whole as {@link Chosen#text text}. Blank values say that none was.
 */
final class ChosenForm {
  private static final String FIELD = "m-";
  private static final String VALUE = "value-";

  private ChosenForm() {}

  static Chosen read(MultiValueMap<String, String> sent) {
    var whole = sent.getFirst("chosen");
    if (whole != null && !whole.isEmpty())
      return Chosen.parse(whole).orElse(new Chosen(List.of(new Pick(whole, 1))));
    var picks = new ArrayList<Pick>();
    sent.forEach(
        (name, values) -> {
          if (!isOuter(name)) return;
          for (var id : values)
            if (!id.isBlank() && picks.size() <= Chosen.MOST)
              picks.add(new Pick(id, 1, inner(sent, id)));
        });
    return new Chosen(picks);
  }

  /** Of the options of a product in their order: {@code value-0}, {@code value-1}. */
  static List<String> values(MultiValueMap<String, String> sent) {
    var values = new ArrayList<String>();
    for (int option = 0; option < ProductChange.MOST_OPTIONS; option++) {
      var value = sent.getFirst(VALUE + option);
      if (value == null) break;
      values.add(value);
    }
    return values;
  }

  private static boolean isOuter(String name) {
    return name.startsWith(FIELD) && name.indexOf('-', FIELD.length()) < 0;
  }

  private static List<Pick> inner(MultiValueMap<String, String> sent, String modifier) {
    var picks = new ArrayList<Pick>();
    sent.forEach(
        (name, values) -> {
          if (!name.startsWith(FIELD + modifier + "-")) return;
          for (var id : values)
            if (!id.isBlank() && picks.size() <= Chosen.MOST) picks.add(new Pick(id, 1));
        });
    return picks;
  }
}
