package io.storeflow.forsale;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.media.MediaPath;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pricehistory.Struck;
import io.storeflow.pricelist.ListPrices;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** What a store sells, for those who sell it: carts, checkout, quotes. */
@Service
public class Catalogue {
  private final DSLContext db;
  private final OfferedModifiers modifiers;
  private final EarlierPrices earlier;

  Catalogue(DSLContext db, OfferedModifiers modifiers, EarlierPrices earlier) {
    this.db = db;
    this.modifiers = modifiers;
    this.earlier = earlier;
  }

  /**
   * The public id of the active variant of a product that is made of these values, of its options
   * in their order. One statement.
   */
  public Optional<String> variant(Store store, String product, List<String> values) {
    if (!PublicId.looksRight(product)) return Optional.empty();
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var made = List.of(v.VALUE1_ID, v.VALUE2_ID, v.VALUE3_ID);
    if (values.isEmpty() || values.size() > made.size()) return Optional.empty();
    var is = p.PUBLIC_ID.eq(product).and(ForSale.is(p, v));
    for (int i = 0; i < values.size(); i++) {
      var value = only(store, OPTION_VALUE);
      is =
          is.and(
              made.get(i)
                  .in(DSL.select(value.ID).from(value).where(value.VALUE.eq(values.get(i)))));
    }
    for (var other : made.subList(values.size(), made.size())) is = is.and(other.isNull());
    return db.select(v.PUBLIC_ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(is)
        .orderBy(v.POSITION, v.ID)
        .limit(1)
        .fetchOptional(v.PUBLIC_ID);
  }

  /**
   * The variants of these public ids that can be bought now, by public id; others are left out. Two
   * or three statements.
   */
  public Map<String, VariantForSale> forSale(Store store, Collection<String> variantIds) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var m = MEDIA;
    var found =
        db.select(
                v.ID,
                v.PUBLIC_ID,
                p.ID,
                p.PUBLIC_ID,
                p.SLUG,
                p.TITLE,
                p.SECOND_TITLE,
                v.TITLE,
                v.SKU,
                ListPrices.of(store, v),
                struck(store, v, p),
                m.PUBLIC_ID.convertFrom(id -> MediaPath.of(store, id)),
                v.TRACKED,
                v.SOLD_OUT,
                coalesce(v.WEIGHT_GRAMS, inline(0)),
                coalesce(p.SHIPPING_PROFILE_ID, inline(0L)),
                inline(0).convertFrom(none -> List.<ModifierGroup>of()),
                Kin.of(store, p),
                p.TAX_CLASS,
                p.GIFT_CARD)
            .from(v)
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .leftJoin(m)
            .on(ownedBy(store, m))
            .and(m.ID.eq(coalesce(v.MEDIA_ID, p.MEDIA_ID)))
            .where(v.PUBLIC_ID.in(PublicId.possible(variantIds)))
            .and(ForSale.is(p, v))
            .fetch(
                mapping(
                    (id,
                        publicId,
                        productId,
                        productPublicId,
                        slug,
                        title,
                        secondTitle,
                        variantTitle,
                        sku,
                        price,
                        struck,
                        imagePath,
                        tracked,
                        soldOut,
                        grams,
                        profile,
                        none,
                        kin,
                        taxClass,
                        giftCard) ->
                        new VariantForSale(
                            id,
                            publicId,
                            productId,
                            productPublicId,
                            slug,
                            title,
                            secondTitle,
                            variantTitle,
                            sku,
                            store.money(price.price()),
                            struck,
                            imagePath,
                            tracked,
                            soldOut,
                            grams,
                            profile,
                            none,
                            kin,
                            taxClass,
                            giftCard,
                            price.origin())));
    var products = found.stream().map(VariantForSale::productId).distinct().toList();
    var groups = modifiers.of(store, products);
    return found.stream()
        .collect(
            Collectors.toMap(
                VariantForSale::publicId,
                it -> it.with(groups.getOrDefault(it.productId(), List.of()))));
  }

  private Field<@Nullable Money> struck(Store store, Variant v, Product p) {
    var minor = struck(store, v, p, SingletonSupplier.of(() -> earlier.of(store)));
    return DSL.field(minor).convertFrom(it -> it == null ? null : store.money(it));
  }

  /**
   * The price that may stand struck through beside that of a variant, in minor units; null for
   * none.
   *
   * @param earlier what is known of the store; asked only where something would be struck through
   */
  static SelectField<@Nullable Long> struck(
      Store store, Variant v, Product p, Supplier<EarlierPrices.Known> earlier) {
    var said = store.list() == null ? v.COMPARE_AT_MINOR.isNotNull() : DSL.trueCondition();
    var kin = Kin.of(store, p, said);
    return row(ListPrices.of(store, v), v.ID, v.PRODUCT_ID, kin)
        .mapping(
            (it, variant, product, its) -> {
              long price = it.price();
              var through = Struck.through(store.country(), price, it.before(), it.lowest());
              boolean barred =
                  through != null
                      && earlier.get().wasLower(variant, product, its, price, it.since());
              return barred ? null : through;
            });
  }
}
