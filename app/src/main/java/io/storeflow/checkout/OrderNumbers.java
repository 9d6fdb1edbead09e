package io.storeflow.checkout;

import static io.storeflow.db.Tables.ORDER_NUMBER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Order numbers rise per store from 1001. They are taken outside the order's transaction, so that
 * orders do not wait for one another; an order that is refused leaves a gap. A quiet store takes
 * one at a time; a busy one takes blocks that double up to 64, so that its counter is no queue.
 */
@Component
class OrderNumbers {
  static final long FIRST = 1001;

  private final DSLContext db;
  private final Clock clock;
  private final Transactions transactions;
  private final Cache<Long, NumberBlock> blocks = Caffeine.newBuilder().maximumSize(10_000).build();

  OrderNumbers(DSLContext db, Clock clock, Transactions transactions) {
    this.db = db;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** The next number of this store. Call it before the order's transaction begins. */
  long next(Store store) {
    var block = blocks.get(store.id(), id -> new NumberBlock());
    synchronized (block) {
      if (block.isEmpty()) take(store, block);
      return block.next();
    }
  }

  private void take(Store store, NumberBlock block) {
    var now = clock.instant();
    int size = block.sizeOfNext(now);
    var counter = only(store, ORDER_NUMBER);
    long first =
        transactions.write(
            () -> {
              insertInto(db, store, ORDER_NUMBER)
                  .set(ORDER_NUMBER.NEXT_NUMBER, FIRST + size)
                  .onDuplicateKeyUpdate()
                  .set(ORDER_NUMBER.NEXT_NUMBER, ORDER_NUMBER.NEXT_NUMBER.plus(size))
                  .execute();
              return db.select(counter.NEXT_NUMBER).from(counter).fetchSingle(counter.NEXT_NUMBER)
                  - size;
            });
    block.fill(first, size, now);
  }
}
