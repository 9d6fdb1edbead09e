package io.storeflow.printer;

import static io.storeflow.db.Tables.PRINTER;
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
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The printers of a store: paired, told what they print, revoked. */
@Service
public class Printers {
  /** Printers of a store that are not revoked: more than anybody can overlook. */
  public static final int MOST = 30;

  /** With which their secrets begin. */
  public static final String PREFIX = "sfp_";

  /** The store has as many printers as it may. Nothing was made. */
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many printers", null, false, false);
    }
  }

  private final DSLContext db;
  private final StoreRows stores;
  private final Transactions transactions;
  private final PrinterQueries queries;
  private final PrintQueue queue;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Printers(
      DSLContext db,
      StoreRows stores,
      Transactions transactions,
      PrinterQueries queries,
      PrintQueue queue,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.stores = stores;
    this.transactions = transactions;
    this.queries = queries;
    this.queue = queue;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Lets a printer ask for its tickets.
   *
   * @return the secret that its address ends in; nobody can see it again
   * @throws TooMany if the store has {@value #MOST}
   */
  public Secret pair(Store store, NewPrinter printer, Actor actor) {
    var secret = Secret.random(PREFIX);
    transactions.write(
        () -> {
          // Who comes at the same moment waits, and counts this one too.
          stores.lockedVersion(store);
          if (queries.all(store).size() >= MOST) throw new TooMany();
          var publicId = PublicId.random();
          insertInto(db, store, PRINTER)
              .set(PRINTER.ID, Ids.next())
              .set(PRINTER.PUBLIC_ID, publicId)
              .set(PRINTER.KIND, printer.kind())
              .set(PRINTER.NAME, printer.name())
              .set(PRINTER.LOCATION_ID, printer.locationId())
              .set(PRINTER.PAPER, printer.paper())
              .set(PRINTER.LANGUAGE, printer.language().toLanguageTag())
              .set(PRINTER.ADDRESS, printer.address())
              .set(PRINTER.AUTOMATIC, printer.automatic())
              .set(PRINTER.HINT, secret.hint())
              .set(PRINTER.SECRET_HASH, secret.hash())
              .set(PRINTER.CREATED_BY, actor.name())
              .set(PRINTER.CREATED_AT, clock.instant())
              .execute();
          var changes = changes(null, printer).field("key", null, secret.hint());
          tell(store, "printer.paired", publicId, printer.name(), changes, actor);
        });
    return secret;
  }

  /**
   * Changes what it is called and prints; how it asks stays.
   *
   * @throws NotFound if the store has no such printer, or revoked it
   */
  public void change(Store store, String publicId, NewPrinter to, Actor actor) {
    transactions.write(
        () -> {
          var was = queries.get(store, publicId);
          var p = only(store, PRINTER);
          db.update(p)
              .set(p.NAME, to.name())
              .set(p.LOCATION_ID, to.locationId())
              .set(p.PAPER, to.paper())
              .set(p.LANGUAGE, to.language().toLanguageTag())
              .set(p.ADDRESS, to.address())
              .set(p.AUTOMATIC, to.automatic())
              .where(p.ID.eq(was.id()))
              .execute();
          var changes = changes(was.is(), to);
          if (!changes.isEmpty())
            tell(store, "printer.changed", publicId, to.name(), changes, actor);
        });
  }

  /**
   * Ends it for good: from now on it gets nothing, and what waits for it is dropped.
   *
   * @return its name
   * @throws NotFound if the store has no such printer, or revoked it before
   */
  public String revoke(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var printer = queries.get(store, publicId);
          var p = only(store, PRINTER);
          db.update(p).set(p.REVOKED_AT, clock.instant()).where(p.ID.eq(printer.id())).execute();
          queue.drop(store, printer);
          var changes = Audited.Changes.none().field("key", printer.hint(), null);
          tell(store, "printer.revoked", publicId, printer.name(), changes, actor);
          return printer.name();
        });
  }

  private static Audited.Changes changes(@Nullable NewPrinter was, NewPrinter is) {
    return Audited.Changes.none()
        .field("name", was == null ? null : was.name(), is.name())
        .field("paper", was == null ? null : was.paper().code(), is.paper().code())
        .field("language", was == null ? null : tag(was), tag(is))
        .field("location", was == null ? null : place(was), place(is))
        .field("address", was == null ? null : was.address(), is.address())
        .field("automatic", was == null ? null : was.automatic(), is.automatic());
  }

  private static String tag(NewPrinter printer) {
    return printer.language().toLanguageTag();
  }

  private static String place(NewPrinter printer) {
    return Objects.toString(printer.locationId(), "");
  }

  private void tell(
      Store store,
      String action,
      String publicId,
      String name,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(Audited.in(store, actor, action, "printer", publicId, name, changes));
  }
}
