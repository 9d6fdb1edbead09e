package io.storeflow.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A product that follows one of another store.
 *
 * @param target row id of its store
 * @param product row id of the product; publicId: its public id
 * @param source row id of the store of that which it follows
 * @param follows row id of that which it follows; null once that is lost
 * @param sourcePublicId its public id, also once it is lost
 * @param version of the source when this one was last made like it
 */
record LinkRow(
    long target,
    long product,
    String publicId,
    long source,
    @Nullable Long follows,
    String sourcePublicId,
    int version,
    @Nullable Instant lostAt,
    @Nullable LostLink lost) {

  boolean isOf(long store, long productOfIt) {
    return target == store && product == productOfIt;
  }
}
