package io.storeflow.modifier;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_MODIFIER_GROUP;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import io.storeflow.allergen.Food;
import io.storeflow.db.tables.Product;
import io.storeflow.pricelist.ListPrices;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The groups that products offer, for those who sell and show them. */
@Component
public class OfferedModifiers {
  /**
   * What a product offers to be chosen with it, as lists tell it.
   *
   * @param any whether it offers any
   * @param least what the choice that nobody can leave out adds at least, in minor units; below 0
   *     where it takes off
   * @param varies whether that choice may cost more or less
   */
  public record Offer(boolean any, long least, boolean varies) {
    private static Offer of(boolean any, @Nullable BigDecimal least, @Nullable BigDecimal most) {
      if (least == null || most == null) return new Offer(any, 0, false);
      return new Offer(any, least.longValueExact(), !least.equals(most));
    }
  }

  private final DSLContext db;

  OfferedModifiers(DSLContext db) {
    this.db = db;
  }

  /**
   * The groups of these products, by row id of the product; those without any are left out. One
   * statement, a second one where modifiers have groups of their own. Groups without a modifier are
   * left out: nobody could choose.
   */
  public Map<Long, List<ModifierGroup>> of(Store store, Collection<Long> products) {
    var p = only(store, PRODUCT);
    return products.isEmpty() ? Map.of() : read(store, p, p.ID, p.ID.in(products));
  }

  /** Like {@link #of}, by public id of the product. */
  public Map<String, List<ModifierGroup>> named(Store store, Collection<String> products) {
    var p = only(store, PRODUCT);
    return products.isEmpty() ? Map.of() : read(store, p, p.PUBLIC_ID, p.PUBLIC_ID.in(products));
  }

  /** What the product offers, as a piece of a query that reads it. */
  public static Field<Offer> offer(Store store, Product p) {
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var any = field(exists(selectOne().from(offered).where(offered.PRODUCT_ID.eq(p.ID))));
    var least = fewest(store, p, DSL::min);
    var most = fewest(store, p, DSL::max);
    return field(row(any, least, most).mapping(Offer::of));
  }

  /** What the fewest units of all its groups add, each at the lowest or the highest price. */
  private static Field<BigDecimal> fewest(
      Store store, Product p, UnaryOperator<Field<Long>> which) {
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var g = only(store, MODIFIER_GROUP);
    var m = only(store, MODIFIER);
    var inner = only(store, MODIFIER_GROUP, "inner_group");
    var its = only(store, MODIFIER, "inner_modifier");
    var more =
        field(
            select(which.apply(ListPrices.converted(store, its.PRICE_MINOR).mul(inner.MINIMUM)))
                .from(inner)
                .join(its)
                .on(its.GROUP_ID.eq(inner.ID))
                .where(inner.ID.eq(m.INNER_GROUP_ID))
                .and(its.SOLD_OUT.isFalse()));
    var each =
        field(
            select(which.apply(ListPrices.converted(store, m.PRICE_MINOR).plus(coalesce(more, 0L))))
                .from(m)
                .where(m.GROUP_ID.eq(g.ID))
                .and(m.SOLD_OUT.isFalse())
                .and(
                    notExists(selectOne().from(inner).where(lacks(inner, its, m.INNER_GROUP_ID)))));
    return field(
        select(sum(each.mul(g.MINIMUM)))
            .from(offered)
            .join(g)
            .on(g.ID.eq(offered.GROUP_ID))
            .where(offered.PRODUCT_ID.eq(p.ID))
            .and(g.MINIMUM.gt((short) 0)));
  }

  /** Whether something has to be chosen of the group, and all of it is sold out. */
  private static Condition lacks(
      io.storeflow.db.tables.ModifierGroup group,
      io.storeflow.db.tables.Modifier its,
      Field<Long> id) {
    var there = selectOne().from(its).where(its.GROUP_ID.eq(group.ID)).and(its.SOLD_OUT.isFalse());
    return group.ID.eq(id).and(group.MINIMUM.gt((short) 0)).and(notExists(there));
  }

