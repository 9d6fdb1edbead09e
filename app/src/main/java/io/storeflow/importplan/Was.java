package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.catalog.ProductDetail.VariantDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.product.Description;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A product before an import changed it, as it is kept to be put back.
 *
 * @param product its description is kept as text alone
 * @param html the description's markup; null for none
 * @param units that came in with the import, by public id of the variant
 * @param placed whether the ledger names the import, so that it says where they came in; null in
 *     what older releases kept
 */
public record Was(
    ProductDetail product,
    @Nullable String html,
    Map<String, Integer> units,
    @Nullable Boolean placed) {

  public static Was of(ProductDetail now, ProductChange change) {
    var units = new HashMap<String, Integer>();
    for (var it : change.variants())
      if (it.publicId() != null && it.onHandDelta() != 0)
        units.put(it.publicId(), it.onHandDelta());
    var said = now.fields().description();
    return new Was(with(now, Description.plain(said.text())), said.html(), units, true);
  }

  /** Row ids of the variants whose stock is put back by what the ledger says, place by place. */
  public List<Long> placedVariants(ProductDetail now) {
    if (!isPlaced()) return List.of();
    return now.variants().stream()
        .filter(it -> units.containsKey(it.publicId()))
        .map(VariantDetail::id)
        .toList();
  }

  private boolean isPlaced() {
    return Boolean.TRUE.equals(placed);
  }

  /** What puts it back, of the product as it is; but for stock that is put back by the ledger. */
  public ProductChange back(ProductDetail now) {
    var options = new ArrayList<OptionChange>();
    for (var it : product.options()) options.add(option(it, now.options()));
    var variants = new ArrayList<VariantChange>();
    for (var it : product.variants())
      variants.add(
          new VariantChange(
              it.publicId(),
              chosen(it),
              it.fields(),
              isPlaced() ? 0 : -units.getOrDefault(it.publicId(), 0)));
    var had = product.variants().stream().map(VariantDetail::publicId).collect(Collectors.toSet());
    var gone =
        now.variants().stream()
            .map(VariantDetail::publicId)
            .filter(it -> !had.contains(it))
            .collect(Collectors.toSet());
    var fields = with(product, Description.kept(product.fields().description().text(), html));
    return new ProductChange(
        unaddressed(fields.fields()), LedgerReason.IMPORT_UNDONE.code(), options, variants, gone);
  }

  private static OptionChange option(OptionDetail was, List<OptionDetail> now) {
    var ids = now.stream().map(OptionDetail::id).toList();
    int at = ids.indexOf(was.id());
    var there = now.get(at).values().stream().map(ValueDetail::id).toList();
    var values = new ArrayList<ValueChange>();
    for (var it : was.values()) values.add(new ValueChange(there.indexOf(it.id()), it.value()));
    return new OptionChange(at, was.name(), values);
  }

  private List<Integer> chosen(VariantDetail it) {
    var chosen = new ArrayList<Integer>();
    for (int i = 0; i < it.values().size(); i++) {
      var ids = product.options().get(i).values().stream().map(ValueDetail::id).toList();
      chosen.add(ids.indexOf(it.values().get(i)));
    }
    return chosen;
  }

  private static ProductDetail with(ProductDetail it, Description description) {
    var old = it.fields();
    var fields =
        new ProductFields(
            old.title(),
            old.secondTitle(),
            description,
            old.slug(),
            old.category(),
            old.pictures(),
            old.state(),
            old.traits());
    return new ProductDetail(
        it.id(),
        it.publicId(),
        fields,
        it.updatedAt(),
        it.version(),
        it.sold(),
        it.options(),
        it.variants());
  }

  /** Its address stays. */
  private static ProductFields unaddressed(ProductFields old) {
    return new ProductFields(
        old.title(),
        old.secondTitle(),
        old.description(),
        "",
        old.category(),
        old.pictures(),
        old.state(),
        old.traits());
  }
}
