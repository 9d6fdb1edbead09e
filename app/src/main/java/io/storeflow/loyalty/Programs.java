package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_EXTRA;
import static io.storeflow.db.Tables.LOYALTY_PROGRAM;
import static io.storeflow.db.Tables.LOYALTY_REWARD;
import static io.storeflow.db.Tables.LOYALTY_TERMS;
import static io.storeflow.db.Tables.LOYALTY_TIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;

import io.storeflow.category.Categories;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How merchants give points: kept until something of the shop changes, as its pages are. */
@Service
public class Programs {
  private final DSLContext db;
  private final Categories categories;
  private final UntilShopChanges<Program> known;

  Programs(DSLContext db, Categories categories, ShopVersions versions) {
    this.db = db;
    this.categories = categories;
    known = new UntilShopChanges<>(versions, store -> List.of(read(store)));
  }

  /** At most a second old; {@link Program#NONE} of a merchant who has none. */
  public Program of(Store store) {
    return known.of(store).getFirst();
  }

  /** As it is now. One statement, and one more where a category has points of its own. */
  public Program read(Store store) {
    var p = only(store.merchant(), LOYALTY_PROGRAM);
    var terms = terms(store);
    var tiers = tiers(store.merchant());
    var extras = extras(store);
    var rewards = rewards(store);
    return db.select(p.fields())
        .select(terms, tiers, extras, rewards)
        .from(p)
        .fetchOptional(
            row ->
                new Program(
                    row.get(p.ACTIVE),
                    row.get(p.NAME),
                    row.get(p.WELCOME_POINTS),
                    row.get(p.BIRTHDAY_POINTS),
                    row.get(p.MONTHS_KEPT),
                    row.get(p.LEAST_POINTS),
                    first(row.get(terms)),
                    row.get(tiers),
                    within(store, row.get(extras)),
                    row.get(p.VERSION),
                    row.get(rewards)))
        .orElse(Program.NONE);
  }

  private static @Nullable Terms first(List<Terms> all) {
    return all.isEmpty() ? null : all.getFirst();
  }

  private List<Extra> within(Store store, List<Extra> extras) {
    if (extras.stream().allMatch(it -> it.category() == null)) return extras;
    var tree = categories.tree(store);
    return extras.stream()
        .map(
            it ->
                new Extra(
                    it.product(),
                    it.category(),
                    tree.byId(it.category()).map(tree::idsWithin).orElse(List.of()),
                    it.points()))
        .toList();
  }

  private static Field<List<Terms>> terms(Store store) {
    var t = only(store.merchant(), LOYALTY_TERMS);
    return multiset(
            select(t.SPEND_MINOR, t.WORTH_POINTS, t.WORTH_MINOR)
                .from(t)
                .where(t.CURRENCY.eq(store.ownCurrency().getCurrencyCode())))
        .convertFrom(rows -> rows.map(mapping(Terms::new)))
        .as("terms");
  }

  private static Field<List<Tier>> tiers(Merchant merchant) {
    var t = only(merchant, LOYALTY_TIER);
    return multiset(select(t.FROM_POINTS, t.NAME, t.TIMES).from(t).orderBy(t.FROM_POINTS))
        .convertFrom(rows -> rows.map(mapping(Tier::new)))
        .as("tiers");
  }

  private static Field<List<Extra>> extras(Store store) {
    var e = only(store, LOYALTY_EXTRA);
    return multiset(select(e.PRODUCT_ID, e.CATEGORY_ID, e.POINTS).from(e).orderBy(e.POSITION))
        .convertFrom(
            rows ->
                rows.map(
                    mapping(
                        (product, category, points) ->
                            new Extra(product, category, List.of(), points))))
        .as("extras");
  }

  private static Field<List<Reward>> rewards(Store store) {
    var r = only(store, LOYALTY_REWARD);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var named = coalesce(nullif(v.SKU, ""), p.SLUG);
    return multiset(
            select(r.VARIANT_ID, v.PUBLIC_ID, named, r.POINTS, r.MOST, r.ACTIVE)
                .from(r)
                .join(v)
                .on(v.ID.eq(r.VARIANT_ID))
                .join(p)
                .on(p.ID.eq(v.PRODUCT_ID))
                .orderBy(r.POSITION))
        .convertFrom(rows -> rows.map(mapping(Reward::new)))
        .as("rewards");
  }
}
