package io.storeflow.catalog;

import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.product.OwnSkus;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a product shall be: checked, in the store's currency.
 *
 * @param reason why stock on hand differs, as the ledger says it
 * @param options what it is chosen by, up to {@link #MOST_OPTIONS}; none for a product of one
 *     variant
 * @param removed public ids of variants that are left out; what is on hand of them leaves
 * @param document row id of what asked for it, such as an import, as the ledger names it; null for
 *     none
 */
public record ProductChange(
    ProductFields fields,
    String reason,
    List<OptionChange> options,
    List<VariantChange> variants,
    Set<String> removed,
    @Nullable Long document) {
  /** Options of a product at most; a page of the shop sends a value of each. */
  public static final int MOST_OPTIONS = 3;

  /** Of one option: as many lines as a form may number. */
  public static final int MOST_VALUES = 250;

  public ProductChange(
      ProductFields fields,
      String reason,
      List<OptionChange> options,
      List<VariantChange> variants,
      Set<String> removed) {
    this(fields, reason, options, variants, removed, null);
  }

  /** The same, asked for by a document. */
  public ProductChange by(long document) {
    return new ProductChange(fields, reason, options, variants, removed, document);
  }

  /** Why the stock of its variants moves, as the ledger says it. */
  Why why() {
    return new Why(LedgerKind.ADJUSTMENT, reason, document);
  }

  /** Why what is on hand of variants that are left out leaves. */
  Why whyRemoved() {
    var said = reason.isEmpty() ? LedgerReason.VARIANT_LEFT_OUT.code() : reason;
    return new Why(LedgerKind.ADJUSTMENT, said, document);
  }

  /** Who knows what of a product is not its store's to change, as it is kept elsewhere. */
  public interface Restraint {
    /** Row ids of those of the products that it concerns. One statement. */
    Set<Long> among(Store store, Collection<Long> products);

    /** The change without what may not be changed here. */
    ProductChange of(ProductDetail before, ProductChange change);
  }

  /** Who knows why a product cannot become what is asked of one by itself. */
  public interface Veto {
    /** Throws what says so. */
    void check(Store store, ProductDetail before, ProductChange change);
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

  /** A product as it is, to be changed in some of it. */
  public static ProductChange of(ProductDetail now, String reason) {
    var options = new ArrayList<OptionChange>();
    var ids = new ArrayList<List<Long>>();
    for (int i = 0; i < now.options().size(); i++) {
      var values = new ArrayList<ValueChange>();
      var there = now.options().get(i).values();
      for (int j = 0; j < there.size(); j++) values.add(new ValueChange(j, there.get(j).value()));
      options.add(new OptionChange(i, now.options().get(i).name(), values));
      ids.add(there.stream().map(ProductDetail.ValueDetail::id).toList());
    }
    var variants = new ArrayList<VariantChange>();
    for (var it : now.variants()) {
      var chosen = new ArrayList<Integer>();
      for (int i = 0; i < it.values().size(); i++)
        chosen.add(ids.get(i).indexOf(it.values().get(i)));
      variants.add(new VariantChange(it.publicId(), chosen, it.fields(), 0));
    }
    return new ProductChange(now.fields(), reason, options, variants, Set.of());
  }

  /** What a copy begins as: a draft, its variants without SKU and stock. */
  public static ProductChange copy(ProductDetail now, String title) {
    var same = of(now, "");
    var options = same.options().stream().map(OptionChange::asNew).toList();
    var variants =
        same.variants().stream()
            .map(it -> new VariantChange(null, it.chosen(), it.fields().copy(), 0))
            .toList();
    return new ProductChange(now.fields().copy(title), "", options, variants, Set.of());
  }

  /**
   * Which variants are given an SKU that another one has too, see {@link OwnSkus#taken}.
   *
   * @param before the product that is changed; null for who answers for all of its SKUs
   */
  public static SortedMap<Integer, Integer> takenSkus(
      List<VariantChange> variants, @Nullable ProductDetail before) {
    Map<String, String> had =
        before == null
            ? Map.of()
            : before.variants().stream()
                .collect(
                    Collectors.toMap(
                        ProductDetail.VariantDetail::publicId, it -> it.fields().sku()));
    return OwnSkus.taken(
        variants.stream()
            .map(
                it -> {
                  var id = it.publicId();
                  var sku = it.fields().sku();
                  return new OwnSkus.Given(sku, id != null && sku.equals(had.get(id)));
                })
            .toList());
  }

  /** The same with other fields and other variants, in the same order. */
  public ProductChange with(ProductFields others, UnaryOperator<ProductFields.OfVariant> each) {
    var all =
        variants.stream()
            .map(
                it ->
                    new VariantChange(
                        it.publicId(), it.chosen(), each.apply(it.fields()), it.onHandDelta()))
            .toList();
    return new ProductChange(others, reason, options, all, removed, document);
  }

  /** The price that lists sort by: the cheapest active variant, else the cheapest at all. */
  long listPriceMinor() {
    var all = variants.stream().map(VariantChange::fields).toList();
    var active = all.stream().filter(ProductFields.OfVariant::active).toList();
    return (active.isEmpty() ? all : active)
        .stream().mapToLong(variant -> variant.price().minor()).min().orElse(0);
  }
}
