package io.storeflow.modifier;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_MODIFIER_GROUP;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.allergen.Food;
import io.storeflow.db.tables.ModifierGroup;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.springframework.stereotype.Component;

/** Groups of modifiers as staff see them. One statement each. */
@Component
class ModifierQueries {
  /** A product whose groups are chosen. */
  record Chooses(long id, String title, List<String> groups, boolean giftCard) {
    Chooses choosing(List<String> others) {
      return new Chooses(id, title, others, giftCard);
    }
  }

  private final DSLContext db;

  ModifierQueries(DSLContext db) {
    this.db = db;
  }

  /** All of the store, by title. */
  List<GroupDetail> all(Store store) {
    return read(store, noCondition());
  }

  Optional<GroupDetail> group(Store store, String publicId) {
    return read(store, only(store, MODIFIER_GROUP).PUBLIC_ID.eq(publicId)).stream().findFirst();
  }

  /** The product and the public ids of the groups that it offers, in their order. */
  Optional<Chooses> product(Store store, String publicId) {
    var p = only(store, PRODUCT);
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var g = only(store, MODIFIER_GROUP);
    var groups =
        multiset(
                select(g.PUBLIC_ID)
                    .from(offered)
                    .join(g)
                    .on(g.ID.eq(offered.GROUP_ID))
                    .where(offered.PRODUCT_ID.eq(p.ID))
                    .orderBy(offered.POSITION, g.ID))
            .convertFrom(rows -> rows.getValues(g.PUBLIC_ID));
    return db.select(p.ID, p.TITLE, groups, p.GIFT_CARD)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(Chooses::new));
  }

  /** The title of a product, and the price of a variant of it. */
  record Priced(String title, Money price) {}

  /**
   * The cheapest variant and the dearest one, with their products; none of none.
   *
   * @param card the cheapest of gift cards
   */
  record Prices(Optional<Priced> cheapest, Optional<Priced> dearest, Optional<Priced> card) {}

  /** Of all products that offer the group. Three statements. */
  Prices pricesWith(Store store, long group) {
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var products = select(offered.PRODUCT_ID).from(offered).where(offered.GROUP_ID.eq(group));
    return prices(store, only(store, PRODUCT).ID.in(products));
  }

  /** Of a product. Three statements. */
  Prices prices(Store store, long product) {
    return prices(store, only(store, PRODUCT).ID.eq(product));
  }

  private Prices prices(Store store, Condition which) {
    var price = only(store, VARIANT).PRICE_MINOR;
    var cards = which.and(only(store, PRODUCT).GIFT_CARD);
    return new Prices(
        first(store, which, price.asc()),
        first(store, which, price.desc()),
        first(store, cards, price.asc()));
  }

  private Optional<Priced> first(Store store, Condition which, SortField<?> order) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return db.select(p.TITLE, v.PRICE_MINOR.convertFrom(store::money))
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(which)
        .and(v.REMOVED.isFalse())
        .orderBy(order)
        .limit(1)
        .fetchOptional(mapping(Priced::new));
  }

  /** Row ids of those of the products with which something can be chosen that has a price. */
  Set<Long> priced(Store store, Collection<Long> products) {
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var m = only(store, MODIFIER);
    var inner = only(store, MODIFIER, "inner_modifier");
    var within =
        exists(
            selectOne()
                .from(inner)
                .where(inner.GROUP_ID.eq(m.INNER_GROUP_ID))
                .and(inner.PRICE_MINOR.ne(0L)));
    return db.selectDistinct(offered.PRODUCT_ID)
        .from(offered)
        .join(m)
        .on(m.GROUP_ID.eq(offered.GROUP_ID))
        .where(offered.PRODUCT_ID.in(products))
        .and(m.PRICE_MINOR.ne(0L).or(within))
        .fetchSet(offered.PRODUCT_ID);
  }

  private List<GroupDetail> read(Store store, Condition which) {
    var g = only(store, MODIFIER_GROUP);
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var outer = only(store, MODIFIER);
    return db.select(
            g.ID,
            g.PUBLIC_ID,
            g.TITLE,
            g.MINIMUM.convertFrom(Short::intValue),
            g.MAXIMUM.convertFrom(Short::intValue),
            g.VERSION,
            field(selectCount().from(offered).where(offered.GROUP_ID.eq(g.ID))),
            field(exists(selectOne().from(outer).where(outer.INNER_GROUP_ID.eq(g.ID)))),
            modifiers(store, g))
        .from(g)
        .where(which)
        .orderBy(g.TITLE, g.ID)
        .fetch(mapping(GroupDetail::new));
  }

  private static Field<List<GroupDetail.Entry>> modifiers(Store store, ModifierGroup g) {
    var m = only(store, MODIFIER);
    var inner = only(store, MODIFIER_GROUP);
    return multiset(
            select(
                    m.ID,
                    m.PUBLIC_ID,
                    m.TITLE,
                    m.PRICE_MINOR.convertFrom(store::money),
                    m.PRESELECTED,
                    field(select(inner.PUBLIC_ID).from(inner).where(inner.ID.eq(m.INNER_GROUP_ID))),
                    m.SOLD_OUT,
                    m.SOLD_OUT_UNTIL,
                    row(m.ALLERGENS, m.ADDITIVES).mapping(Food::read))
                .from(m)
                .where(m.GROUP_ID.eq(g.ID))
                .orderBy(m.POSITION, m.ID))
        .convertFrom(rows -> rows.map(mapping(GroupDetail.Entry::new)));
  }
}
