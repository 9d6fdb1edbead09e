package io.storeflow.checkout;

import io.storeflow.cart.CartMoved;
import io.storeflow.cart.Carts;
import io.storeflow.checkout.CheckoutResult.Placed;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.checkout.Plan.Impossible;
import io.storeflow.checkout.Plan.Ready;
import io.storeflow.draftorder.DraftMoved;
import io.storeflow.giftcard.CardMoved;
import io.storeflow.idempotency.Answered;
import io.storeflow.idempotency.IdempotencyKeys;
import io.storeflow.idempotency.KeyTaken;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory.NotThere;
import io.storeflow.loyalty.PointsSpent;
import io.storeflow.platform.Failpoint;
import io.storeflow.platform.db.Retry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.limit.Turnstile;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pulse.OtherMoney;
import io.storeflow.reminder.CartReminders;
import io.storeflow.reminder.OrderedBefore;
import io.storeflow.store.Store;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Turns what a shopper wants into an order: one short transaction, which holds the hot rows (stock,
 * then the pulse) only at its end. Page and API come in here, and say in their own words what has
 * become of it.
 */
@Service
public class Checkout {
  private static final Retry RETRY = new Retry(25, Duration.ofSeconds(20));

  /** Of an order that is not placed: numbers begin above it. */
  private static final long NO_NUMBER = 0;

  private final Turnstile turnstile;
  private final Transactions transactions;
  private final IdempotencyKeys keys;
  private final PriceBooks books;
  private final OrderPlanner planner;
  private final OrderNumbers numbers;
  private final OrderWriter writer;
  private final Carts carts;
  private final CartReminders reminders;

  Checkout(
      Turnstile turnstile,
      Transactions transactions,
      IdempotencyKeys keys,
      PriceBooks books,
      OrderPlanner planner,
      OrderNumbers numbers,
      OrderWriter writer,
      Carts carts,
      CartReminders reminders) {
    this.turnstile = turnstile;
    this.transactions = transactions;
    this.keys = keys;
    this.books = books;
    this.planner = planner;
    this.numbers = numbers;
    this.writer = writer;
    this.carts = carts;
    this.reminders = reminders;
  }

  /** Places the order, or gives the answer again that was given under its key. */
  public CheckoutResult place(Store store, KeyedRequest keyed, CheckoutRequest request) {
    return place(store, keyed, request, null);
  }

  /** Like the other, for a shopper who has confirmed what a page has shown. */
  public CheckoutResult place(
      Store store, KeyedRequest keyed, CheckoutRequest request, @Nullable Confirmed confirmed) {
    try {
      return turnstile
          .pass(
              () ->
                  RETRY.run(
                      failure -> isWorthAnother(failure, keyed),
                      () -> placeOnce(store, keyed, request, confirmed)))
          .orElseGet(() -> new Refused(new Refusal.Busy(Turnstile.LATER)));
    } catch (PricesMoved | OtherMoney | NotThere moving) {
      return new Refused(new Refusal.PricesKeepMoving());
    } catch (KeyTaken running) {
      return new Refused(new Refusal.StillRunning());
    } catch (CardMoved spent) {
      return new Refused(new Refusal.CardsMoved());
    }
  }

  /**
   * Does what placing the order would, and takes it back: nothing is left of it, nobody is told,
   * and no number is used up.
   */
  public void rehearse(Store store, KeyedRequest keyed, CheckoutRequest request) {
    if (keys.answer(store, keyed.key(), keyed.hash()).isPresent()) return;
    if (!(planner.plan(store, request, null) instanceof Ready(NewOrder order))) return;
    var answer = keyed.answer().apply(order.placed(NO_NUMBER));
    transactions.undone(() -> write(store, keyed, order, NO_NUMBER, answer, null));
  }

  /**
   * The answer that was given under this key, to whatever request, and whether it was this one;
   * empty also while it is not given yet.
   */
  public Optional<Answered> answered(Store store, String key, String hash) {
    return keys.answered(store, key, hash);
  }

  /** Whether an order by that rate needs an address; one that nobody knows does. */
  public boolean needsAddress(Store store, String rateId) {
    return planner.needsAddress(store, rateId);
  }

  private static boolean isWorthAnother(RuntimeException failure, KeyedRequest keyed) {
    if (failure instanceof KeyTaken taken) return taken.isFinished() || keyed.waits();
    // What is left on a card decides anew what it pays.
    return failure instanceof PricesMoved
        || failure instanceof CardMoved
        || failure instanceof NotThere
        || Transactions.lostToAnother(failure);
  }

  /**
   * @throws PricesMoved if the store has changed what it offers meanwhile
   * @throws CardMoved if a gift card was used meanwhile
   * @throws NotThere if somebody else has bought meanwhile what was to be fetched somewhere
   * @throws KeyTaken if another request with the key is running, or has just ended
   */
  private CheckoutResult placeOnce(
      Store store, KeyedRequest keyed, CheckoutRequest request, @Nullable Confirmed confirmed) {
    var before = keys.answer(store, keyed.key(), keyed.hash()).orElse(null);
    if (before != null)
      return before.same() ? new Placed(before.text()) : new Refused(new Refusal.KeyReused());
    return switch (planner.plan(store, request, confirmed)) {
      case Impossible(Refusal why) -> new Refused(why);
      case Ready(NewOrder order) -> write(store, keyed, order, confirmed);
    };
  }

  private CheckoutResult write(
      Store store, KeyedRequest keyed, NewOrder order, @Nullable Confirmed confirmed) {
    long number = numbers.next(store);
    var answer = keyed.answer().apply(order.placed(number));
    try {
      transactions.once(() -> write(store, keyed, order, number, answer, confirmed));
      return new Placed(answer);
    } catch (InsufficientStock failure) {
      return new Refused(fellShort(order, failure));
    } catch (PointsSpent spent) {
      return new Refused(new Refusal.PointsRefused(true));
    } catch (NotThere gone) {
      // Who was told when it can be fetched is told again; others take what it is now.
      if (confirmed == null) throw gone;
      return new Refused(new Refusal.PromiseMoved());
    } catch (CartMoved | DraftMoved moved) {
      return new Refused(new Refusal.CartMoved());
    } catch (OrderedBefore ordered) {
      return new Refused(new Refusal.OrderedBefore());
    } catch (PricesMoved moved) {
      books.forget(store);
      throw moved;
    }
  }

  private void write(
      Store store,
      KeyedRequest keyed,
      NewOrder order,
      long number,
      String answer,
      @Nullable Confirmed confirmed) {
    keys.claim(store, keyed.key(), keyed.hash(), answer);
    var reminder = confirmed == null ? null : confirmed.reminder();
    if (reminder != null) reminders.claim(store, reminder);
    if (confirmed != null && order.request().agreed() == null)
      carts.claim(store, confirmed.visitor(), confirmed.cart());
    Failpoint.reached("key-claimed");
    writer.write(store, number, order, reminder);
  }

  private static Refusal fellShort(NewOrder order, InsufficientStock failure) {
    var lines =
        order.totals().lines().stream()
            .filter(line -> failure.variants().contains(line.variant().id()))
            .map(
                line ->
                    new Refusal.Shortfall(
                        line.wanted(),
                        line.variant(),
                        failure.level(line.variant().id()).available()))
            .toList();
    var from = order.from();
    return from != null && from.alone()
        ? new Refusal.FellShortThere(lines)
        : new Refusal.FellShort(lines);
  }
}
