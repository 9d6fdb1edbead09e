package io.storeflow.catalog;

import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be: checked, in the store's currency.
 *
 * @param reason why stock on hand differs, as the ledger says it
 * @param options what it is chosen by, up to {@link #MOST_OPTIONS}; none for a product of one
 *     variant
 * @param removed public ids of variants that are left out; what is on hand of them leaves
 */
public record ProductChange(
    ProductFields fields,
    String reason,
    List<OptionChange> options,
    List<VariantChange> variants,
    Set<String> removed) {
  public static final int MOST_OPTIONS = 3;

  /** Who knows what of a product is not its store's to change, as it is kept elsewhere. */
  public interface Restraint {
    /** The change without what may not be changed here. */
    ProductChange of(Store store, ProductDetail before, ProductChange change);
  }

  /**
   * What an option shall be.
   *
   * @param was which option of the product that the person saw it is, from 0; null for a new one
   */
  public record OptionChange(@Nullable Integer was, String name, List<ValueChange> values) {

    /** The same of a product that is new. */
    OptionChange asNew() {
      var all = values.stream().map(it -> new ValueChange(null, it.value())).toList();
      return new OptionChange(null, name, all);
    }
  }

  /**
   * What a value shall be.
   *
   * @param was which value of that option it was, from 0; null for a new one
   */
  public record ValueChange(@Nullable Integer was, String value) {}

  /**
   * What a variant shall be; variants stand in the order of the list.
   *
   * @param publicId null for a new one
   * @param chosen which value of each option, from 0
   * @param onHandDelta units more (or fewer) than the person saw
   */
  public record VariantChange(
      @Nullable String publicId,
      List<Integer> chosen,
      ProductFields.OfVariant fields,
      int onHandDelta) {

    /** At or below it the variant counts as low. */
    int lowAt() {
      return fields.lowAt() == null ? 0 : fields.lowAt();
    }
  }

  /** The price that lists sort by: the cheapest active variant, else the cheapest at all. */
  long listPriceMinor() {
    var all = variants.stream().map(VariantChange::fields).toList();
    var active = all.stream().filter(ProductFields.OfVariant::active).toList();
    return (active.isEmpty() ? all : active)
        .stream().mapToLong(variant -> variant.price().minor()).min().orElse(0);
  }
}
