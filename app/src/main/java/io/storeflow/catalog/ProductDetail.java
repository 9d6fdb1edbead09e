package io.storeflow.catalog;

import io.storeflow.product.OwnSkus;
import io.storeflow.product.ProductState;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as staff edit it.
 *
 * @param version rises with every change; a form made of an older one is refused
 * @param sold whether any variant ever stood in an order
 */
public record ProductDetail(
    long id,
    String publicId,
    ProductFields fields,
    Instant updatedAt,
    int version,
    boolean sold,
    List<OptionDetail> options,
    List<VariantDetail> variants) {

  /** What a product can be chosen by, such as its size, with the values in their order. */
  public record OptionDetail(long id, String name, List<ValueDetail> values) {}

  /** A value of an option, such as "Large". */
  public record ValueDetail(long id, String value) {}

  /**
   * A variant as staff edit it.
   *
   * @param values ids of the values that it is made of, one of each option; none where an older
   *     release wrote the variant
   * @param position among the others
   * @param onHand and reserved are null while no stock was ever counted
   */
  public record VariantDetail(
      long id,
      String publicId,
      List<Long> values,
      ProductFields.OfVariant fields,
      int position,
      @Nullable Integer onHand,
      @Nullable Integer reserved) {

    boolean isInStock() {
      if (!fields.active() || !fields.tracked()) return fields.active();
      int left = (onHand == null ? 0 : onHand) - (reserved == null ? 0 : reserved);
      return left + fields.backorder() > 0;
    }
  }

  public String title() {
    return fields.title();
  }

  public String slug() {
    return fields.slug();
  }

  public ProductState state() {
    return fields.state();
  }

  /** Whether it goes on sale by itself. */
  public boolean isPlanned() {
    return state() == ProductState.DRAFT && fields.traits().publishAt() != null;
  }

  /** Whether anything of it could be bought now, were it on sale. */
  public boolean isInStock() {
    return variants.stream().anyMatch(VariantDetail::isInStock);
  }

  /**
   * SKUs that several of its variants have, each as one of them writes it: older releases let it.
   */
  public List<String> doubledSkus() {
    var known = new HashSet<String>();
    var doubled = new LinkedHashMap<String, String>();
    for (var it : variants) {
      var sku = it.fields().sku();
      var compared = OwnSkus.compared(sku);
      if (!compared.isEmpty() && !known.add(compared)) doubled.put(compared, sku);
    }
    return List.copyOf(doubled.values());
  }

  /** Names of the options beyond those that a product may have: older releases let it. */
  public List<String> optionsBeyond() {
    return options.stream().skip(ProductChange.MOST_OPTIONS).map(OptionDetail::name).toList();
  }

  /** Whether it may vanish without a trace: not on sale, and nobody ever bought it. */
  public boolean canBeDeleted() {
    return state() != ProductState.ACTIVE && !sold;
  }
}
