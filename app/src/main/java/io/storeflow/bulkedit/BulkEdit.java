package io.storeflow.bulkedit;

import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.label.TagStep;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each of many products; what is null is left as it is.
 *
 * @param category row id of the category that they get; 0 for none
 */
public record BulkEdit(
    @Nullable PriceStep price,
    @Nullable ProductState state,
    @Nullable Long category,
    @Nullable TagStep tags,
    @Nullable Boolean featured) {
  static final BulkEdit NOTHING = new BulkEdit(null, null, null, null, null);

  /** What becomes of one product: it as it shall be, or why it is left alone. */
  record Planned(@Nullable ProductFacts after, @Nullable BulkRefusal refusal) {
    static Planned refused(BulkRefusal why) {
      return new Planned(null, why);
    }

    static Planned of(ProductFacts after) {
      return new Planned(after, null);
    }

    /**
     * It, unless a product would be archived that others follow.
     *
     * @param followed public ids of those
     */
    Planned unlessFollowed(ProductFacts now, Set<String> followed) {
      boolean ends =
          after != null
              && after.state() == ProductState.ARCHIVED
              && now.state() != ProductState.ARCHIVED
              && followed.contains(now.publicId());
      return ends ? refused(BulkRefusal.FOLLOWED) : this;
    }
  }

  boolean archives() {
    return state == ProductState.ARCHIVED;
  }

  boolean isEmpty() {
    return equals(NOTHING);
  }

  /** By which a run knows that it is this that was looked at before. */
  public String digest(Currency currency) {
    return Digest.sha256(currency + toString());
  }

  /**
   * All of it, or nothing.
   *
   * @param categories row ids of those that there are
   */
  Planned on(ProductFacts now, Currency currency, Set<Long> categories) {
    var after = now;
    if (category != null) {
      if (category != 0 && !categories.contains(category))
        return Planned.refused(BulkRefusal.CATEGORY_GONE);
      after = after.in(category == 0 ? null : category);
    }
    if (featured != null) after = after.labelled(featured, after.tags());
    if (tags != null) {
      after = after.labelled(after.featured(), tags.on(after.tags()));
      if (after.tags().size() > ProductTraits.MOST_TAGS)
        return Planned.refused(BulkRefusal.TOO_MANY_TAGS);
    }
    if (price != null) {
      var variants = new ArrayList<VariantFacts>();
      for (var it : now.variants()) variants.add(it.at(price.on(it.prices(), currency)));
      if (variants.stream().anyMatch(it -> it.prices().price() < 0))
        return Planned.refused(BulkRefusal.BELOW_ZERO);
      if (variants.stream().anyMatch(it -> it.prices().price() > MoneyFormat.MAX_MINOR))
        return Planned.refused(BulkRefusal.TOO_DEAR);
      after = after.with(variants);
    }
    if (state != null) {
      if (state == ProductState.ACTIVE && !now.sells())
        return Planned.refused(BulkRefusal.SELLS_NOTHING);
      after = after.with(state);
    }
    return Planned.of(after);
  }

  /**
   * The product as it was before, in what is there still.
   *
   * @param versionAfter of the product when it was changed
   */
  static Planned back(ProductFacts now, ProductFacts was, int versionAfter, Set<Long> categories) {
    if (now.version() != versionAfter) return Planned.refused(BulkRefusal.TOUCHED);
    var category = was.categoryId();
    var there = category == null || categories.contains(category) ? category : now.categoryId();
    var variants = new ArrayList<VariantFacts>();
    for (var it : now.variants()) {
      var old = was.variants().stream().filter(each -> each.id() == it.id()).findFirst();
      variants.add(old.map(each -> it.at(each.prices())).orElse(it));
    }
    return Planned.of(
        now.with(was.state(), was.publishAt())
            .in(there)
            .labelled(was.featured(), was.tags())
            .with(variants));
  }
}
