package io.storeflow.search;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.iif;
import static org.jooq.impl.DSL.min;

import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.label.Brands;
import io.storeflow.label.Tags;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Finds goods by name for a field that names them in another way. */
@Component
class FoundGoods {
  private static final int MOST = 8;

  /** Of those whose names are said, as many as a field takes. */
  private static final int NAMED = 50;

  /**
   * @param value by which a field names it
   * @param detail what tells it from others of its title; empty for nothing
   */
  record Good(String value, String title, String detail) {}

  private final DSLContext db;

  FoundGoods(DSLContext db) {
    this.db = db;
  }

  /** Those that the words may mean. One statement. */
  List<Good> find(Store store, GoodsKind kind, String words) {
    if (words.isBlank()) return List.of();
    return switch (kind) {
      case PRODUCT -> products(store, words);
      case SKU, REWARD -> variants(store, kind, words);
      case BRAND -> brands(store, words);
      case TAG -> tags(store, words);
    };
  }

  /** The names of what a field holds, where it does not hold names. One statement, or none. */
  List<String> names(Store store, GoodsKind kind, List<String> values) {
    // The columns of addresses know no other letters, and fail when they are compared with them.
    var plain =
        values.stream().filter(it -> it.chars().allMatch(letter -> letter < 128)).limit(NAMED);
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return switch (kind) {
      case PRODUCT ->
          db.select(p.TITLE)
              .from(p)
              .where(p.SLUG.in(plain.toList()))
              .orderBy(p.TITLE)
              .fetch(p.TITLE);
      case SKU, REWARD -> {
        var known = plain.toList();
        yield db.select(p.TITLE, v.TITLE)
            .from(p.join(v).on(p.ID.eq(v.PRODUCT_ID)))
            .where(kind == GoodsKind.SKU ? v.SKU.in(known) : value(p, v).in(known))
            .orderBy(p.TITLE, p.ID, v.POSITION)
            .limit(NAMED)
            .fetch(row -> label(row.value1(), row.value2()));
      }
      case BRAND, TAG -> List.of();
    };
  }

  private List<Good> products(Store store, String words) {
    var p = only(store, PRODUCT);
    var search = ProductSearch.of(store, words);
    return db.select(p.SLUG, p.TITLE)
        .from(search.from(p, null))
        .where(search.matches())
        .orderBy(search.id(p, null).desc())
        .limit(MOST)
        .fetch(row -> new Good(row.value1(), row.value2(), row.value1()));
  }

  private List<Good> variants(Store store, GoodsKind kind, String words) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var search = ProductSearch.of(store, words);
    var value = value(p, v);
    return db.select(value, p.TITLE, v.TITLE)
        .from(search.from(p, null).join(v).on(p.ID.eq(v.PRODUCT_ID)))
        .where(search.matches())
        .and(kind == GoodsKind.SKU ? v.SKU.ne("") : p.GIFT_CARD.isFalse())
        .orderBy(p.TITLE, p.ID, v.POSITION)
        .limit(MOST)
        .fetch(row -> new Good(row.value1(), label(row.value2(), row.value3()), row.value1()));
  }

  private List<Good> brands(Store store, String words) {
    var b = only(store, BRAND);
    return db.select(b.NAME)
        .from(b)
        .where(b.NAME_FOLDED.contains(Brands.folded(words)))
        .orderBy(b.NAME_FOLDED)
        .limit(MOST)
        .fetch(row -> new Good(row.value1(), row.value1(), ""));
  }

  private List<Good> tags(Store store, String words) {
    var t = only(store, PRODUCT_TAG);
    return db.select(min(t.TAG))
        .from(t)
        .where(t.FOLDED.contains(Tags.folded(words)))
        .groupBy(t.FOLDED)
        .orderBy(t.FOLDED)
        .limit(MOST)
        .fetch(row -> new Good(row.value1(), row.value1(), ""));
  }

  private static Field<String> value(Product p, Variant v) {
    return iif(v.SKU.ne(""), v.SKU, p.SLUG);
  }

  /** Product and variant on one line. */
  private static String label(String product, String variant) {
    return variant.isEmpty() ? product : product + ", " + variant;
  }
}
