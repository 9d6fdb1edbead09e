package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import io.storeflow.cart.CartLine.Less;
import io.storeflow.cart.CartQueries.Held;
import io.storeflow.cart.CartRefused.Why;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.Selection;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Carts of visitors who are known by nothing but a random cookie. A cart holds no price, and stock
 * only in stores that {@link CartHolds hold} it: both are read again each time it is shown.
 */
@Service
public class Carts implements ExpiringOfStore {
  /** How long a cart is kept after its last change. */
  public static final Duration LIFE = Duration.ofDays(7);

  /**
   * @param quantity of the line now
   * @param count of all units in the cart
   * @param less why less was put in than asked for; null where it was not
   */
  public record Changed(String title, int quantity, int count, @Nullable Less less) {}

  /**
   * @param cart as it is now
   * @param removed the lines that were taken out
   * @param less why less was put in than asked for; null where it was not
   */
  public record Filled(Cart cart, List<CartLine> removed, @Nullable Less less) {}

  private final DSLContext db;
  private final CartQueries queries;
  private final CartRows rows;
  private final CartChanges changes;
  private final CartHolds holds;
  private final PriceBooks books;
  private final GivenCodes given;
  private final Clock clock;

  Carts(
      DSLContext db,
      CartQueries queries,
      CartRows rows,
      CartChanges changes,
      CartHolds holds,
      PriceBooks books,
      GivenCodes given,
      Clock clock) {
    this.db = db;
    this.queries = queries;
    this.rows = rows;
    this.changes = changes;
    this.holds = holds;
    this.books = books;
    this.given = given;
    this.clock = clock;
  }

  /**
   * The visitor's cart as it is now; empty for one who has none. One statement, while the prices
   * are known.
   */
  public Cart of(Store store, @Nullable String visitor) {
    if (visitor == null) return Cart.empty(store);
    var now = clock.instant();
    return queries
        .cart(store, visitor, now)
        .map(it -> cart(store, it, now))
        .orElseGet(() -> Cart.empty(store));
  }

  /**
   * The store as it sells to the visitor: in the currency that the address says, else in that of
   * the cart. No statement where it sells in one alone.
   *
   * @param said null where the address says none
   */
  public Store selling(Store store, @Nullable String visitor, @Nullable String said) {
    if (store.lists().isEmpty()) return store;
    if (store.sells(said)) return store.in(said);
    var cart = only(store, CART);
    return visitor == null
        ? store
        : db.select(cart.CURRENCY)
            .from(cart)
            .where(cart.VISITOR.eq(visitor))
            .and(cart.EXPIRES_AT.gt(clock.instant()))
            .fetchOptional(cart.CURRENCY)
            .map(store::in)
            .orElse(store.in(null));
  }

  /** Whether the visitor has a cart in this store that is still kept. */
  public boolean has(Store store, String visitor) {
    var cart = only(store, CART);
    return db.fetchExists(
        db.select(cart.VISITOR)
            .from(cart)
            .where(cart.VISITOR.eq(visitor))
            .and(cart.EXPIRES_AT.gt(clock.instant())));
  }

  /** Puts units of a variant as it is into the cart. */
  public Changed add(Store store, String visitor, String variantId, int quantity) {
    return add(store, visitor, variantId, quantity, Chosen.NONE);
  }

  /**
   * Puts units into the cart, on top of those that are in it; at most what {@link Less#most an
   * order takes}.
   *
   * @param chosen what goes with each unit
   * @throws CartRefused if that cannot be bought
   */
  public Changed add(Store store, String visitor, String variantId, int quantity, Chosen chosen) {
    return add(store, visitor, variantId, quantity, chosen, null);
  }

  /**
   * The same from a client address, for which no more is held than for one network.
   *
   * @param address null for who is not counted
   */
  public Changed add(
      Store store,
      String visitor,
      String variantId,
      int quantity,
      Chosen chosen,
      @Nullable String address) {
    var selection = select(store, variantId, chosen);
    var asker = holds.asker(store, address);
    return holds.inTurn(
        store,
        () -> {
          var variant = queries.variant(store, variantId, visitor);
          if (variant == null) throw new CartRefused(Why.NOT_FOR_SALE);
          var left = variant.left();
          if (left != null && left <= 0) throw new CartRefused(Why.SOLD_OUT);
          var now = clock.instant();
          var key = LineKey.of(variant.id(), chosen);
          boolean isNew = rows.touch(store, visitor, now);
          var held = isNew ? Held.NOTHING : queries.held(store, visitor, key);
          boolean cards = variant.giftCard();
          int most = Less.most(cards, cards && !isNew ? queries.cards(store, visitor, key) : 0);
          if (held.ofLine() == 0 && held.lines() >= Basket.MOST_LINES)
            throw new CartRefused(Why.TOO_MANY_LINES);
          int wanted = held.ofLine() + Math.min(quantity, Basket.MOST_UNITS + 1);
          int given = Math.min(wanted, most);
          if (left != null) given = Math.min(given, left - held.elsewhere());
          var less = Less.of(wanted, given, most, cards);
          // All of it is in the cart already, with other choices, or as other gift cards.
          if (given <= 0)
            return new Changed(
                variant.title(), held.elsewhere() + held.ofLine(), held.units(), less);
          if (!store.lists().isEmpty()) changes.into(store, visitor);
          rows.write(store, visitor, variant, chosen, selection, given, now);
          if (store.cartHold() != null) holds.follow(store, visitor, true, asker);
          int units = held.units() - held.ofLine() + given;
          return new Changed(variant.title(), given, units, less);
        });
  }

