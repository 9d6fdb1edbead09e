package io.storeflow.proof;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.PROOF;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.customer.Customers;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.springframework.stereotype.Service;

/** Who has shown which address to be theirs, at one store and for a time. */
@Service
public class Proofs implements ExpiringOfStore {
  /** How long it holds. */
  public static final Duration LIFE = Duration.ofDays(30);

  private final DSLContext db;
  private final Transactions transactions;
  private final ProofCodes codes;
  private final RateLimits limits;
  private final Clock clock;

  Proofs(
      DSLContext db, Transactions transactions, ProofCodes codes, RateLimits limits, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.codes = codes;
    this.limits = limits;
    this.clock = clock;
  }

  /** What this holder, such as a visitor, has proven; empty for nothing or too long ago. */
  public Optional<Proof> of(Store store, String holder) {
    var p = only(store, PROOF);
    return db.select(p.EMAIL, p.ENDS_AT, customer(store, p))
        .from(p)
        .where(p.HOLDER_HASH.eq(hash(holder)))
        .and(p.ENDS_AT.gt(clock.instant()))
        .fetchOptional(mapping(Proof::new));
  }

  /**
   * Takes a code that was typed. What is wrong with one that is not taken is not told: wrong, over
   * and tried too often are the same.
   *
   * @param asker who asked for the code
   * @param holder who holds what it proves
   * @param network from which it was typed
   * @throws io.storeflow.platform.failure.Problem 429 for too many from there
   */
  public Optional<Proof> show(
      Store store, String asker, String typed, String holder, String network) {
    limits.require(Rule.PROOF, network);
    var shown =
        transactions.write(
            () -> codes.use(store, asker, typed).map(email -> keep(store, holder, email)));
    if (shown.isEmpty()) SecurityLog.tell(Event.PROOF_WRONG, store.slug());
    else SecurityLog.tell(Event.PROVEN, SecurityLog.masked(shown.get()), store.slug());
    return shown.flatMap(email -> of(store, holder));
  }

  /**
   * Something of each of those of these holders who have shown an address, by holder. One
   * statement, and none for no holder.
   *
   * @param what of an address as it is kept, and of the row id of its customer, which is null for
   *     the address of nobody
   */
  public <T> Map<String, T> of(
      Store store,
      Collection<String> holders,
      BiFunction<Field<String>, Field<Long>, SelectField<T>> what) {
    if (holders.isEmpty()) return Map.of();
    var byHash = new HashMap<String, String>();
    for (var holder : holders) byHash.put(hex(hash(holder)), holder);
    var p = only(store, PROOF);
    var shown = new HashMap<String, T>();
    db.select(p.HOLDER_HASH, what.apply(p.EMAIL, customer(store, p)))
        .from(p)
        .where(p.HOLDER_HASH.in(holders.stream().map(Proofs::hash).toList()))
        .and(p.ENDS_AT.gt(clock.instant()))
        .forEach(
            row -> shown.put(Objects.requireNonNull(byHash.get(hex(row.value1()))), row.value2()));
    return shown;
  }

  /** The holder is somebody else, or wants to be nobody. */
  public void end(Store store, String holder) {
    var p = only(store, PROOF);
    transactions.write(() -> db.deleteFrom(p).where(p.HOLDER_HASH.eq(hash(holder))).execute());
  }

  @Override
  public int forgetExpired(Store store) {
    var p = only(store, PROOF);
    return db.deleteFrom(p).where(p.ENDS_AT.lt(clock.instant())).limit(STEP).execute();
  }

  static byte[] hash(String holder) {
    return Digest.bytes(holder.getBytes(StandardCharsets.UTF_8));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static Field<Long> customer(Store store, io.storeflow.db.tables.Proof p) {
    var c = only(store.merchant(), CUSTOMER);
    return field(select(Customers.present(c)).from(c).where(c.EMAIL.eq(p.EMAIL)));
  }

  private String keep(Store store, String holder, String email) {
    var now = clock.instant();
    insertInto(db, store, PROOF)
        .set(PROOF.HOLDER_HASH, hash(holder))
        .set(PROOF.EMAIL, email)
        .set(PROOF.PROVEN_AT, now)
        .set(PROOF.ENDS_AT, now.plus(LIFE))
        .onDuplicateKeyUpdate()
        .set(PROOF.EMAIL, email)
        .set(PROOF.PROVEN_AT, now)
        .set(PROOF.ENDS_AT, now.plus(LIFE))
        .execute();
    return email;
  }
}
