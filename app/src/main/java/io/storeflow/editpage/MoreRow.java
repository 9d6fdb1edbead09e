package io.storeflow.editpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.pricing.Basket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goods that are put to an order, as it was typed.
 *
 * @param variant public id
 */
public record MoreRow(@Nullable String variant, @Nullable String quantity) {

  /**
   * The rows without those of which there are to be none, and one for what was picked.
   *
   * @param pick public id of what was found and is put to them; null for nothing
   */
  public static List<MoreRow> whole(@Nullable List<MoreRow> rows, @Nullable String pick) {
    var given =
        requireNonNullElse(rows, List.<MoreRow>of()).stream()
            .filter(Objects::nonNull)
            .filter(it -> PublicId.looksRight(Typed.code(it.variant())))
            .filter(it -> !Typed.code(it.quantity()).equals("0"));
    var picked =
        PublicId.looksRight(Typed.code(pick))
            ? Stream.of(new MoreRow(Typed.code(pick), "1"))
            : Stream.<MoreRow>empty();
    return Stream.concat(given, picked).limit(Basket.MOST_LINES).toList();
  }

  /** What they want; of use only if nothing was noted, at fields of {@code more}. */
  public static List<Basket.Item> read(@Nullable List<MoreRow> rows, FormText check) {
    var items = new ArrayList<Basket.Item>();
    var goods = requireNonNullElse(rows, List.<MoreRow>of());
    for (int i = 0; i < goods.size(); i++) {
      var row = goods.get(i);
      var read = WholeNumber.read(row.quantity(), 1, Basket.MOST_UNITS);
      int number = check.required("more[" + i + "].quantity", read, 1);
      items.add(new Basket.Item(Typed.code(row.variant()), number));
    }
    return items;
  }

  /** The variants that they name. */
  public static List<String> ids(@Nullable List<MoreRow> rows) {
    return requireNonNullElse(rows, List.<MoreRow>of()).stream()
        .map(it -> Typed.code(it.variant()))
        .distinct()
        .toList();
  }
}
