package io.storeflow.shop;

import io.storeflow.forsale.ShopProduct;
import io.storeflow.product.Attribute;
import java.util.List;
import java.util.stream.Stream;

/**
 * The details that the page of a product lists: those of the product, then those in which its
 * variants differ, under their names.
 */
public record Details(List<Group> groups) {

  /**
   * @param title of the variant; empty for the product
   */
  public record Group(String title, List<Attribute> attributes) {}

  static Details of(ShopProduct product) {
    var own = new Group("", product.traits().attributes());
    boolean several = product.variants().size() > 1;
    var variants =
        product.variants().stream()
            .map(it -> new Group(several ? it.title() : "", it.made().attributes()));
    return new Details(
        Stream.concat(Stream.of(own), variants)
            .filter(group -> !group.attributes().isEmpty())
            .toList());
  }

  public boolean isEmpty() {
    return groups.isEmpty();
  }
}
