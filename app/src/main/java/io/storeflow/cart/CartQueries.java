package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.cart.CartLine.Less;
import io.storeflow.inventory.Availability;
import io.storeflow.media.MediaPath;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.ListPrice;
import io.storeflow.pricelist.ListPrices;
import io.storeflow.pricing.Claims;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import io.storeflow.unitprice.Content;
import io.storeflow.unitprice.UnitPriceLaw;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads carts together with what their lines are now. */
@Component
class CartQueries {

  /**
   * A variant that can be put into a cart.
   *
   * @param left for the visitor, with what is held for the cart; null where stock is not tracked
   * @param giftCard whether its units become gift cards
   */
  record Wanted(long id, String title, ListPrice price, @Nullable Integer left, boolean giftCard) {}

  /**
   * A cart as it is stored, its lines with what they are now, not yet priced.
   *
   * @param hold what is or was held for it; null if nothing ever was
   * @param offer version of what the store sells, as of the same moment
   * @param claims what is brought besides money
   * @param seen what its shopper saw it cost, of just these lines; null if nobody did
   * @param was the currency in which it was last; null for that of the store
   * @param found what was found last when it was priced again, of just these lines; null for
   *     nothing
   * @param reminder of it, or by whose link it was filled; null for none
   */
  record Stored(
      String visitor,
      List<CartLine> lines,
      CartVersion version,
      @Nullable CartHold hold,
      long offer,
      Claims claims,
      @Nullable Money seen,
      @Nullable String was,
      OpenCart.@Nullable Found found,
      @Nullable Long reminder) {
    boolean isHeld() {
      return hold != null && !hold.isOver();
    }

    List<String> forSale() {
      return lines.stream().filter(CartLine::forSale).map(CartLine::variantId).toList();
    }
  }

  /**
   * How much is in a cart.
   *
   * @param units of all lines
   * @param ofLine units of the line that was asked for; 0 if it is not in the cart
   * @param elsewhere units of its variant in other lines
   */
  record Held(int lines, int units, int ofLine, int elsewhere) {
    static final Held NOTHING = new Held(0, 0, 0, 0);
  }

  private final DSLContext db;
  private final CartHoldRows holds;

  CartQueries(DSLContext db, CartHoldRows holds) {
    this.db = db;
    this.holds = holds;
  }

  /** The cart itself. */
  private record Head(
      String visitor,
      Instant createdAt,
      int version,
      @Nullable Long shown,
      @Nullable Integer shownVersion,
      @Nullable String shownCurrency,
      @Nullable String currency,
      @Nullable Long countedMinor,
      @Nullable Integer countedVersion,
      boolean countedWhole,
      @Nullable Long reminder) {

    static Head of(Record row, io.storeflow.db.tables.Cart c) {
      return new Head(
          row.get(c.VISITOR),
          row.get(c.CREATED_AT),
          row.get(c.VERSION),
          row.get(c.SHOWN_MINOR),
          row.get(c.SHOWN_VERSION),
          row.get(c.SHOWN_CURRENCY),
          row.get(c.CURRENCY),
          row.get(c.COUNTED_MINOR),
          row.get(c.COUNTED_VERSION),
          row.get(c.COUNTED_WHOLE),
          row.get(c.REMINDER_ID));
    }

    /** In which it was last, if that is another currency than that of the store now. */
    @Nullable String was(Store store) {
      var last = currency == null ? store.ownCurrency().getCurrencyCode() : currency;
      return last.equals(store.currency().getCurrencyCode()) ? null : last;
    }

    CartVersion state() {
      return new CartVersion(createdAt, version);
    }

    /** What was seen of other lines tells nothing of these. */
    @Nullable Money seen(Store store) {
      boolean same = shownVersion != null && shownVersion == version;
      if (!same || shown == null) return null;
      if (shownCurrency != null) return new Money(shown, Currency.getInstance(shownCurrency));
      return was(store) == null ? store.money(shown) : null;
    }

    /** In another currency it says nothing of this one, either. */
    OpenCart.@Nullable Found found(Store store) {
      boolean same = countedVersion != null && countedVersion == version && was(store) == null;
      return same ? new OpenCart.Found(countedMinor, countedWhole) : null;
    }
  }

  /** A line as it is read, with what its cart is. */
  private record Read(
      Head head, @Nullable CartLine line, CartHoldRows.Stored hold, long offer, Claims claims) {}

  /** The visitor's cart; empty for one who has none. One statement. */
  Optional<Stored> cart(Store store, String visitor, Instant now) {
    return carts(store, only(store, CART).VISITOR.eq(visitor), now).stream().findFirst();
  }

