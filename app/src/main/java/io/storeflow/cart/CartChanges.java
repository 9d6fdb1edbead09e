package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;

import io.storeflow.cart.CartHolds.Asker;
import io.storeflow.cart.CartLine.Less;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes many lines of a cart, all at once. */
@Component
public class CartChanges {

  /**
   * What has become of it.
   *
   * @param removed the lines that were taken out
   * @param less why less was put in than asked for; null where it was not
   */
  record Change(List<CartLine> removed, @Nullable Less less) {
    static final Change NONE = new Change(List.of(), null);
  }

  private static final CartLine.Taken NOTHING = new CartLine.Taken(0, null);

  private final DSLContext db;
  private final Transactions transactions;
  private final CartQueries queries;
  private final CartRows rows;
  private final CartHolds holds;
  private final CartRewards rewards;
  private final PriceBooks books;
  private final Clock clock;

  CartChanges(
      DSLContext db,
      Transactions transactions,
      CartQueries queries,
      CartRows rows,
      CartHolds holds,
      CartRewards rewards,
      PriceBooks books,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.rows = rows;
    this.holds = holds;
    this.rewards = rewards;
    this.books = books;
    this.clock = clock;
  }

  /**
   * As {@link Carts#fill} says.
   *
   * @param seen null for who has pressed a button: for them what is held no more is held again
   */
  Change change(
      Store store,
      String visitor,
      Map<String, Integer> wanted,
      @Nullable CartVersion seen,
      Asker asker) {
    rows.lock(store, visitor);
    var cart = queries.cart(store, visitor, clock.instant()).orElse(null);
    if (cart == null || seen != null && !seen.equals(cart.version())) return Change.NONE;
    var removed = new ArrayList<CartLine>();
    var changed = new LinkedHashMap<CartLine, Integer>();
    Less less = null;
    var rest = new HashMap<String, Integer>();
    for (var line : cart.lines().reversed()) {
      int units = line.wanted(wanted);
      var taken = units == 0 ? NOTHING : line.take(rest, units);
      int given = taken.units();
      if (units == line.quantity() || units > 0 && (given < 1 || !line.forSale())) continue;
      less = more(less, taken.less());
      if (given == 0) removed.add(line);
      else if (given != line.quantity()) changed.put(line, given);
    }
    boolean same = removed.isEmpty() && changed.isEmpty();
    if (!same) write(store, visitor, cart, changed, removed);
    boolean more =
        changed.entrySet().stream().anyMatch(it -> it.getValue() > it.getKey().quantity());
    boolean again = seen == null && store.cartHold() != null && !cart.isHeld();
    if (again || !same && (store.cartHold() != null || cart.isHeld()))
      holds.follow(store, visitor, more || again, asker);
    return new Change(removed, less);
  }

  /**
   * Puts the goods of one cart into that of another visitor, as the same shopper has followed a
   * link to it; the first one stays as it is. Equal lines become one with the larger quantity: who
   * put the same in at both places wants it once. Gift cards and what was typed stay behind.
   *
   * @param instead whether what is in the other cart is taken out before
   * @param reminder by whose link it is filled
   * @param address of the client, for whose network no more is held than for one
   * @return units in the cart now; beyond the lines that an order takes the others are left out
   */
  public int take(
      Store store,
      String from,
      String to,
      boolean instead,
      long reminder,
      @Nullable String address) {
    var asker = holds.asker(store, address);
    return holds.inTurn(store, () -> take(store, from, to, instead, reminder, asker));
  }

