package io.storeflow.pulse;

import static io.storeflow.db.Tables.MERCHANT_PULSE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Merchant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Numbers what a merchant is notified of, and what happens to things that all its stores share.
 * Notifications are numbered after commit, in batches, so that the orders of a merchant's stores do
 * not wait for one row. Events are numbered before it: two new customers of one merchant do.
 */
@Component
public class MerchantPulse {
  private final DSLContext db;
  private final Transactions transactions;

  MerchantPulse(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** The numbers of a new merchant, in the transaction that registers it. */
  public void begin(Merchant merchant) {
    insertInto(db, merchant, MERCHANT_PULSE).set(MERCHANT_PULSE.NOTIFICATIONS_SEQ, 0L).execute();
  }

  /**
   * Raises each merchant's number by so many, and returns the numbers as they are then, by merchant
   * id.
   */
  public Map<Long, Long> raise(Map<Merchant, Integer> steps) {
    if (steps.isEmpty()) return Map.of();
    var sorted = new TreeMap<Long, Merchant>();
    steps.keySet().forEach(merchant -> sorted.put(merchant.id(), merchant));
    return transactions.write(
        () -> {
          db.batch(
                  sorted.values().stream()
                      .map(
                          merchant ->
                              insertInto(db, merchant, MERCHANT_PULSE)
                                  .set(
                                      MERCHANT_PULSE.NOTIFICATIONS_SEQ,
                                      (long) steps.getOrDefault(merchant, 0))
                                  .onDuplicateKeyUpdate()
                                  .set(
                                      MERCHANT_PULSE.NOTIFICATIONS_SEQ,
                                      MERCHANT_PULSE.NOTIFICATIONS_SEQ.plus(
                                          steps.getOrDefault(merchant, 0))))
                      .toList())
              .execute();
          return read(sorted.values());
        });
  }

  /**
   * The position of an event of the merchant. Taken last in a transaction: from then on, until
   * commit, other events of the merchant wait.
   */
  public long takeEvent(Merchant merchant) {
    insertInto(db, merchant, MERCHANT_PULSE)
        .set(MERCHANT_PULSE.NOTIFICATIONS_SEQ, 0L)
        .set(MERCHANT_PULSE.EVENT_SEQ, 1L)
        .onDuplicateKeyUpdate()
        .set(MERCHANT_PULSE.EVENT_SEQ, MERCHANT_PULSE.EVENT_SEQ.plus(1))
        .execute();
    var pulse = only(merchant, MERCHANT_PULSE);
    return db.select(pulse.EVENT_SEQ).from(pulse).fetchSingle(pulse.EVENT_SEQ);
  }

  /**
   * Somebody may do something else for the merchant, or nothing any more. Taken last in a
   * transaction.
   */
  public void accessChanged(Merchant merchant) {
    insertInto(db, merchant, MERCHANT_PULSE)
        .set(MERCHANT_PULSE.NOTIFICATIONS_SEQ, 0L)
        .set(MERCHANT_PULSE.ACCESS_SEQ, 1L)
        .onDuplicateKeyUpdate()
        .set(MERCHANT_PULSE.ACCESS_SEQ, MERCHANT_PULSE.ACCESS_SEQ.plus(1))
        .execute();
  }

  /**
   * How often it was changed who may do what for these merchants, by merchant id, in one statement.
   */
  public Map<Long, Long> access(Collection<Merchant> merchants) {
    return numbers(merchants, it -> it.ACCESS_SEQ);
  }

  /** The numbers of these merchants, by merchant id, in one statement; 0 if there was none yet. */
  public Map<Long, Long> read(Collection<Merchant> merchants) {
    return numbers(merchants, it -> it.NOTIFICATIONS_SEQ);
  }

  private Map<Long, Long> numbers(
      Collection<Merchant> merchants,
      Function<io.storeflow.db.tables.MerchantPulse, Field<Long>> which) {
    var numbers =
        merchants.stream()
            .collect(Collectors.toMap(Merchant::id, merchant -> 0L, (a, b) -> a, HashMap::new));
    merchants.stream()
        .map(merchant -> number(merchant, which))
        .reduce(Select::unionAll)
        .ifPresent(all -> numbers.putAll(all.fetchMap(Record2::value1, Record2::value2)));
    return numbers;
  }

  private Select<Record2<Long, Long>> number(
      Merchant merchant, Function<io.storeflow.db.tables.MerchantPulse, Field<Long>> which) {
    var pulse = only(merchant, MERCHANT_PULSE);
    return db.select(DSL.val(merchant.id()), which.apply(pulse)).from(pulse);
  }
}