  /**
   * Who has a cart that was changed since, in the order of their ids.
   *
   * @param after an id that was read before; empty for the first
   */
  List<String> visitors(Store store, String after, Instant since, int most) {
    var c = only(store, CART);
    return db.select(c.VISITOR)
        .from(c)
        .where(c.VISITOR.gt(after))
        .and(c.EXPIRES_AT.gt(since.plus(Carts.LIFE)))
        .orderBy(c.VISITOR)
        .limit(most)
        .fetch(c.VISITOR);
  }

  /** Carts, in the order of their visitors. One statement, and one where any of them is held. */
  List<Stored> carts(Store store, Condition which, Instant now) {
    var c = only(store, CART);
    var l = CART_LINE;
    var v = VARIANT;
    var p = PRODUCT;
    var m = MEDIA;
    var forSale = field(ForSale.is(p, v));
    var pulse = only(store, STORE_PULSE);
    var left = Availability.of(store, v).leftOfTracked();
    boolean byMeasure = UnitPriceLaw.holdsIn(store.country());
    var price = field(ListPrices.of(store, v));
    var id = coalesce(l.PUBLIC_ID, v.PUBLIC_ID);
    // One beside the other: as parts of rows each would be given a name, which takes longer.
    var rows =
        db.select(c.VISITOR, c.CREATED_AT, c.VERSION, c.CURRENCY)
            .select(c.SHOWN_MINOR, c.SHOWN_VERSION, c.SHOWN_CURRENCY)
            .select(c.COUNTED_MINOR, c.COUNTED_VERSION, c.COUNTED_WHOLE, c.REMINDER_ID)
            .select(c.HOLD_ID, c.HELD_UNTIL, c.HOLD_BEGUN_AT, c.CODES, c.GIFT_CARDS, c.REWARDS)
            .select(id, l.VARIANT_ID, l.CHOICES, l.CHOSEN, l.QUANTITY, l.SEEN_PRICE_MINOR)
            .select(v.PUBLIC_ID, v.TITLE, v.CONTENT, v.BACKORDER, price, left, forSale)
            .select(p.SLUG, p.TITLE, p.SECOND_TITLE, p.GIFT_CARD, m.PUBLIC_ID)
            .select(pulse.OFFER_VERSION)
            .from(c)
            .crossJoin(pulse)
            .leftJoin(l)
            .on(ownedBy(store, l))
            .and(l.VISITOR.eq(c.VISITOR))
            .leftJoin(v)
            .on(ownedBy(store, v))
            .and(v.ID.eq(l.VARIANT_ID))
            .leftJoin(p)
            .on(ownedBy(store, p))
            .and(p.ID.eq(v.PRODUCT_ID))
            .leftJoin(m)
            .on(ownedBy(store, m))
            .and(m.ID.eq(coalesce(v.MEDIA_ID, p.MEDIA_ID)))
            .where(which)
            .and(c.EXPIRES_AT.gt(now))
            .orderBy(c.VISITOR, l.ADDED_AT.desc(), l.VARIANT_ID.desc())
            .fetch(
                it -> {
                  var head = Head.of(it, c);
                  var hold =
                      CartHoldRows.Stored.of(
                          it.get(c.HOLD_ID), it.get(c.HOLD_BEGUN_AT), it.get(c.HELD_UNTIL));
                  var claims =
                      Claims.NONE
                          .withCodes(CartCodes.read(it.get(c.CODES)))
                          .withGiftCards(hashes(it.get(c.GIFT_CARDS)))
                          .withRewards(CartRewards.read(it.get(c.REWARDS)));
                  long offer = it.get(pulse.OFFER_VERSION);
                  // A cart that everything was taken out of is one row without a line.
                  if (it.get(v.PUBLIC_ID) == null) return new Read(head, null, hold, offer, claims);
                  boolean giftCard = it.get(p.GIFT_CARD);
                  long costs = it.get(price).price();
                  var line =
                      new CartLine(
                          it.get(id),
                          new LineKey(it.get(l.VARIANT_ID), it.get(l.CHOICES)),
                          it.get(v.PUBLIC_ID),
                          it.get(p.SLUG),
                          it.get(p.TITLE),
                          it.get(p.SECOND_TITLE),
                          it.get(v.TITLE),
                          chosen(it.get(l.CHOSEN)),
                          Selection.NONE,
                          MediaPath.of(store, it.get(m.PUBLIC_ID)),
                          it.get(l.QUANTITY),
                          store.money(costs),
                          // What was seen in another currency says nothing of this one.
                          store.money(head.was(store) == null ? it.get(l.SEEN_PRICE_MINOR) : costs),
                          it.get(forSale),
                          it.get(left),
                          it.get(v.BACKORDER),
                          0,
                          null,
                          List.of(),
                          byMeasure ? Content.kept(it.get(v.CONTENT)) : null,
                          null,
                          false,
                          giftCard,
                          Less.most(giftCard, 0));
                  return new Read(head, line, hold, offer, claims);
                });
    var held =
        holds.held(
            store,
            rows.stream().map(it -> it.hold().id()).filter(Objects::nonNull).distinct().toList());
    return rows.stream()
        .collect(Collectors.groupingBy(Read::head, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(it -> stored(store, it, held, now))
        .toList();
  }

  private static Stored stored(
      Store store, List<Read> rows, Map<Long, Map<Long, Integer>> held, Instant now) {
    var first = rows.getFirst();
    var head = first.head();
    var lines = rows.stream().map(Read::line).filter(Objects::nonNull).toList();
    var hold = CartHold.of(first.hold(), store.cartHold(), now);
    return new Stored(
        head.visitor(),
        held(lines, hold, held),
        head.state(),
        hold,
        first.offer(),
        first.claims(),
        head.seen(store),
        head.was(store),
        head.found(store),
        head.reminder());
  }

  /** The lines with what is held for them beside what everybody can have. */
  private static List<CartLine> held(
      List<CartLine> lines, @Nullable CartHold hold, Map<Long, Map<Long, Integer>> all) {
    if (hold == null || hold.id() == null) return lines;
    var held = all.getOrDefault(hold.id(), Map.of());
    var rest = new HashMap<>(held);
    // What was put in first has it first.
    return lines.reversed().stream().map(line -> line.held(held, rest)).toList().reversed();
  }

  /** The variant, as the visitor can have it; null if it is not for sale. One statement. */
  @Nullable Wanted variant(Store store, String publicId, String visitor) {
    if (!PublicId.looksRight(publicId)) return null;
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var left = Availability.of(store, v).leftOfTracked().plus(holds.heldFor(store, visitor, v));
    return db.select(v.ID, p.TITLE, ListPrices.of(store, v), left, p.GIFT_CARD)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.eq(publicId))
        .and(ForSale.is(p, v))
        .fetchOne(mapping(Wanted::new));
  }

  /** What is in the cart, and in one line of it. One statement. */
  Held held(Store store, String visitor, LineKey key) {
    var l = only(store, CART_LINE);
    var ofLine = when(is(l, key), l.QUANTITY).otherwise(inline(0));
    var elsewhere =
        when(l.VARIANT_ID.eq(key.variant()).and(l.CHOICES.ne(key.choices())), l.QUANTITY)
            .otherwise(inline(0));
    return db.select(count(), units(l.QUANTITY), units(ofLine), units(elsewhere))
        .from(l)
        .where(l.VISITOR.eq(visitor))
        .fetchSingle(mapping(Held::new));
  }

  /** Gift cards in the other lines of a cart. One statement. */
  int cards(Store store, String visitor, LineKey key) {
    var l = only(store, CART_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(units(l.QUANTITY))
        .from(l)
        .join(v)
        .on(v.ID.eq(l.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(l.VISITOR.eq(visitor))
        .and(p.GIFT_CARD)
        .and(is(l, key).not())
        .fetchSingle(Record1::value1);
  }

  private static Field<Integer> units(Field<Integer> quantity) {
    return coalesce(sum(quantity).cast(Integer.class), inline(0));
  }

  /** A cart whose time is over is not filled again: whether it was, and is gone. */
  boolean dropExpired(Store store, String visitor, Instant now) {
    var c = only(store, CART);
    return db.deleteFrom(c).where(c.VISITOR.eq(visitor)).and(c.EXPIRES_AT.le(now)).execute() > 0;
  }

  private static List<String> hashes(String kept) {
    return kept.isEmpty() ? List.of() : List.of(kept.split(","));
  }

  /** Nothing of a text that nobody reads any more: it is not offered then, and said to be so. */
  private static Chosen chosen(String text) {
    return Chosen.parse(text).orElse(Chosen.NONE);
  }

  /** Whether it is that line of a cart. */
  static Condition is(io.storeflow.db.tables.CartLine l, LineKey key) {
    return l.VARIANT_ID.eq(key.variant()).and(l.CHOICES.eq(key.choices()));
  }
}