  private <K> Map<K, List<ModifierGroup>> read(
      Store store, Product p, Field<K> key, Condition which) {
    var offered = only(store, PRODUCT_MODIFIER_GROUP);
    var g = only(store, MODIFIER_GROUP);
    var m = only(store, MODIFIER);
    var rows =
        db.select(key, g.ID, g.PUBLIC_ID, g.TITLE, g.MINIMUM, g.MAXIMUM)
            .select(m.ID, m.PUBLIC_ID, m.TITLE, m.PRICE_MINOR, m.PRESELECTED, m.SOLD_OUT)
            .select(m.ALLERGENS, m.ADDITIVES)
            .select(m.INNER_GROUP_ID)
            .from(p)
            .join(offered)
            .on(offered.PRODUCT_ID.eq(p.ID))
            .join(g)
            .on(g.ID.eq(offered.GROUP_ID))
            .join(m)
            .on(m.GROUP_ID.eq(g.ID))
            .where(which)
            .orderBy(p.ID, offered.POSITION, g.ID, m.POSITION, m.ID)
            .fetch();
    var innerIds = rows.getValues(m.INNER_GROUP_ID).stream().filter(Objects::nonNull).distinct();
    var inner = inner(store, innerIds.toList());
    var found = new LinkedHashMap<K, Map<Long, List<Record>>>();
    for (var row : rows)
      found
          .computeIfAbsent(row.get(key), product -> new LinkedHashMap<>())
          .computeIfAbsent(row.get(g.ID), group -> new ArrayList<>())
          .add(row);
    var groups = new HashMap<K, List<ModifierGroup>>();
    found.forEach(
        (product, each) ->
            groups.put(
                product, each.values().stream().map(it -> group(store, it, inner)).toList()));
    return groups;
  }

  private Map<Long, ModifierGroup> inner(Store store, Collection<Long> ids) {
    if (ids.isEmpty()) return Map.of();
    var g = only(store, MODIFIER_GROUP);
    var m = only(store, MODIFIER);
    var rows =
        db.select(g.ID, g.PUBLIC_ID, g.TITLE, g.MINIMUM, g.MAXIMUM)
            .select(m.ID, m.PUBLIC_ID, m.TITLE, m.PRICE_MINOR, m.PRESELECTED, m.SOLD_OUT)
            .select(m.ALLERGENS, m.ADDITIVES)
            .from(g)
            .join(m)
            .on(m.GROUP_ID.eq(g.ID))
            .where(g.ID.in(ids))
            .orderBy(g.ID, m.POSITION, m.ID)
            .fetch();
    var byGroup = new LinkedHashMap<Long, List<Record>>();
    for (var row : rows)
      byGroup.computeIfAbsent(row.get(g.ID), group -> new ArrayList<>()).add(row);
    var groups = new HashMap<Long, ModifierGroup>();
    byGroup.forEach((id, each) -> groups.put(id, group(store, each, Map.of())));
    return groups;
  }

  private static ModifierGroup group(
      Store store, List<Record> rows, Map<Long, ModifierGroup> inner) {
    var g = only(store, MODIFIER_GROUP);
    var first = rows.getFirst();
    return new ModifierGroup(
        first.get(g.PUBLIC_ID),
        first.get(g.TITLE),
        first.get(g.MINIMUM),
        first.get(g.MAXIMUM),
        rows.stream().map(row -> modifier(store, row, inner)).toList());
  }

  private static Modifier modifier(Store store, Record row, Map<Long, ModifierGroup> inner) {
    var m = only(store, MODIFIER);
    var group = inner.isEmpty() ? null : inner.get(row.get(m.INNER_GROUP_ID));
    return new Modifier(
        row.get(m.ID),
        row.get(m.PUBLIC_ID),
        row.get(m.TITLE),
        store.converted(row.get(m.PRICE_MINOR)),
        row.get(m.PRESELECTED),
        !row.get(m.SOLD_OUT),
        Food.read(row.get(m.ALLERGENS), row.get(m.ADDITIVES)),
        group == null ? List.of() : List.of(group));
  }
}
