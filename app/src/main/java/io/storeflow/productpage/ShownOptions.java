package io.storeflow.productpage;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options of a product as its form shows them, and the lines of its variants.
 *
 * @param told whether its variants are told apart by their titles alone, as an older release did
 */
record ShownOptions(ProductDetail product, boolean told) {

  static ShownOptions of(ProductDetail product) {
    return new ShownOptions(product, product.options().isEmpty() && isToldApart(product));
  }

  private static boolean isToldApart(ProductDetail product) {
    return product.variants().size() > 1
        || product.variants().stream().anyMatch(it -> !it.fields().title().isEmpty());
  }

  /**
   * @param implied what the option is called of variants that their titles tell apart
   */
  List<OptionRow> rows(String implied) {
    if (told) return List.of(OptionRow.of(null, implied, titles()));
    var rows = new ArrayList<OptionRow>();
    for (var option : product.options())
      rows.add(
          OptionRow.of(
              rows.size(),
              option.name(),
              option.values().stream().map(ValueDetail::value).toList()));
    return rows;
  }

  private List<String> titles() {
    return product.variants().stream().map(it -> it.fields().title()).toList();
  }

  List<VariantRow> variants() {
    var all = product.variants();
    return IntStream.range(0, all.size())
        .mapToObj(i -> VariantRow.of(all.get(i), told ? List.of(i) : chosen(all.get(i))))
        .toList();
  }

  /** The place of its value among those of each option. */
  private List<Integer> chosen(VariantDetail variant) {
    var places = product.options().stream().map(ShownOptions::ids).toList();
    return IntStream.range(0, Math.min(places.size(), variant.values().size()))
        .mapToObj(i -> places.get(i).indexOf(variant.values().get(i)))
        .toList();
  }

  private static List<Long> ids(OptionDetail option) {
    return option.values().stream().map(ValueDetail::id).toList();
  }
}
