package io.storeflow.safety;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SAFETY;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.Product;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.platform.locale.Europe;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/**
 * Of which products offers do not say all that they have to. Food is left out, as which counts a
 * product of which somebody has stated what allergens it holds: article 2(2)(b) of Regulation (EU)
 * 2023/988 leaves food to another law. So are gift cards, which are no items (article 3(1)).
 */
@Component
public class SafetyGaps {
  /** As many as are counted: more are as many. */
  public static final int MOST = 100;

  private final DSLContext db;
  private final SafetyLaw law;
  private final UntilShopChanges<Integer> counts;

  SafetyGaps(DSLContext db, SafetyLaw law, ShopVersions versions) {
    this.db = db;
    this.law = law;
    counts = new UntilShopChanges<>(versions, store -> List.of(counted(store)));
  }

  /**
   * How many products for sale have gaps, {@link #MOST} at most; 0 for stores of which the law asks
   * nothing. A pass over all products where none has, once until the shop changes.
   */
  public int count(Store store) {
    return law.holdsFor(store) ? counts.of(store).getFirst() : 0;
  }

  private int counted(Store store) {
    var p = only(store, PRODUCT);
    return db.fetchCount(
        db.select(p.ID).from(p).where(ForSale.is(p)).and(in(store, p)).limit(MOST));
  }

  /**
   * What is missing, in the order of the law.
   *
   * @param told what holds of the product, or of a brand
   * @param asked whether the law asks anything of it
   */
  public List<Gap> of(Store store, Safety told, boolean asked) {
    return asked && law.holdsFor(store) ? told.gaps() : List.of();
  }

  /**
   * The same of a product by its row id: one statement.
   *
   * @return none for a product that is not there
   */
  public List<Gap> of(Store store, long product) {
    if (!law.holdsFor(store)) return List.of();
    var p = only(store, PRODUCT);
    return db.select(Safeties.told(store, p.ID, p.BRAND_ID))
        .from(p)
        .where(p.ID.eq(product))
        .and(isAsked(p))
        .fetchOptional(it -> it.value1().gaps())
        .orElse(List.of());
  }

  /** Whether the law asks anything of a product: of food and of gift cards it does not. */
  private static Condition isAsked(Product p) {
    return not(isFood(p)).and(not(p.GIFT_CARD));
  }

  /** Whether a product counts as food. */
  public static Condition isFood(Product p) {
    return p.ALLERGENS.isNotNull();
  }

  /**
   * That offers of the product would not say all, wherever they are made: {@link Safety#over} and
   * {@link Safety#gaps} as a condition.
   */
  public static Condition in(Store store, Product p) {
    var of = only(store, PRODUCT, "of_safety");
    var own = only(store, SAFETY, "own_safety");
    var brand = only(store, SAFETY, "brand_safety");
    var gaps = new Told(own, brand).hasGaps();
    return isAsked(p)
        .and(
            exists(
                selectOne()
                    .from(of)
                    .leftJoin(own)
                    .on(own.PRODUCT_ID.eq(of.ID))
                    .leftJoin(brand)
                    .on(brand.BRAND_ID.eq(of.BRAND_ID))
                    .where(of.ID.eq(p.ID))
                    .and(gaps)));
  }

  /** What holds of a product, from what it says and what its brand says; either may be missing. */
  private record Told(io.storeflow.db.tables.Safety own, io.storeflow.db.tables.Safety brand) {
    private static final List<TableField<?, String>> MAKER =
        List.of(SAFETY.MAKER_NAME, SAFETY.MAKER_ADDRESS, SAFETY.MAKER_CONTACT);
    private static final List<TableField<?, String>> AGENT =
        List.of(SAFETY.AGENT_NAME, SAFETY.AGENT_ADDRESS, SAFETY.AGENT_CONTACT);

    Condition hasGaps() {
      var exempt = is(own).or(is(brand).and(not(saysMaker())));
      var country = when(saysMaker().or(says(SAFETY.MAKER_COUNTRY)), of(own, SAFETY.MAKER_COUNTRY));
      var where = country.otherwise(of(brand, SAFETY.MAKER_COUNTRY));
      var outside = where.notIn(Europe.union());
      return not(exempt)
          .and(
              lacks(MAKER, saysMaker())
                  .or(where.eq(""))
                  .or(outside.and(lacks(AGENT, saysAgent()))));
    }

    private Condition saysMaker() {
      return says(MAKER);
    }

    private Condition saysAgent() {
      return saysMaker().or(says(AGENT));
    }

    private Condition says(List<TableField<?, String>> parts) {
      return or(parts.stream().map(this::says).toList());
    }

    private Condition says(TableField<?, String> part) {
      return of(own, part).ne("");
    }

    /** That a part is missing: of the product's own where that counts, else of its brand's. */
    private Condition lacks(List<TableField<?, String>> parts, Condition ownCounts) {
      return or(
          parts.stream()
              .map(it -> when(ownCounts, of(own, it)).otherwise(of(brand, it)).eq(""))
              .toList());
    }

    private static Condition is(io.storeflow.db.tables.Safety said) {
      return coalesce(said.EXEMPT, inline(false)).isTrue();
    }

    private static Field<String> of(
        io.storeflow.db.tables.Safety said, TableField<?, String> part) {
      return coalesce(said.field(part), inline(""));
    }
  }
}
