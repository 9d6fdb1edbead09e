package io.storeflow.cart;

import static java.util.Objects.requireNonNullElseGet;

import io.storeflow.cart.CartHoldRows.Neighbours;
import io.storeflow.inventory.HeldUnits;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.Reservations;
import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.limit.Turnstile;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds what is in a cart for its shopper, in stores that do so, and gives it back: at once what is
 * taken out, all of it when the time has run out. What cannot be held, as there is no more of it or
 * one network would hold too much, stays in the cart and is taken at checkout, if it is there then.
 */
@Component
class CartHolds {
  /** Carts of one network for which a store holds something at a time. */
  static final int MOST_CARTS = 20;

  /** Units of a variant that are held for one network; of few half of them, and one at least. */
  static final int MOST_UNITS = 10;

  /** Where there are many on hand, one in so many of them may be held for one network. */
  static final int ONE_IN = 10;

  /**
   * What is put in prolongs the time of all that is held, but to no more than so many times the
   * time that a store gives. Then nothing is held for that cart for one such time.
   */
  static final int LONGEST = 2;

  /**
   * Who changes a cart.
   *
   * @param network digest of it; null for who is not counted
   * @param mayHoldMore false for who changes carts so often that each change is a burden
   */
  record Asker(@Nullable String network, boolean mayHoldMore) {}

  private final Turnstile turnstile;
  private final Transactions transactions;
  private final CartHoldRows rows;
  private final HeldUnits units;
  private final Reservations reservations;
  private final Inventory inventory;
  private final Jobs jobs;
  private final RateLimits limits;
  private final Clock clock;

  CartHolds(
      Turnstile turnstile,
      Transactions transactions,
      CartHoldRows rows,
      HeldUnits units,
      Reservations reservations,
      Inventory inventory,
      Jobs jobs,
      RateLimits limits,
      Clock clock) {
    this.turnstile = turnstile;
    this.transactions = transactions;
    this.rows = rows;
    this.units = units;
    this.reservations = reservations;
    this.inventory = inventory;
    this.jobs = jobs;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Makes what is held what is in the cart now, as the last thing of the transaction that has
   * changed the cart. A hold that has expired is taken again only if more was put in. Less is
   * always given back, whoever asks.
   *
   * @param more whether something was put in, or the shopper wants it held again
   */
  void follow(Store store, String visitor, boolean more, Asker asker) {
    var now = clock.instant();
    var before = rows.find(store, visitor);
    var life = asker.mayHoldMore() ? store.cartHold() : null;
    boolean alive = before.isAlive(now);
    if (!alive && (life == null || !more || !before.mayBeHeld(now, life))) return;
    var neighbours =
        life == null
            ? Neighbours.TOO_MANY
            : rows.neighbours(store, visitor, asker.network(), MOST_CARTS);
    var hold = life == null || !more ? before : before.prolonged(now, life);
    long id = requireNonNullElseGet(hold.id(), Ids::next);
    var held =
        units.fit(
            store,
            id,
            rows.wanted(store, visitor),
            (variant, onHand) -> most(asker, neighbours, variant, onHand),
            hold.until(),
            Actor.SHOPPER);
    var after = held.isNone() ? before.ended() : hold.under(id);
    rows.write(store, visitor, after, asker.network());
    if (before.id() == null && !held.isNone()) {
      var end = new CartHoldEnd(store.id(), visitor, id);
      jobs.enqueue(CartHoldEnd.KIND, end.instance(), end, Jobs.Priority.LOW, hold.until());
    }
    inventory.announce(store, held.moves());
  }

  /**
   * Does what changes the cart, when its turn comes, where that takes stock: many who put one hot
   * thing in at once do not take all connections.
   *
   * @throws Problem 503 if its turn does not come in time
   */
  <T> T inTurn(Store store, Supplier<T> change) {
    if (store.cartHold() == null) return transactions.write(change);
    return turnstile
        .pass(() -> transactions.write(change))
        .orElseThrow(() -> Problem.full(Turnstile.LATER.toSeconds()));
  }

  /**
   * Gives back what is held under that id if its time has come; also when the cart has gone.
   *
   * @param first for whom it was held first: who is known by another id now has it still
   * @throws NotYet if it is held for longer by now
   */
  void expire(Store store, String first, long holdId) {
    transactions.write(
        () -> {
          var visitor = rows.visitor(store, holdId).orElse(first);
          var hold = rows.find(store, visitor);
          if (hold.isUnder(holdId)) {
            var left = Duration.between(clock.instant(), hold.until());
            if (left.isPositive()) throw new NotYet("The cart is held for longer", left);
            rows.end(store, visitor);
          }
          var why = LedgerReason.HOLD_ENDED;
          inventory.announce(store, reservations.letGo(store, holdId, why, Actor.SYSTEM));
        });
  }

  /** Who comes from that address; asked before the change, as it may ask other nodes. */
  Asker asker(Store store, @Nullable String address) {
    if (address == null) return new Asker(null, true);
    boolean may = store.cartHold() == null || limits.take(Rule.CART_HOLD, address).allowed();
    return new Asker(holder(store, address), may);
  }

  private static int most(Asker asker, Neighbours neighbours, long variant, int onHand) {
    if (neighbours.areTooMany()) return 0;
    if (asker.network() == null) return Integer.MAX_VALUE;
    return Math.max(0, share(onHand) - neighbours.units(variant));
  }

  /** Of so many units the part that one network may hold. */
  static int share(int onHand) {
    return Math.max(onHand / ONE_IN, Math.clamp(onHand / 2, 1, MOST_UNITS));
  }

  /** Tells networks apart without saying which they are. */
  private static String holder(Store store, String address) {
    return Digest.sha256(store.publicId() + " " + IpAddress.network(address)).substring(0, 22);
  }
}
