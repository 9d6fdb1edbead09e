package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_PICTURE_SOURCE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.count;

import io.storeflow.catalog.ProductDetail;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTree;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.importplan.Known;
import io.storeflow.importplan.Known.Source;
import io.storeflow.importplan.VariantsWish;
import io.storeflow.media.MediaFiles;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.productfile.FileProduct;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Looks up what some products of a file name, in a statement of each kind. */
@Component
class Lookups {
  private final DSLContext db;
  private final Categories categories;
  private final MediaFiles media;
  private final ModifierGroups groups;
  private final Clock clock;

  Lookups(
      DSLContext db, Categories categories, MediaFiles media, ModifierGroups groups, Clock clock) {
    this.db = db;
    this.categories = categories;
    this.media = media;
    this.groups = groups;
    this.clock = clock;
  }

  CategoryTree categories(Store store) {
    return categories.tree(store);
  }

  /** How many lines of the ledger tell of each product's variants; those with none are left out. */
  Map<Long, Integer> ledgerLines(Store store, Collection<Long> products) {
    if (products.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    var s = only(store, STOCK_LEDGER);
    return db.select(v.PRODUCT_ID, count())
        .from(v)
        .join(s)
        .on(s.VARIANT_ID.eq(v.ID))
        .where(v.PRODUCT_ID.in(products))
        .groupBy(v.PRODUCT_ID)
        .fetchMap(v.PRODUCT_ID, it -> it.value2());
  }

  /** All SKUs that products of a file have, as they are compared. */
  static Set<String> skus(List<FileProduct> files) {
    var skus = new HashSet<String>();
    for (var it : files) skus.addAll(VariantsWish.skus(it).keySet());
    skus.remove("");
    return skus;
  }

  /**
   * @param skus of which is to be known who has them; none in a run, whose own products would be
   *     found to have taken them
   */
  Known known(
      Store store,
      CategoryNames names,
      List<FileProduct> files,
      Collection<ProductDetail> products,
      Collection<String> skus) {
    var addresses = new HashSet<String>();
    for (var it : files) {
      it.pictures().forEach(picture -> addresses.add(picture.address()));
      it.variants().forEach(each -> each.picture().value().ifPresent(addresses::add));
    }
    var own = addresses.stream().map(it -> Known.own(store, it)).flatMap(Optional::stream).toList();
    Set<String> kept = own.isEmpty() ? Set.of() : media.known(store, own);
    var ids = products.stream().map(ProductDetail::id).toList();
    boolean cards = files.stream().anyMatch(it -> it.fields().giftCard().over(false, false));
    return new Known(
        store,
        names,
        sources(store, addresses, ids),
        skus(store, skus),
        kept,
        clock.instant(),
        cards ? groups.priced(store, ids) : Set.of());
  }

  private Map<Source, String> sources(
      Store store, Collection<String> addresses, Collection<Long> products) {
    if (addresses.isEmpty() || products.isEmpty()) return Map.of();
    var s = only(store, PRODUCT_PICTURE_SOURCE);
    var sources = new HashMap<Source, String>();
    db.select(s.PRODUCT_ID, s.ADDRESS_SHA256, s.MEDIA_PUBLIC_ID)
        .from(s)
        .where(s.PRODUCT_ID.in(products))
        .forEach(it -> sources.put(new Source(it.value1(), it.value2()), it.value3()));
    return sources;
  }

  private Map<String, List<Long>> skus(Store store, Collection<String> skus) {
    if (skus.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    return db.select(v.SKU_FOLDED, v.PRODUCT_ID)
        .from(v)
        .where(v.SKU_FOLDED.in(skus))
        .and(v.REMOVED.isFalse())
        .fetchGroups(v.SKU_FOLDED, v.PRODUCT_ID);
  }
}
