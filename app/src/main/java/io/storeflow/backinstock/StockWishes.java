package io.storeflow.backinstock;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Who waits for what. Nobody is told of whom we know: asking always looks the same. Nothing is kept
 * of who was told, but for a day that somebody was, nor of who has not confirmed within {@link
 * #UNCONFIRMED}.
 */
@Service
public class StockWishes implements ExpiringOfStore {
  /** How long an address is kept that nobody has confirmed. */
  public static final Duration UNCONFIRMED = Duration.ofDays(7);

  /** How long somebody waits at most. */
  static final Duration LONGEST = Duration.ofDays(365);

  /** How long a question stands before the same one is asked again. */
  static final Duration ASKED = Duration.ofDays(1);

  /** How long those who were told are counted. */
  static final Duration TOLD = Duration.ofDays(1);

  /** With the id behind it, instead of the address of who was told. No address is like that. */
  private static final String ERASED = "told:";

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final Outbox outbox;
  private final RateLimits limits;
  private final Clock clock;

  StockWishes(
      DSLContext db,
      Transactions transactions,
      Jobs jobs,
      Outbox outbox,
      RateLimits limits,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.outbox = outbox;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Somebody wants to be told at this address, which is asked first. Who waits already is not asked
   * again, nor who was asked within a day, nor an address that was asked too often.
   *
   * @param email as it was read
   * @throws NotFound if the store sells no such variant
   */
  public void ask(Store store, String variantId, String email) {
    long variant = variant(store, variantId);
    boolean mayWrite = limits.take(Rule.LINK, "wish:" + email).allowed();
    transactions.write(
        () -> {
          var w = only(store, STOCK_WISH);
          var now = clock.instant();
          var known =
              db.select(w.ID, w.CONFIRMED_AT, w.TOLD_AT, w.CREATED_AT)
                  .from(w)
                  .where(w.VARIANT_ID.eq(variant))
                  .and(w.EMAIL.eq(email))
                  .forUpdate()
                  .fetchOptional();
          if (known.isPresent() && known.get().value3() == null) {
            boolean waits = known.get().value2() != null;
            if (waits || known.get().value4().isAfter(now.minus(ASKED))) return;
          }
          if (!mayWrite) return;
          long id = known.map(it -> it.value1()).orElseGet(Ids::next);
          if (known.isEmpty()) {
            int added =
                insertInto(db, store, STOCK_WISH)
                    .set(STOCK_WISH.ID, id)
                    .set(STOCK_WISH.VARIANT_ID, variant)
                    .set(STOCK_WISH.EMAIL, email)
                    .set(STOCK_WISH.LOCALE, store.locale().toLanguageTag())
                    .set(STOCK_WISH.TOKEN_HASH, hash(PublicId.random()))
                    .set(STOCK_WISH.CREATED_AT, now)
                    .onDuplicateKeyIgnore()
                    .execute();
            // Asked twice at once: the other request has the mail written.
            if (added == 0) return;
          } else
            db.update(w)
                .set(w.CREATED_AT, now)
                .setNull(w.CONFIRMED_AT)
                .setNull(w.TOLD_AT)
                .where(w.ID.eq(id))
                .execute();
          jobs.enqueue(WishMail.KIND, new WishMail(store.id(), id, false), Jobs.Priority.DEFAULT);
        });
  }

  /** What the link with this token is about; empty for one that leads nowhere any more. */
  public Optional<Wish> of(Store store, String token) {
    return find(store, only(store, STOCK_WISH).TOKEN_HASH.eq(hash(token)));
  }

  /** The owner of the address wants to be told. A second time is as good as the first. */
  public void confirm(Store store, String token) {
    var w = only(store, STOCK_WISH);
    transactions.write(
        () ->
            db.select(w.ID, w.VARIANT_ID)
                .from(w)
                .where(w.TOKEN_HASH.eq(hash(token)))
                .and(w.CONFIRMED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .ifPresent(wish -> confirm(store, wish.value1(), wish.value2())));
  }

  /** The goods may have come in the meantime: who follows the stock looks again. */
  private void confirm(Store store, long id, long variant) {
    var w = only(store, STOCK_WISH);
    db.update(w).set(w.CONFIRMED_AT, clock.instant()).where(w.ID.eq(id)).execute();
    outbox.tell(store, Set.of(), List.of(Event.of(EventKind.STOCK_MOVED, variant)));
  }

  /** The owner of the address wants to hear nothing more; nothing is kept. */
  public void forget(Store store, String token) {
    var w = only(store, STOCK_WISH);
    transactions.write(() -> db.deleteFrom(w).where(w.TOKEN_HASH.eq(hash(token))).execute());
  }

  Optional<Wish> byId(Store store, long id) {
    var w = only(store, STOCK_WISH);
    return find(store, w.ID.eq(id).and(w.EMAIL.notLike(ERASED + "%")));
  }

  /** A new token for the links of a mail, which is kept nowhere but in it. */
  String token(Store store, long id) {
    var token = PublicId.random();
    var w = only(store, STOCK_WISH);
    transactions.write(
        () -> db.update(w).set(w.TOKEN_HASH, hash(token)).where(w.ID.eq(id)).execute());
    return token;
  }

  /** Has been told: address and link are erased; that somebody was told is known for a day. */
  void told(Store store, long id) {
    var w = only(store, STOCK_WISH);
    db.update(w)
        .set(w.EMAIL, ERASED + id)
        .set(w.TOKEN_HASH, hash(PublicId.random()))
        .where(w.ID.eq(id))
        .execute();
  }

  @Override
  public int forgetExpired(Store store) {
    var w = only(store, STOCK_WISH);
    var now = clock.instant();
    return db.deleteFrom(w)
        .where(
            w.CREATED_AT
                .lt(now.minus(LONGEST))
                .or(w.CREATED_AT.lt(now.minus(UNCONFIRMED)).and(w.CONFIRMED_AT.isNull()))
                .or(w.TOLD_AT.lt(now.minus(TOLD)).and(w.EMAIL.like(ERASED + "%"))))
        .limit(STEP)
        .execute();
  }

  private Optional<Wish> find(Store store, Condition which) {
    var w = only(store, STOCK_WISH);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(
            w.ID, w.EMAIL, p.TITLE, v.TITLE, v.PUBLIC_ID, p.SLUG, field(w.CONFIRMED_AT.isNotNull()))
        .from(w)
        .join(v)
        .on(v.ID.eq(w.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(which)
        .fetchOptional(mapping(Wish::new));
  }

  private long variant(Store store, String publicId) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(v.ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.eq(publicId))
        .and(ForSale.is(p, v))
        .fetchOptional(v.ID)
        .orElseThrow(NotFound::new);
  }

  private static byte[] hash(String token) {
    return Digest.bytes(token.getBytes(StandardCharsets.UTF_8));
  }
}