  /**
   * What was chosen, held against what is offered; nothing of a variant that is not for sale. No
   * statement while the prices are known: only who is refused asks again.
   */
  private Selection select(Store store, String variantId, Chosen chosen) {
    if (!chosen.isBounded())
      throw new CartRefused(new Selection.Fault(Selection.Why.TOO_MANY, "", Chosen.MOST));
    var known = select(books.known(store, List.of(variantId)), variantId, chosen);
    var now =
        known.fault() == null
            ? known
            : select(books.fresh(store, List.of(variantId)), variantId, chosen);
    var fault = now.fault();
    if (fault != null) throw new CartRefused(fault);
    return now;
  }

  private static Selection select(PriceBook book, String variantId, Chosen chosen) {
    var variant = book.variants().get(variantId);
    return variant == null ? Selection.NONE : Selection.of(variant.groups(), chosen);
  }

  /**
   * Sets how many units of each line are wanted, all at once; 0 takes a line out. What cannot be
   * had stays as it is, what is short becomes what is left.
   *
   * @param wanted by public id of the line, or of its variant for the line of the variant as it is;
   *     those that are not in the cart are left out
   * @param seen the state that the quantities were typed over: when the cart is another by now,
   *     nothing is changed; null for quantities that hold whatever the cart is
   */
  public Filled fill(
      Store store, String visitor, Map<String, Integer> wanted, @Nullable CartVersion seen) {
    return fill(store, visitor, wanted, seen, null);
  }

  /** The same from a client address. */
  public Filled fill(
      Store store,
      String visitor,
      Map<String, Integer> wanted,
      @Nullable CartVersion seen,
      @Nullable String address) {
    var asker = holds.asker(store, address);
    var change = holds.inTurn(store, () -> changes.change(store, visitor, wanted, seen, asker));
    return new Filled(of(store, visitor), change.removed(), change.less());
  }

  /**
   * The visitor is known by another id from now on: the cart is found by that one alone.
   *
   * @param after an id that nobody had before
   */
  public void move(Store store, String before, String after) {
    changes.move(store, before, after);
  }

  /**
   * Takes the cart away because it becomes an order, in the caller's transaction: nobody else gets
   * it, and if the caller fails it is there as before.
   *
   * @throws CartMoved if it is not there in that very state
   */
  public void claim(Store store, String visitor, CartVersion version) {
    var cart = only(store, CART);
    int claimed =
        db.deleteFrom(cart)
            .where(cart.VISITOR.eq(visitor))
            .and(cart.CREATED_AT.eq(version.createdAt()))
            .and(cart.VERSION.eq(version.number()))
            .execute();
    if (claimed == 0) throw new CartMoved();
  }

  /**
   * Its shopper is told that the goods of the reminder by which it was filled were ordered already:
   * what is in it from now on is wanted once more. It counts as changed, so that a page which was
   * shown before orders nothing.
   */
  public void wantAgain(Store store, String visitor) {
    var cart = only(store, CART);
    db.update(cart)
        .setNull(cart.REMINDER_ID)
        .set(cart.VERSION, cart.VERSION.plus(1))
        .where(cart.VISITOR.eq(visitor))
        .and(cart.REMINDER_ID.isNotNull())
        .execute();
  }

  /**
   * Keeps which gift cards are to pay for the cart; for nobody who has no cart.
   *
   * @param hashes of their codes: these themselves are kept nowhere
   */
  public void keepGiftCards(Store store, String visitor, List<String> hashes) {
    var cart = only(store, CART);
    db.update(cart)
        .set(cart.GIFT_CARDS, String.join(",", hashes))
        .where(cart.VISITOR.eq(visitor))
        .execute();
  }

