package io.storeflow.catalog;

import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Audited;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two states of a product, as the audit log tells it. */
final class ProductDifferences {
  private ProductDifferences() {}

  static Audited.Changes between(ProductDetail before, ProductDetail after) {
    var changes =
        Audited.Changes.none()
            .field("title", before.title(), after.title())
            .field("second_title", before.secondTitle(), after.secondTitle())
            .field("description", before.description(), after.description())
            .field("slug", before.slug(), after.slug())
            .field("category", before.category(), after.category())
            .field("image", before.media(), after.media())
            .field("image_alt", before.imageAlt(), after.imageAlt())
            .field("state", before.state().code(), after.state().code());
    var old =
        before.variants().stream()
            .collect(Collectors.toMap(VariantDetail::publicId, Function.identity()));
    for (var variant : after.variants()) {
      add(changes, "variant " + variant.publicId(), old.get(variant.publicId()), variant);
    }
    return changes;
  }

  private static void add(
      Audited.Changes changes, String name, @Nullable VariantDetail before, VariantDetail after) {
    add(changes, name + " title", before, after, VariantDetail::title);
    add(changes, name + " sku", before, after, VariantDetail::sku);
    add(changes, name + " price", before, after, variant -> variant.price().plain());
    add(changes, name + " compare_at", before, after, variant -> plain(variant.compareAt()));
    add(changes, name + " tracked", before, after, VariantDetail::tracked);
    add(changes, name + " active", before, after, VariantDetail::active);
    add(changes, name + " on_hand", before, after, VariantDetail::onHand);
    add(changes, name + " low_at", before, after, VariantDetail::lowAt);
  }

  private static void add(
      Audited.Changes changes,
      String name,
      @Nullable VariantDetail before,
      VariantDetail after,
      Function<VariantDetail, @Nullable Object> read) {
    changes.field(name, before == null ? null : read.apply(before), read.apply(after));
  }

  private static @Nullable String plain(@Nullable Money money) {
    return money == null ? null : money.plain();
  }
}
