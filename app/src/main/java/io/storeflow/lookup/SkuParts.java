package io.storeflow.lookup;

import static io.storeflow.db.Tables.SKU_PART;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.records.SkuPartRecord;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Keeps what SKUs hold behind their separators, so that each part is found by its beginning. */
public final class SkuParts {
  /** Rows of one statement. */
  private static final int ROWS = 1_000;

  /**
   * @param variant row id
   */
  record Part(long variant, String part) {}

  private SkuParts() {}

  /** Those of a variant as rows. */
  public static List<SkuPartRecord> rows(long product, long variant, String sku) {
    return ProductText.skuParts(sku).stream()
        .map(part -> row(product, new Part(variant, part)))
        .toList();
  }

  /** Those that are kept of a product. */
  static Field<Set<Part>> kept(Store store, Field<Long> product) {
    var s = only(store, SKU_PART);
    return multiset(select(s.VARIANT_ID, s.PART).from(s).where(s.PRODUCT_ID.eq(product)))
        .convertFrom(rows -> rows.stream().map(mapping(Part::new)).collect(Collectors.toSet()));
  }

  /** Those of a variant as they should be. */
  static Set<Part> of(long variant, String sku) {
    return ProductText.skuParts(sku).stream()
        .map(part -> new Part(variant, part))
        .collect(Collectors.toSet());
  }

  static void delete(DSLContext db, Store store, Collection<Long> products) {
    var s = only(store, SKU_PART);
    db.deleteFrom(s).where(s.PRODUCT_ID.in(products)).execute();
  }

  static SkuPartRecord row(long product, Part part) {
    var row = new SkuPartRecord();
    row.setProductId(product);
    row.setVariantId(part.variant());
    row.setPart(part.part());
    return row;
  }

  static void write(DSLContext db, Store store, List<SkuPartRecord> rows) {
    for (int from = 0; from < rows.size(); from += ROWS)
      insertAll(db, store, SKU_PART, rows.subList(from, Math.min(from + ROWS, rows.size())));
  }
}
