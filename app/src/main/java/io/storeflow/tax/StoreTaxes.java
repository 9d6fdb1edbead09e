package io.storeflow.tax;

import static io.storeflow.db.Tables.STORE_TAX;
import static io.storeflow.db.Tables.TAX_RATE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.postal.PostalArea;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Record8;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.springframework.stereotype.Service;

/** Reads what stores say of their taxes. */
@Service
public class StoreTaxes {
  private final DSLContext db;

  StoreTaxes(DSLContext db) {
    this.db = db;
  }

  /** As it is now; {@link TaxDraft#NONE} for a store that has said nothing. One statement. */
  public TaxDraft of(Store store) {
    return db.fetchOptional(said(store)).map(mapping(TaxDraft::ofKept)).orElse(TaxDraft.NONE);
  }

  /** The rates that it states itself, in the order of their places. One statement. */
  public List<OwnRate> rates(Store store) {
    var r = only(store, TAX_RATE);
    var inOrder =
        own(r).orderBy(r.COUNTRIES, r.REGIONS, r.POSTCODES, r.TAX_CLASS, r.HERE, r.SINCE, r.ID);
    return db.fetch(inOrder).map(mapping(OwnRate::new));
  }

  /** By what its orders are taxed; one or two statements. */
  public TaxTerms terms(Store store) {
    var draft = of(store);
    return draft.workedOut() ? TaxTerms.of(store, draft, rates(store)) : TaxTerms.NONE;
  }

  /** The same as a column of another statement. */
  public static SelectField<TaxTerms> asColumn(Store store) {
    return row(
            multiset(said(store)).convertFrom(rows -> rows.map(mapping(TaxDraft::ofKept))),
            multiset(own(only(store, TAX_RATE)))
                .convertFrom(rows -> rows.map(mapping(OwnRate::new))))
        .mapping(
            (said, own) ->
                said.isEmpty() || !said.getFirst().workedOut()
                    ? TaxTerms.NONE
                    : TaxTerms.of(store, said.getFirst(), own));
  }

  private static Select<
          Record8<Boolean, Boolean, Boolean, String, TaxClass, Integer, String, Boolean>>
      said(Store store) {
    var t = only(store, STORE_TAX);
    return select(
            t.WORKED_OUT,
            t.SMALL_BUSINESS,
            t.OSS,
            t.REGISTRATIONS,
            t.SHIPPING_CLASS,
            t.VERSION,
            t.VAT_ID,
            t.PRICE_STAYS)
        .from(t);
  }

  private static SelectJoinStep<Record3<String, Integer, TaxRate>> own(
      io.storeflow.db.tables.TaxRate r) {
    return select(
            r.PUBLIC_ID,
            r.VERSION,
            row(
                    row(r.COUNTRIES, r.REGIONS, r.POSTCODES)
                        .mapping(
                            (countries, regions, postcodes) ->
                                Area.ofKept(
                                    countries, regions, PostalArea.ofKept(postcodes), List.of())),
                    r.TAX_CLASS,
                    r.HERE,
                    r.NAME,
                    r.RATE_PPM,
                    r.SINCE)
                .mapping(TaxRate::new))
        .from(r);
  }
}
