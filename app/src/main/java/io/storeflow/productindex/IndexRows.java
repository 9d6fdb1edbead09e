package io.storeflow.productindex;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;

import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductText;
import io.storeflow.outbox.EventKind;
import io.storeflow.product.ForSale;
import io.storeflow.productindex.Entry.Variant;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the index keeps of products. */
@Component
class IndexRows {
  /** Products of one round of statements. */
  static final int STEP = 2_000;

  /** What may have changed what is for sale. */
  private static final List<String> KINDS =
      Stream.of(
              EventKind.PRODUCT_CREATED,
              EventKind.PRODUCT_CHANGED,
              EventKind.PRODUCT_DELETED,
              EventKind.STOCK_MOVED,
              EventKind.CATEGORY_DELETED,
              EventKind.BRAND_RENAMED,
              EventKind.BRAND_DELETED)
          .map(EventKind::code)
          .toList();

  /**
   * What has happened.
   *
   * @param kind the code of an {@link EventKind}
   */
  record Happened(String kind, long subject) {

    boolean isOfBrand() {
      return kind.equals(EventKind.BRAND_RENAMED.code())
          || kind.equals(EventKind.BRAND_DELETED.code());
    }
  }

  private record Row(
      long id,
      long price,
      @Nullable Long category,
      @Nullable Long brandId,
      @Nullable String brand,
      String title,
      String second) {}

  private final DSLContext db;

  IndexRows(DSLContext db) {
    this.db = db;
  }

  /** What happened behind one position up to another, in its order; no more than so many. */
  List<Happened> events(Store store, long from, long to, int most) {
    var e = only(store, EVENT);
    return db.select(e.KIND, e.SUBJECT_ID)
        .from(e)
        .where(e.POSITION.gt(from))
        .and(e.POSITION.le(to))
        .and(e.KIND.in(KINDS))
        .orderBy(e.POSITION)
        .limit(most)
        .fetch(mapping(Happened::new));
  }

  /** The brands that these products have now, by the id of the product. */
  Map<Long, Term> brands(Store store, Terms terms, Collection<Long> ids) {
    var p = only(store, PRODUCT);
    var b = only(store, BRAND);
    var brands = new HashMap<Long, Term>();
    db.select(p.ID, b.ID, b.NAME)
        .from(p)
        .join(b)
        .on(b.ID.eq(p.BRAND_ID))
        .where(p.ID.in(ids))
        .forEach(row -> brands.put(row.value1(), terms.brand(row.value2(), row.value3())));
    return brands;
  }

  private static @Nullable Term brand(Terms terms, @Nullable Long id, @Nullable String name) {
    return id == null || name == null ? null : terms.brand(id, name);
  }

  /** The products of these variants. */
  Set<Long> products(Store store, Collection<Long> variants) {
    var v = only(store, VARIANT);
    return db.selectDistinct(v.PRODUCT_ID).from(v).where(v.ID.in(variants)).fetchSet(v.PRODUCT_ID);
  }

  /** Those of these products that are for sale. Four statements. */
  List<Entry> these(Store store, Terms terms, Collection<Long> ids, Map<Long, Integer> sold) {
    return read(
        store, terms, products(store, only(store, PRODUCT).ID.in(ids)), it -> it.in(ids), sold);
  }

  /** The next products for sale behind that id, by id. Four statements. */
  List<Entry> next(Store store, Terms terms, long after, Map<Long, Integer> sold) {
    var rows = products(store, only(store, PRODUCT).ID.gt(after));
    if (rows.isEmpty()) return List.of();
    long first = rows.getFirst().id();
    long last = rows.getLast().id();
    return read(store, terms, rows, it -> it.between(first, last), sold);
  }

  private List<Row> products(Store store, Condition which) {
    var p = only(store, PRODUCT);
    return db.select(
            p.ID, p.PRICE_MINOR, p.CATEGORY_ID, BRAND.ID, BRAND.NAME, p.TITLE, p.SECOND_TITLE)
        .from(p)
        .leftJoin(BRAND)
        .on(ownedBy(store, BRAND))
        .and(BRAND.ID.eq(p.BRAND_ID))
        .where(ForSale.is(p))
        .and(which)
        .orderBy(p.ID)
        .limit(STEP)
        .fetch(mapping(Row::new));
  }

  private List<Entry> read(
      Store store,
      Terms terms,
      List<Row> rows,
      Function<Field<Long>, Condition> which,
      Map<Long, Integer> sold) {
    if (rows.isEmpty()) return List.of();
    var tags = tags(store, terms, which);
    var variants = variants(store, values(store, terms, which), which);
    var entries = new ArrayList<Entry>(rows.size());
    for (var row : rows)
      entries.add(
          Entry.of(
              row.id(),
              row.price(),
              row.category(),
              sold.getOrDefault(row.id(), 0),
              brand(terms, row.brandId(), row.brand()),
              tags.getOrDefault(row.id(), List.of()),
              variants.getOrDefault(row.id(), List.of()),
              ProductText.of(row.title(), row.second(), List.of()).titles()));
    return entries;
  }

  private Map<Long, List<Term>> tags(
      Store store, Terms terms, Function<Field<Long>, Condition> which) {
    var t = only(store, PRODUCT_TAG);
    var tags = new HashMap<Long, List<Term>>();
    db.select(t.PRODUCT_ID, t.TAG)
        .from(t)
        .where(which.apply(t.PRODUCT_ID))
        .orderBy(t.PRODUCT_ID, t.FOLDED)
        .forEach(
            row ->
                tags.computeIfAbsent(row.value1(), id -> new ArrayList<>(4))
                    .add(terms.tag(row.value2())));
    return tags;
  }

  /** By the id of the value. */
  private Map<Long, Term> values(Store store, Terms terms, Function<Field<Long>, Condition> which) {
    var o = only(store, PRODUCT_OPTION);
    var value = only(store, OPTION_VALUE);
    var values = new HashMap<Long, Term>();
    db.select(value.ID, o.NAME, value.VALUE, value.POSITION)
        .from(o)
        .join(value)
        .on(value.OPTION_ID.eq(o.ID))
        .where(which.apply(o.PRODUCT_ID))
        .orderBy(o.PRODUCT_ID, o.POSITION, value.POSITION)
        .forEach(
            row ->
                values.put(row.value1(), terms.option(row.value2(), row.value3(), row.value4())));
    return values;
  }

  private Map<Long, List<Variant>> variants(
      Store store, Map<Long, Term> values, Function<Field<Long>, Condition> which) {
    var v = only(store, VARIANT);
    var buyable = field(Availability.of(store, v).isInStock());
    var variants = new HashMap<Long, List<Variant>>();
    db.select(v.PRODUCT_ID, buyable, v.VALUE1_ID, v.VALUE2_ID, v.VALUE3_ID)
        .from(v)
        .where(which.apply(v.PRODUCT_ID))
        .and(v.ACTIVE)
        .forEach(
            row -> {
              var of =
                  Stream.of(row.value3(), row.value4(), row.value5())
                      .filter(Objects::nonNull)
                      .map(values::get)
                      .filter(Objects::nonNull)
                      .toArray(Term[]::new);
              variants
                  .computeIfAbsent(row.value1(), id -> new ArrayList<>(4))
                  .add(new Variant(row.value2(), of));
            });
    return variants;
  }
}
