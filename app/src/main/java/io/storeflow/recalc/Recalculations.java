package io.storeflow.recalc;

import io.storeflow.cart.Carts;
import io.storeflow.cart.OpenCart;
import io.storeflow.checkoutpage.OpenCheckouts;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.turn.Turns.Turn;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.quote.QuoteEnds;
import io.storeflow.shipping.Rate;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Looks at open carts, checkouts and quotes again, in steps: what was counted is written with where
 * it goes on. A cart is priced whenever it is shown, and tells its shopper by itself that it costs
 * something else than was seen; what is written to it is what was found, so that it is found once.
 */
@Service
public class Recalculations {
  /** Carts of one step. */
  static final int STEP = 100;

  /** Whoever has not touched a cart for so long hardly comes back to it. */
  static final Duration UNTOUCHED = Duration.ofDays(3);

  private final RecalculationRows rows;
  private final Transactions transactions;
  private final Carts carts;
  private final OpenCheckouts checkouts;
  private final QuoteEnds quotes;
  private final PriceBooks books;
  private final Clock clock;

  Recalculations(
      RecalculationRows rows,
      Transactions transactions,
      Carts carts,
      OpenCheckouts checkouts,
      QuoteEnds quotes,
      PriceBooks books,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.carts = carts;
    this.checkouts = checkouts;
    this.quotes = quotes;
    this.books = books;
    this.clock = clock;
  }

  /** The latest first. */
  public List<Recalculation> latest(Store store, int most) {
    return rows.latest(store, most);
  }

  /** Does a run from where it is; nothing for one that has ended. */
  void run(Store store, long id, Turn turn) {
    transactions.write(() -> rows.begin(store, id));
    var run = rows.find(store, id).orElse(null);
    if (run == null || !run.isRunning()) return;
    if (run.position().isEmpty()) endQuotes(store, run);
    while (step(store, id)) turn.letOthers();
  }

  /** A promise of half an hour is kept; only one that nobody can keep ends. */
  private void endQuotes(Store store, Recalculation run) {
    var offered =
        books.fresh(store, List.of()).offered().stream()
            .map(Rate::publicId)
            .collect(Collectors.toSet());
    int ended = quotes.endOthers(store, offered);
    if (ended > 0)
      transactions.write(
          () -> rows.add(store, run, run.position(), Counted.NOTHING, ended, List.of()));
  }

  /** False when there are no more, or the next run has begun. */
  private boolean step(Store store, long id) {
    var run = rows.find(store, id).orElse(null);
    if (run == null || !run.isRunning()) return false;
    var since = clock.instant().minus(UNTOUCHED);
    var page = carts.open(store, run.position(), since, STEP);
    if (page.isEmpty()) {
      transactions.write(() -> rows.end(store, id));
      return false;
    }
    var checkouts = this.checkouts.of(store, page);
    var looked = new ArrayList<LookedAt>();
    var found = new ArrayList<OpenCart>();
    for (var it : page) {
      if (it.cart().isEmpty()) continue;
      var checkout = checkouts.get(it.visitor());
      var one = LookedAt.of(it, checkout);
      looked.add(one);
      var now = one.found(checkout);
      if (!now.equals(it.found())) found.add(it.finding(now));
    }
    var counted = Counted.of(looked);
    var changed = looked.stream().filter(LookedAt::isChanged).toList();
    var last = page.getLast().visitor();
    transactions.write(
        () -> {
          if (rows.add(store, run, last, counted, 0, changed)) carts.found(store, found);
        });
    return true;
  }
}
