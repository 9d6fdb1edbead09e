package io.storeflow.bulkedit;

import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.category.CategoryTree;
import io.storeflow.category.CategoryTree.Node;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the first of the chosen products.
 *
 * @param looked how many were looked at; changed, same and refused are of these
 * @param lines what would change, of the first of them
 */
public record BulkPreview(
    int looked, int changed, int same, List<BulkEditQueries.Told> refused, List<Line> lines) {
  /** So many are looked at: all that most people choose. */
  static final int LOOKED = 1_000;

  /** And so many variants, if these products have more. */
  static final int VARIANTS_LOOKED = 20_000;

  private static final int LINES = 25;
  private static final int VARIANTS = 4;

  /**
   * A product before and after; what does not change is null.
   *
   * @param more of its variants change too and are not shown
   */
  public record Line(
      String publicId,
      String title,
      @Nullable ProductState state,
      @Nullable String category,
      boolean movesOut,
      @Nullable String tags,
      @Nullable Boolean featured,
      List<Price> prices,
      int more) {}

  /**
   * A price of a variant before and after.
   *
   * @param before the price before, as shoppers would see it beside; null for none
   */
  public record Price(String variant, Money was, Money now, @Nullable Money before) {}

  /**
   * @param followed public ids of those that products of other stores follow
   */
  static BulkPreview of(
      Store store,
      BulkEdit edit,
      List<ProductFacts> products,
      Set<String> followed,
      CategoryTree categories) {
    var known = categories.rows().stream().map(it -> it.id()).collect(Collectors.toSet());
    var lines = new ArrayList<Line>();
    var refused = new ArrayList<BulkEditQueries.Told>();
    int same = 0;
    for (var now : products) {
      var planned = edit.on(now, store.currency(), known).unlessFollowed(now, followed);
      var after = planned.after();
      if (planned.refusal() != null)
        refused.add(new BulkEditQueries.Told(now.publicId(), now.title(), planned.refusal()));
      else if (after == null || after.equals(now)) same++;
      else lines.add(line(store, now, after, categories));
    }
    return new BulkPreview(
        products.size(),
        lines.size(),
        same,
        refused.stream().limit(LINES).toList(),
        lines.stream().limit(LINES).toList());
  }

  private static Line line(
      Store store, ProductFacts now, ProductFacts after, CategoryTree categories) {
    var prices = new ArrayList<Price>();
    for (int i = 0; i < now.variants().size(); i++)
      if (!now.variants().get(i).equals(after.variants().get(i)))
        prices.add(price(store, now.variants().get(i), after.variants().get(i)));
    boolean moves = !java.util.Objects.equals(now.categoryId(), after.categoryId());
    var category = categories.publicId(after.categoryId());
    return new Line(
        now.publicId(),
        now.title(),
        now.state() == after.state() ? null : after.state(),
        moves ? categories.byPublicId(category).map(Node::words).orElse(null) : null,
        moves && category == null,
        now.tags().equals(after.tags()) ? null : String.join(", ", after.tags()),
        now.featured() == after.featured() ? null : after.featured(),
        prices.stream().limit(VARIANTS).toList(),
        Math.max(0, prices.size() - VARIANTS));
  }

  private static Price price(Store store, VariantFacts was, VariantFacts now) {
    var before = now.prices().before();
    return new Price(
        now.name(),
        store.money(was.prices().price()),
        store.money(now.prices().price()),
        before == null ? null : store.money(before));
  }

  /** How many were refused of those that were looked at. */
  public int refusals() {
    return looked - changed - same;
  }
}
