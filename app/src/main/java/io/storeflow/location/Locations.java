package io.storeflow.location;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Degrees;
import io.storeflow.location.LocationRefused.Why;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The locations of a store, in the order in which units are taken from them. */
@Service
public class Locations {
  /** More than anybody can overlook; keeps pages and moves bounded. */
  static final int MOST = 30;

  private final DSLContext db;
  private final LocationQueries queries;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Pulse pulse;

  Locations(
      DSLContext db,
      LocationQueries queries,
      Transactions transactions,
      ApplicationEventPublisher events,
      Pulse pulse) {
    this.db = db;
    this.queries = queries;
    this.transactions = transactions;
    this.events = events;
    this.pulse = pulse;
  }

  /** All of them, closed ones too. One statement. */
  public List<Location> all(Store store) {
    return queries.all(store);
  }

  /** Those at which something may be written down. One statement. */
  public List<Location> open(Store store) {
    return all(store).stream().filter(Location::active).toList();
  }

  /** Where a change goes that names no location; empty if there is one alone. One statement. */
  public Optional<Spread> spread(Store store) {
    return Spread.of(open(store));
  }

  /**
   * @throws NotFound if the store has no such location
   */
  public Location get(Store store, String publicId) {
    return all(store).stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /**
   * Opens a location behind the others, and returns its public id.
   *
   * @throws LocationRefused if another one has the name, or there are too many
   */
  public String create(Store store, String name, Address address, Actor actor) {
    return create(store, name, address, null, actor);
  }

  /**
   * The same of which it is known where on earth it is.
   *
   * @param at null where that is not known
   */
  public String create(
      Store store, String name, Address address, @Nullable Coordinates at, Actor actor) {
    return transactions.write(
        () -> {
          var others = held(store);
          if (others.size() >= MOST) throw new LocationRefused(Why.MANY, MOST);
          refuseTaken(others, name);
          var publicId = PublicId.random();
          insertInto(db, store, LOCATION)
              .set(LOCATION.ID, Ids.next())
              .set(LOCATION.PUBLIC_ID, publicId)
              .set(LOCATION.NAME, name)
              .set(LOCATION.LINE1, address.line1())
              .set(LOCATION.LINE2, address.line2())
              .set(LOCATION.POSTAL_CODE, address.postalCode())
              .set(LOCATION.CITY, address.city())
              .set(LOCATION.REGION, address.region())
              .set(LOCATION.COUNTRY, address.country())
              .set(LOCATION.LATITUDE, at == null ? null : at.latitude())
              .set(LOCATION.LONGITUDE, at == null ? null : at.longitude())
              .set(LOCATION.MAIN, false)
              .set(LOCATION.POSITION, others.size())
              .execute();
          tell(store, "location.created", publicId, name, changes(null, name, address, at), actor);
          return publicId;
        });
  }

  /**
   * @throws LocationRefused if another one has the name
   */
  public void change(Store store, String publicId, String name, Address address, Actor actor) {
    change(store, publicId, name, address, null, actor);
  }

  /**
   * The same of which it is known where on earth it is.
   *
   * @param at null where that is not known
   */
  public void change(
      Store store,
      String publicId,
      String name,
      Address address,
      @Nullable Coordinates at,
      Actor actor) {
    transactions.write(
        () -> {
          var all = held(store);
          var before = one(all, publicId);
          if (before.name().equals(name)
              && before.address().equals(address)
              && Objects.equals(before.at(), at)) return;
          refuseTaken(all.stream().filter(it -> it != before).toList(), name);
          var l = only(store, LOCATION);
          db.update(l)
              .set(l.NAME, name)
              .set(l.LINE1, address.line1())
              .set(l.LINE2, address.line2())
              .set(l.POSTAL_CODE, address.postalCode())
              .set(l.CITY, address.city())
              .set(l.REGION, address.region())
              .set(l.COUNTRY, address.country())
              .set(l.LATITUDE, at == null ? null : at.latitude())
              .set(l.LONGITUDE, at == null ? null : at.longitude())
              .where(l.ID.eq(before.id()))
              .execute();
          tell(
              store, "location.changed", publicId, name, changes(before, name, address, at), actor);
          fetchedElsewhere(store);
        });
  }

  /** Takes from it before, or after, the one beside it. */
  public void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var all = new ArrayList<>(held(store));
          var moved = one(all, publicId);
          int from = all.indexOf(moved);
          int to = Math.clamp((long) from + (up ? -1 : 1), 0, all.size() - 1);
          if (from == to) return;
          Collections.swap(all, from, to);
          db.batch(positions(store, all)).execute();
          var changes = Audited.Changes.none().field("position", from + 1, to + 1);
          tell(store, "location.moved", publicId, moved.name(), changes, actor);
        });
  }

  /**
   * Closes a location, at which nothing can come in any more, or opens it again.
   *
   * @throws LocationRefused if it is the main one, or units are there, owed or under way
   */
  public void open(Store store, String publicId, boolean open, Actor actor) {
    transactions.write(
        () -> {
          var before = one(held(store), publicId);
          if (before.active() == open) return;
          if (before.main()) throw new LocationRefused(Why.MAIN, 0);
          var l = only(store, LOCATION);
          // First: who brings something in waits for this row, and sees that it is closed.
          db.update(l).set(l.ACTIVE, open).where(l.ID.eq(before.id())).execute();
          if (!open) refuseFull(store, before);
          var changes = Audited.Changes.none().field("active", before.active(), open);
          var action = open ? "location.opened" : "location.closed";
          tell(store, action, publicId, before.name(), changes, actor);
          fetchedElsewhere(store);
        });
  }

  /** Shoppers may fetch what they order there. */
  private void fetchedElsewhere(Store store) {
    pulse.shopChanged(store);
  }

  private void refuseFull(Store store, Location location) {
    var s = only(store, STOCK);
    // What is owed of one thing does not make up for what is there of another.
    var there = greatest(s.ON_HAND, inline(0));
    var levels =
        db.select(coalesce(sum(there).cast(Long.class), inline(0L)), count())
            .from(s)
            .where(s.LOCATION_ID.eq(location.id()))
            .and(s.ON_HAND.ne(0).or(s.RESERVED.ne(0)))
            .fetchSingle();
    long units = levels.value1();
    if (units > 0) throw new LocationRefused(Why.HOLDS, units);
    if (levels.value2() > 0) throw new LocationRefused(Why.OWES, 0);
    var t = only(store, TRANSFER);
    var underWay =
        t.SENT_AT
            .isNotNull()
            .and(t.CLOSED_AT.isNull())
            .and(t.FROM_ID.eq(location.id()).or(t.TO_ID.eq(location.id())));
    if (db.fetchExists(t, underWay)) throw new LocationRefused(Why.UNDER_WAY, 0);
  }

  private List<Query> positions(Store store, List<Location> all) {
    var l = only(store, LOCATION);
    var updates = new ArrayList<Query>();
    for (int i = 0; i < all.size(); i++)
      updates.add(db.update(l).set(l.POSITION, i).where(l.ID.eq(all.get(i).id())));
    return updates;
  }

  /** All of them, for whoever is the only one to change them until the transaction ends. */
  private List<Location> held(Store store) {
    var l = only(store, LOCATION);
    db.select(l.ID).from(l).orderBy(l.ID).forUpdate().fetch();
    return all(store);
  }

  private static Location one(List<Location> all, String publicId) {
    return all.stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private static void refuseTaken(List<Location> others, String name) {
    var folded = Folded.of(name);
    if (others.stream().anyMatch(it -> Folded.of(it.name()).equals(folded)))
      throw new LocationRefused(Why.TAKEN, 0);
  }

  private static Audited.Changes changes(
      @Nullable Location before, String name, Address to, @Nullable Coordinates at) {
    var was = before == null ? Address.NONE : before.address();
    return Audited.Changes.none()
        .field("name", before == null ? null : before.name(), name)
        .field("line1", was.line1(), to.line1())
        .field("line2", was.line2(), to.line2())
        .field("postalCode", was.postalCode(), to.postalCode())
        .field("city", was.city(), to.city())
        .field("region", was.region(), to.region())
        .field("country", was.country(), to.country())
        .field("coordinates", before == null ? null : plain(before.at()), plain(at));
  }

  private static @Nullable String plain(@Nullable Coordinates at) {
    return at == null ? null : Degrees.typed(at.latitude()) + ", " + Degrees.typed(at.longitude());
  }

  private void tell(
      Store store,
      String action,
      String publicId,
      String name,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(Audited.in(store, actor, action, "location", publicId, name, changes));
  }
}
