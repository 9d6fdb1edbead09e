package io.storeflow.rulepage;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.label.Brands;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Target;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What rules are for, by the names that people read and type. */
@Component
class GoodsNames {
  private final DSLContext db;
  private final Categories categories;
  private final CustomerGroups groups;

  GoodsNames(DSLContext db, Categories categories, CustomerGroups groups) {
    this.db = db;
    this.categories = categories;
    this.groups = groups;
  }

  /**
   * Names by row ids, of what some rules name.
   *
   * @param slugs of the products
   * @param groups of customers, all of the merchant
   */
  record Known(
      Map<Long, String> skus,
      Map<Long, String> products,
      Map<Long, String> slugs,
      Map<Long, String> brands,
      CategoryTree tree,
      List<CustomerGroup> groups) {
    Optional<CustomerGroup> group(long id) {
      return groups.stream().filter(it -> it.id() == id).findFirst();
    }
  }

  /** Up to five statements, however many rules there are. */
  Known of(Store store, List<PriceRule> rules) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var b = only(store, BRAND);
    var variants = ids(rules, Target::variants);
    var products = ids(rules, Target::products);
    var brands = ids(rules, Target::brands);
    var titles = new HashMap<Long, String>();
    var slugs = new HashMap<Long, String>();
    if (!products.isEmpty())
      db.select(p.ID, p.TITLE, p.SLUG)
          .from(p)
          .where(p.ID.in(products))
          .forEach(
              row -> {
                titles.put(row.value1(), row.value2());
                slugs.put(row.value1(), row.value3());
              });
    return new Known(
        variants.isEmpty()
            ? Map.of()
            : db.select(v.ID, v.SKU).from(v).where(v.ID.in(variants)).fetchMap(v.ID, v.SKU),
        titles,
        slugs,
        brands.isEmpty()
            ? Map.of()
            : db.select(b.ID, b.NAME).from(b).where(b.ID.in(brands)).fetchMap(b.ID, b.NAME),
        categories.tree(store),
        groups(store));
  }

  List<CustomerGroup> groups(Store store) {
    return groups.all(store.merchant());
  }

  CategoryTree tree(Store store) {
    return categories.tree(store);
  }

  /** Row ids of products by their slugs. */
  Map<String, Long> products(Store store, Collection<String> slugs) {
    var possible = slugs.stream().filter(GoodsNames::isPlain).toList();
    if (possible.isEmpty()) return Map.of();
    var p = only(store, PRODUCT);
    return db.select(p.SLUG, p.ID).from(p).where(p.SLUG.in(possible)).fetchMap(p.SLUG, p.ID);
  }

  /** Row ids of variants by their SKUs, of those that share one all. */
  Map<String, List<Long>> variants(Store store, Collection<String> skus) {
    if (skus.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    return db.select(v.SKU, v.ID)
        .from(v)
        .where(v.SKU.in(skus))
        .fetchGroups(row -> row.value1(), row -> row.value2());
  }

  Map<String, Long> brands(Store store, Collection<String> names) {
    if (names.isEmpty()) return Map.of();
    var b = only(store, BRAND);
    var folded = names.stream().collect(Collectors.toMap(Brands::folded, it -> it, (a, c) -> a));
    return db.select(b.NAME_FOLDED, b.ID)
        .from(b)
        .where(b.NAME_FOLDED.in(folded.keySet()))
        .fetchMap(row -> folded.getOrDefault(row.value1(), row.value1()), row -> row.value2());
  }

  /** The column knows no other letters, and fails when it is compared with them. */
  private static boolean isPlain(String slug) {
    return slug.chars().allMatch(letter -> letter < 128);
  }

  private static Set<Long> ids(List<PriceRule> rules, Function<Target, Set<Long>> which) {
    return rules.stream()
        .flatMap(rule -> which.apply(rule.target()).stream())
        .collect(Collectors.toSet());
  }
}
