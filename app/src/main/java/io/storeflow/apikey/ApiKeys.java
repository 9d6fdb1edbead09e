package io.storeflow.apikey;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.id.Secret;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The keys of a store: made, shown once, revoked. */
@Service
public class ApiKeys {
  /** With which they begin. */
  static final String PREFIX = "sf_";

  /** Keys of a store that are not revoked: more than anybody can overlook. */
  static final int MOST = 50;

  /** The store has as many keys as it may. Nothing was made. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many keys", null, false, false);
    }
  }

  private final DSLContext db;
  private final StoreRows stores;
  private final Transactions transactions;
  private final KeyQueries queries;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApiKeys(
      DSLContext db,
      StoreRows stores,
      Transactions transactions,
      KeyQueries queries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.stores = stores;
    this.transactions = transactions;
    this.queries = queries;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a key.
   *
   * @param until when it ends; null for never
   * @return what the program sends; nobody can see it again
   * @throws TooMany if the store has {@value #MOST}
   */
  public String make(
      Store store, String name, Set<KeyScope> scopes, @Nullable Instant until, Actor actor) {
    var token = Secret.random(PREFIX);
    transactions.write(
        () -> {
          // Who comes at the same moment waits, and counts this one too.
          stores.lockedVersion(store);
          if (db.fetchCount(only(store, API_KEY), only(store, API_KEY).REVOKED_AT.isNull()) >= MOST)
            throw new TooMany();
          var publicId = PublicId.random();
          insertInto(db, store, API_KEY)
              .set(API_KEY.ID, Ids.next())
              .set(API_KEY.PUBLIC_ID, publicId)
              .set(API_KEY.NAME, name)
              .set(API_KEY.HINT, token.hint())
              .set(API_KEY.TOKEN_HASH, token.hash())
              .set(API_KEY.SCOPES, KeyScope.written(scopes))
              .set(API_KEY.CREATED_BY, actor.name())
              .set(API_KEY.CREATED_AT, clock.instant())
              .set(API_KEY.EXPIRES_AT, until)
              .execute();
          var changes =
              Audited.Changes.none()
                  .field("name", null, name)
                  .field("key", null, token.hint())
                  .field("scopes", null, KeyScope.written(scopes))
                  .field("expires_at", null, until == null ? null : until.toString());
          tell(store, "apikey.made", publicId, name, changes, actor);
        });
    return token.text();
  }

  /**
   * Ends a key for good; nothing if it was ended before.
   *
   * @return its name
   * @throws NotFound if the store has no such key
   */
  public String revoke(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var key = queries.find(store, publicId).orElseThrow(NotFound::new);
          var k = only(store, API_KEY);
          int ended =
              db.update(k)
                  .set(k.REVOKED_AT, clock.instant())
                  .where(k.ID.eq(key.id()))
                  .and(k.REVOKED_AT.isNull())
                  .execute();
          if (ended == 0) return key.name();
          events.publishEvent(new KeyRevoked(store.id(), queries.hash(store, key.id())));
          var changes = Audited.Changes.none().field("key", key.hint(), null);
          tell(store, "apikey.revoked", publicId, key.name(), changes, actor);
          return key.name();
        });
  }

  private void tell(
      Store store,
      String action,
      String publicId,
      String name,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(Audited.in(store, actor, action, "apikey", publicId, name, changes));
  }
}
