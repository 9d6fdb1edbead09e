package io.storeflow.collection;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.category.CategoryTree;
import io.storeflow.db.tables.Product;
import io.storeflow.inventory.Availability;
import io.storeflow.label.Brands;
import io.storeflow.label.Tags;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * A rule as a condition of one statement: each part has its index, so nothing is kept that a change
 * of a product would have to follow.
 */
public final class RuleMatches {
  private final Store store;
  private final Product p;

  private RuleMatches(Store store, Product p) {
    this.store = store;
    this.p = p;
  }

  /** Which products keep the rule; none keeps an empty one. */
  public static Condition of(
      Store store, Product p, CollectionRule rule, CategoryTree categories, Instant now) {
    var parts = new RuleMatches(store, p).parts(rule, categories, now);
    if (parts.isEmpty()) return falseCondition();
    return rule.any() ? DSL.or(parts) : DSL.and(parts);
  }

  /** Which products have all of these labels; what is empty does not count. */
  public static Condition labelled(
      Store store, Product p, List<String> tags, String brand, String type) {
    return DSL.and(new RuleMatches(store, p).labels(tags, brand, type));
  }

  /** Counted, not asked for by EXISTS, which databases turn into a pass over all variants. */
  public static Condition isInStock(Store store, Product p) {
    var v = only(store, VARIANT);
    var buyable =
        selectCount()
            .from(v)
            .where(v.PRODUCT_ID.eq(p.ID))
            .and(v.ACTIVE)
            .and(Availability.of(store, v).isInStock());
    return field(buyable).gt(0);
  }

  private List<Condition> parts(CollectionRule rule, CategoryTree categories, Instant now) {
    var parts = new ArrayList<Condition>();
    if (rule.category() != null) parts.add(in(categories, rule.category()));
    parts.addAll(labels(rule.tags(), rule.brand(), rule.type()));
    if (rule.from() != null) parts.add(p.PRICE_MINOR.ge(rule.from()));
    if (rule.to() != null) parts.add(p.PRICE_MINOR.le(rule.to()));
    if (rule.available()) parts.add(isInStock(store, p));
    if (rule.featured()) parts.add(p.FEATURED.isTrue());
    if (!rule.title().isEmpty()) parts.add(p.TITLE.contains(rule.title()));
    if (rule.days() != null) parts.add(p.CREATED_AT.ge(now.minus(Duration.ofDays(rule.days()))));
    return parts;
  }

  private List<Condition> labels(List<String> tags, String brand, String type) {
    var parts = new ArrayList<Condition>();
    for (var tag : tags) parts.add(isTagged(tag));
    if (!brand.isEmpty()) parts.add(isOf(brand));
    if (!type.isEmpty()) parts.add(p.PRODUCT_TYPE.eq(type));
    return parts;
  }

  private Condition in(CategoryTree categories, long id) {
    return categories
        .byId(id)
        .map(node -> p.CATEGORY_ID.in(categories.idsWithin(node)))
        .orElse(falseCondition());
  }

  private Condition isTagged(String tag) {
    var t = only(store, PRODUCT_TAG);
    return p.ID.in(select(t.PRODUCT_ID).from(t).where(t.FOLDED.eq(Tags.folded(tag))));
  }

  private Condition isOf(String brand) {
    var b = only(store, BRAND);
    return p.BRAND_ID.eq(select(b.ID).from(b).where(b.NAME_FOLDED.eq(Brands.folded(brand))));
  }
}
