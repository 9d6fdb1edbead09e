package io.storeflow.catalog;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a copy of a product begins as: a draft, its variants without SKU and stock. */
public final class ProductCopy {
  private ProductCopy() {}

  /** Its variants stand in the order of the product's. */
  public static ProductChange of(ProductDetail product, String title) {
    var options = product.options().stream().map(ProductCopy::option).toList();
    var variants =
        product.variants().stream()
            .map(it -> new VariantChange(null, chosen(product, it.values()), it.fields().copy(), 0))
            .toList();
    return new ProductChange(product.fields().copy(title), "", options, variants, Set.of());
  }

  private static OptionChange option(OptionDetail option) {
    var values = option.values().stream().map(it -> new ValueChange(null, it.value())).toList();
    return new OptionChange(null, option.name(), values);
  }

  private static List<Integer> chosen(ProductDetail product, List<Long> values) {
    var chosen = new ArrayList<Integer>();
    for (int i = 0; i < values.size(); i++) {
      var ids = product.options().get(i).values().stream().map(ValueDetail::id).toList();
      chosen.add(ids.indexOf(values.get(i)));
    }
    return chosen;
  }
}
