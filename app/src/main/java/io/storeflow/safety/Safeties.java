package io.storeflow.safety;

import static io.storeflow.db.Tables.SAFETY;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.records.SafetyRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where it is kept what is said of the safety of brands and products. */
@Component
public class Safeties {
  private final DSLContext db;

  Safeties(DSLContext db) {
    this.db = db;
  }

  /**
   * What holds of a product, its own before that of its brand: in the statement that reads it.
   *
   * @param product its row id, as brand
   */
  public static SelectField<Safety> told(Store store, Field<Long> product, Field<Long> brand) {
    return row(ofProduct(store, product), ofBrand(store, brand)).mapping(Safety::over);
  }

  /** What is said of a product itself, in the statement that reads it. */
  public static Field<Safety> ofProduct(Store store, Field<Long> product) {
    var s = only(store, SAFETY);
    return said(s, s.PRODUCT_ID.eq(product));
  }

  /** The same of a brand. */
  public static Field<Safety> ofBrand(Store store, Field<Long> brand) {
    var s = only(store, SAFETY);
    return said(s, s.BRAND_ID.eq(brand));
  }

  /** Says it of the product from now on. In the caller's transaction. */
  public void ofProduct(Store store, long product, Safety safety) {
    var s = only(store, SAFETY);
    db.deleteFrom(s).where(s.PRODUCT_ID.eq(product)).execute();
    ofProducts(store, List.of(product), safety);
  }

  /** Says it of products of which nothing is said. In the caller's transaction. */
  public void ofProducts(Store store, Collection<Long> products, Safety safety) {
    if (safety.equals(Safety.NONE)) return;
    var rows = products.stream().map(it -> record(safety, null, it)).toList();
    insertAll(db, store, SAFETY, rows);
  }

  /** Says it of all products of the brand from now on. In the caller's transaction. */
  public void ofBrand(Store store, long brand, Safety safety) {
    var s = only(store, SAFETY);
    db.deleteFrom(s).where(s.BRAND_ID.eq(brand)).execute();
    if (!safety.equals(Safety.NONE))
      insertAll(db, store, SAFETY, List.of(record(safety, brand, null)));
  }

  private static Field<Safety> said(io.storeflow.db.tables.Safety s, Condition which) {
    return multiset(
            DSL.select(
                    row(s.MAKER_NAME, s.MAKER_ADDRESS, s.MAKER_CONTACT).mapping(Contact::new),
                    s.MAKER_COUNTRY,
                    row(s.AGENT_NAME, s.AGENT_ADDRESS, s.AGENT_CONTACT).mapping(Contact::new),
                    s.WARNINGS,
                    s.EXEMPT)
                .from(s)
                .where(which))
        .convertFrom(
            rows ->
                rows.isEmpty()
                    ? Safety.NONE
                    : rows.map(org.jooq.Records.mapping(Safety::new)).getFirst());
  }

  private static SafetyRecord record(Safety safety, @Nullable Long brand, @Nullable Long product) {
    var row = new SafetyRecord();
    row.setId(Ids.next());
    row.setBrandId(brand);
    row.setProductId(product);
    row.setMakerName(safety.maker().name());
    row.setMakerAddress(safety.maker().address());
    row.setMakerContact(safety.maker().contact());
    row.setMakerCountry(safety.country());
    row.setAgentName(safety.agent().name());
    row.setAgentAddress(safety.agent().address());
    row.setAgentContact(safety.agent().contact());
    row.setWarnings(safety.warnings());
    row.setExempt(safety.exempt());
    return row;
  }
}
