package io.storeflow.proof;

import static io.storeflow.db.Tables.PROOF_CODE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Codes that are mailed to an address. Asking looks the same whether or not we know the address;
 * one who asks has one code at a time.
 */
@Service
public class ProofCodes implements ExpiringOfStore {
  /** How long a code is good once its mail is written. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** How long a mail may take to be written. */
  private static final Duration WAITING = Duration.ofHours(1);

  /** How soon after a mail another one is no use: the first may still be on its way. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  static final int TRIES = 5;

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final MailRoom room;
  private final RateLimits limits;
  private final Clock clock;

  /**
   * A code that is on its way, or in a mail.
   *
   * @param email to which it goes
   */
  public record Asked(String email) {}

  /** A code as it stands in its mail. */
  public record Written(String email, String code) {}

  ProofCodes(
      DSLContext db,
      Transactions transactions,
      Jobs jobs,
      MailRoom room,
      RateLimits limits,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.room = room;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Has a code mailed to the address; the one that was asked for before is good no more. One that
   * was mailed in this very minute, or waits to be, is not mailed again.
   *
   * @param asker who alone can use it
   * @param email as it is kept
   * @param network from which it is asked
   * @throws io.storeflow.platform.failure.Problem 429 for too many, from there or to the address
   */
  public void ask(Store store, String asker, String email, String network) {
    limits.require(Rule.PROOF, network);
    if (isUnderWay(store, asker, email)) return;
    room.require(store, email, network);
    long id = Ids.next();
    var until = clock.instant().plus(WAITING);
    transactions.write(
        () -> {
          insertInto(db, store, PROOF_CODE)
              .set(PROOF_CODE.ASKER_HASH, Proofs.hash(asker))
              .set(PROOF_CODE.ID, id)
              .set(PROOF_CODE.EMAIL, email)
              .set(PROOF_CODE.TRIES, 0)
              .set(PROOF_CODE.EXPIRES_AT, until)
              .onDuplicateKeyUpdate()
              .set(PROOF_CODE.ID, id)
              .set(PROOF_CODE.EMAIL, email)
              .setNull(PROOF_CODE.CODE_HASH)
              .set(PROOF_CODE.TRIES, 0)
              .set(PROOF_CODE.EXPIRES_AT, until)
              .execute();
          jobs.enqueue(CodeMail.KIND, new CodeMail(store.id(), id), Jobs.Priority.CRITICAL);
        });
  }

  private boolean isUnderWay(Store store, String asker, String email) {
    var c = only(store, PROOF_CODE);
    var now = clock.instant();
    return db.fetchExists(
        db.select(c.ID)
            .from(c)
            .where(c.ASKER_HASH.eq(Proofs.hash(asker)))
            .and(c.EMAIL.eq(email))
            .and(c.TRIES.lt(TRIES))
            .and(
                c.CODE_HASH
                    .isNull()
                    .and(c.EXPIRES_AT.gt(now))
                    .or(c.EXPIRES_AT.gt(now.plus(LIFE).minus(PAUSE)))));
  }

  /** What this one has asked for; empty once it is used, over, or tried too often. */
  public Optional<Asked> asked(Store store, String asker) {
    var c = only(store, PROOF_CODE);
    return db.select(c.EMAIL)
        .from(c)
        .where(c.ASKER_HASH.eq(Proofs.hash(asker)))
        .and(c.TRIES.lt(TRIES))
        .and(c.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(row -> new Asked(row.value1()));
  }

  /** Whether this one has asked for a code that is not used yet, however long ago. */
  public boolean isWaiting(Store store, String asker) {
    var c = only(store, PROOF_CODE);
    return db.fetchExists(c, c.ASKER_HASH.eq(Proofs.hash(asker)));
  }

  /** This one has got the address wrong, or does not want to show it. */
  public void forget(Store store, String asker) {
    var c = only(store, PROOF_CODE);
    db.deleteFrom(c).where(c.ASKER_HASH.eq(Proofs.hash(asker))).execute();
  }

  /** A new code for the mail that is being written; empty if nobody waits for it any more. */
  public Optional<Written> write(Store store, long id) {
    var code = Code.random();
    var now = clock.instant();
    var c = only(store, PROOF_CODE);
    return transactions.write(
        () -> {
          int waits =
              db.update(c)
                  .set(c.CODE_HASH, Code.hash(id, code))
                  .set(c.TRIES, 0)
                  .set(c.EXPIRES_AT, now.plus(LIFE))
                  .where(c.ID.eq(id))
                  .and(c.EXPIRES_AT.gt(now))
                  .execute();
          return waits == 0
              ? Optional.<Written>empty()
              : db.select(c.EMAIL)
                  .from(c)
                  .where(c.ID.eq(id))
                  .fetchOptional(row -> new Written(row.value1(), code));
        });
  }

  /**
   * Uses up the code and says which address it was mailed to; empty for a wrong one, which counts,
   * and for one that is good no more. Joins the caller's transaction.
   */
  Optional<String> use(Store store, String asker, String typed) {
    var c = only(store, PROOF_CODE);
    var mine = c.ASKER_HASH.eq(Proofs.hash(asker));
    int counted =
        db.update(c)
            .set(c.TRIES, c.TRIES.plus(1))
            .where(mine)
            .and(c.TRIES.lt(TRIES))
            .and(c.CODE_HASH.isNotNull())
            .and(c.EXPIRES_AT.gt(clock.instant()))
            .execute();
    if (counted == 0) return Optional.empty();
    var row = db.select(c.ID, c.EMAIL, c.CODE_HASH).from(c).where(mine).fetchSingle();
    if (!MessageDigest.isEqual(row.value3(), Code.hash(row.value1(), typed)))
      return Optional.empty();
    db.deleteFrom(c).where(mine).execute();
    return Optional.of(row.value2());
  }

  @Override
  public int forgetExpired(Store store) {
    var c = only(store, PROOF_CODE);
    return db.deleteFrom(c).where(c.EXPIRES_AT.lt(clock.instant())).limit(STEP).execute();
  }
}