  private int take(
      Store store, String from, String to, boolean instead, long reminder, Asker asker) {
    var now = clock.instant();
    rows.touch(store, to, now);
    var carts = queries.carts(store, only(store, CART).VISITOR.in(from, to), now);
    var goods = of(carts, from);
    var own = instead ? List.<CartLine>of() : of(carts, to);
    var units = new LinkedHashMap<LineKey, Integer>();
    for (var line : own) units.put(line.key(), line.quantity());
    var changes = new ArrayList<Query>();
    if (instead) changes.add(rows.clear(store, to));
    if (!goods.isEmpty()) {
      var offer = carts.getFirst().offer();
      var book = books.at(store, offer, goods.stream().map(CartLine::variantId).toList());
      for (var line : goods) {
        boolean isNew = !units.containsKey(line.key());
        if (isNew && units.size() >= Basket.MOST_LINES) continue;
        int more = Math.max(units.getOrDefault(line.key(), 0), line.quantity());
        units.put(line.key(), more);
        changes.add(rows.put(store, to, line, more, line.in(book).price(), now));
      }
    }
    changes.add(rows.filled(store, to, reminder, instead, codes(store, from)));
    db.batch(changes).execute();
    if (store.cartHold() != null) holds.follow(store, to, true, asker);
    return units.values().stream().mapToInt(it -> it).sum();
  }

  /** Those of which anything may still be sold, the first that was put in first. */
  private static List<CartLine> of(List<CartQueries.Stored> carts, String visitor) {
    return carts.stream()
        .filter(it -> it.visitor().equals(visitor))
        .flatMap(it -> it.lines().reversed().stream())
        .filter(CartLine::forSale)
        .toList();
  }

  private String codes(Store store, String visitor) {
    var c = only(store, CART);
    return db.select(c.CODES)
        .from(c)
        .where(c.VISITOR.eq(visitor))
        .fetchOptional(c.CODES)
        .orElse("");
  }

  /** As {@link Carts#move} says. */
  void move(Store store, String before, String after) {
    transactions.write(() -> rows.move(store, before, after));
  }

  /**
   * The cart is in the currency of the store from now on, and its lines were seen at their prices
   * there. It stays the same cart: what was shown of it can be ordered.
   */
  void into(Store store, String visitor) {
    transactions.write(
        () -> {
          rows.lock(store, visitor);
          var cart = queries.cart(store, visitor, clock.instant()).orElse(null);
          if (cart == null || cart.was() == null) return;
          var book = books.at(store, cart.offer(), cart.forSale());
          var changes = new ArrayList<Query>();
          for (var line : cart.lines())
            changes.add(rows.update(store, visitor, line, line.quantity(), line.in(book).price()));
          var c = only(store, CART);
          changes.add(
              db.update(c)
                  .set(c.CURRENCY, CartRows.code(store))
                  .setNull(c.SHOWN_VERSION)
                  .setNull(c.TOLD_VERSION)
                  .setNull(c.COUNTED_VERSION)
                  .where(c.VISITOR.eq(visitor)));
          db.batch(changes).execute();
        });
  }

  private void write(
      Store store,
      String visitor,
      CartQueries.Stored cart,
      Map<CartLine, Integer> changed,
      List<CartLine> removed) {
    var changes = new ArrayList<Query>();
    var prices = seen(store, cart, changed.keySet());
    changed.forEach(
        (line, units) -> changes.add(rows.update(store, visitor, line, units, prices.apply(line))));
    removed.forEach(line -> changes.add(rows.delete(store, visitor, line)));
    var wish = cart.claims().rewards();
    if (!wish.isNone())
      changes.add(rewards.keep(store, visitor, wish.within(left(cart, changed, removed))));
    db.batch(changes).execute();
    rows.changed(store, visitor, clock.instant());
  }

  /** What an order does not take is told before what is not there. */
  private static @Nullable Less more(@Nullable Less before, @Nullable Less now) {
    return before == null || now != null && now.compareTo(before) > 0 ? now : before;
  }

  /** Units of each variant that stay. */
  private static Map<String, Integer> left(
      CartQueries.Stored cart, Map<CartLine, Integer> changed, List<CartLine> removed) {
    var left = new HashMap<String, Integer>();
    for (var line : cart.lines())
      if (!removed.contains(line))
        left.merge(line.variantId(), changed.getOrDefault(line, line.quantity()), Integer::sum);
    return left;
  }

  /** What a line costs that is changed, and so was seen: the book is asked for what was chosen. */
  private Function<CartLine, Money> seen(
      Store store, CartQueries.Stored cart, Set<CartLine> changed) {
    if (changed.stream().allMatch(line -> line.chosen().isEmpty())) return CartLine::price;
    PriceBook book = books.at(store, cart.offer(), cart.forSale());
    return line -> line.in(book).price();
  }
}
