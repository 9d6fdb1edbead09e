package io.storeflow.proof;

import static io.storeflow.db.Tables.PROOF_CODE;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.time.Instant;
import org.jooq.DSLContext;

/** A code that a test knows without its mail. */
public final class KnownCode {
  public static final String CODE = "204816";

  private KnownCode() {}

  /** As if it had just been mailed to one who asked. */
  public static void mail(DSLContext db, Store store, String asker, String email) {
    long id = Ids.next();
    insertInto(db, store, PROOF_CODE)
        .set(PROOF_CODE.ASKER_HASH, Proofs.hash(asker))
        .set(PROOF_CODE.ID, id)
        .set(PROOF_CODE.EMAIL, email)
        .set(PROOF_CODE.CODE_HASH, Code.hash(id, CODE))
        .set(PROOF_CODE.TRIES, 0)
        .set(PROOF_CODE.EXPIRES_AT, Instant.now().plus(ProofCodes.LIFE))
        .execute();
  }
}