  /**
   * Remembers what its shopper sees the cart cost, so that another price of the same lines is told
   * once: its checkout would say something else, too. No statement if it costs what was seen
   * before.
   */
  public void shown(Store store, String visitor, Cart shown) {
    var version = shown.version();
    if (version == null || shown.isEmpty() || shown.total().equals(shown.seen())) return;
    if (shown.was() != null) changes.into(store, visitor);
    var cart = only(store, CART);
    db.update(cart)
        .set(cart.SHOWN_MINOR, shown.total().minor())
        .set(cart.SHOWN_VERSION, version.number())
        .setNull(cart.SHOWN_CURRENCY)
        .set(cart.TOLD_VERSION, shown.seen() == null ? cart.TOLD_VERSION : inline((Integer) null))
        .setNull(cart.COUNTED_VERSION)
        .where(cart.VISITOR.eq(visitor))
        .and(cart.VERSION.eq(version.number()))
        .execute();
  }

  /**
   * Carts that were changed since, as their visitors would see them, in the order of these: in so
   * many statements for each currency, however many carts there are.
   *
   * @param after visitor of the last one that was read before; empty for the first
   */
  public List<OpenCart> open(Store store, String after, Instant since, int most) {
    var visitors = queries.visitors(store, after, since, most);
    if (visitors.isEmpty()) return List.of();
    var now = clock.instant();
    var read = queries.carts(store, only(store, CART).VISITOR.in(visitors), now);
    var own = new ArrayList<CartQueries.Stored>();
    var others = new TreeMap<String, List<String>>();
    for (var it : read) {
      var sells = store.in(it.was());
      var code = sells.currency().getCurrencyCode();
      if (sells.list() == null) own.add(it);
      else others.computeIfAbsent(code, _ -> new ArrayList<>()).add(it.visitor());
    }
    var carts = priced(store, own, now);
    var found = found(own);
    others.forEach(
        (code, those) -> {
          var sells = store.in(code);
          var there = queries.carts(sells, only(sells, CART).VISITOR.in(those), now);
          carts.putAll(priced(sells, there, now));
          found.putAll(found(there));
        });
    var open = new ArrayList<OpenCart>();
    for (var it : read) {
      var cart = carts.get(it.visitor());
      if (cart != null) open.add(new OpenCart(it.visitor(), cart, found.get(it.visitor())));
    }
    return open;
  }

  /**
   * Remembers what was found of carts that were priced again, so that nothing is found twice: until
   * their shoppers are told or change them. One statement.
   *
   * @param priced each as it was read, with what is found now
   */
  public void found(Store store, List<OpenCart> priced) {
    if (priced.isEmpty()) return;
    var c = only(store, CART);
    var minors = new LinkedHashMap<Field<String>, Field<Long>>();
    var versions = new LinkedHashMap<Field<String>, Field<Integer>>();
    var whole = new ArrayList<String>();
    for (var it : priced) {
      var found = Objects.requireNonNull(it.found());
      var version = Objects.requireNonNull(it.cart().version());
      var visitor = val(it.visitor(), c.VISITOR);
      minors.put(visitor, val(found.minor(), c.COUNTED_MINOR));
      versions.put(visitor, val(version.number(), c.COUNTED_VERSION));
      if (found.whole()) whole.add(it.visitor());
    }
    db.update(c)
        .set(c.COUNTED_MINOR, choose(c.VISITOR).mapFields(minors))
        .set(c.COUNTED_VERSION, choose(c.VISITOR).mapFields(versions))
        .set(c.COUNTED_WHOLE, field(c.VISITOR.in(whole)))
        .where(c.VISITOR.in(priced.stream().map(OpenCart::visitor).toList()))
        .execute();
  }

  @Override
  public int forgetExpired(Store store) {
    var cart = only(store, CART);
    return db.deleteFrom(cart).where(cart.EXPIRES_AT.lt(clock.instant())).limit(STEP).execute();
  }

  private Cart cart(Store store, CartQueries.Stored it, Instant now) {
    return Objects.requireNonNull(priced(store, List.of(it), now).get(it.visitor()));
  }

  /** By visitor, of those of which anything was found. */
  private static Map<String, OpenCart.Found> found(List<CartQueries.Stored> read) {
    var found = new HashMap<String, OpenCart.Found>();
    for (var it : read) if (it.found() != null) found.put(it.visitor(), it.found());
    return found;
  }

  /** By visitor. */
  private Map<String, Cart> priced(Store store, List<CartQueries.Stored> read, Instant now) {
    var carts = new HashMap<String, Cart>();
    if (read.isEmpty()) return carts;
    var sold = read.stream().flatMap(it -> it.forSale().stream()).distinct().toList();
    var book = books.at(store, read.getFirst().offer(), sold);
    var asked =
        read.stream().map(it -> new GivenCodes.Asked(it.claims(), null, it.visitor())).toList();
    var claims = given.claims(store, book, asked, Channel.STOREFRONT);
    for (int i = 0; i < read.size(); i++) {
      var it = read.get(i);
      carts.put(it.visitor(), Cart.of(book, it, claims.get(i), now));
    }
    return carts;
  }
}
