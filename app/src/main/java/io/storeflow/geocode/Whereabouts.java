package io.storeflow.geocode;

import static io.storeflow.db.Tables.GEOCODE_ANSWER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.geo.Coordinates;
import io.storeflow.geocode.GeocoderConfiguration.Installed;
import io.storeflow.geocode.Located.State;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says where addresses lie, of those alone whose rates depend on it: for others no statement is
 * made. What was answered is kept for a store, under the hash of the address.
 */
@Service
public class Whereabouts implements ExpiringOfStore {
  /** How long an answer is taken for true. */
  static final Duration LIFE = Duration.ofDays(90);

  /** The same of an address that is not known, or not yet. */
  static final Duration LIFE_UNKNOWN = Duration.ofHours(6);

  /** Answers of one store; beyond it those that hold the shortest go. */
  static final int MOST = 10_000;

  /** How long somebody waits for it at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final DSLContext db;
  private final Transactions transactions;
  private final Optional<Geocoder> geocoder;
  private final RateLimits limits;
  private final Clock clock;
  private final Counter away;

  Whereabouts(
      DSLContext db,
      Transactions transactions,
      Installed installed,
      RateLimits limits,
      Clock clock,
      MeterRegistry meters) {
    this.db = db;
    this.transactions = transactions;
    this.geocoder = installed.geocoder();
    this.limits = limits;
    this.clock = clock;
    this.away =
        Counter.builder("storeflow.geocoder.away")
            .description("Addresses of which the geocoder did not say where they lie")
            .register(meters);
  }

  /** Whether this installation has a geocoder. */
  public boolean isOn() {
    return geocoder.isPresent();
  }

  /** What was answered before, for who only looks: nobody is asked. */
  public Located known(Store store, ShippingBook book, Set<Method> offered, Address address) {
    return known(store, book, offered, List.of(address)).getFirst();
  }

  /** The same of several, in their order. One statement at most. */
  public List<Located> known(
      Store store, ShippingBook book, Set<Method> offered, List<Address> addresses) {
    var without = addresses.stream().map(it -> withoutAsking(book, offered, it)).toList();
    var keys = new ArrayList<String>();
    for (int i = 0; i < addresses.size(); i++)
      if (without.get(i) == null) keys.add(key(addresses.get(i)));
    var kept = kept(store, keys);
    var located = new ArrayList<Located>();
    for (int i = 0; i < addresses.size(); i++) {
      var said = without.get(i);
      located.add(
          said == null ? kept.getOrDefault(key(addresses.get(i)), Located.not(State.AWAY)) : said);
    }
    return located;
  }

  /**
   * What was answered before, or what the geocoder says now, for which it is waited: not in a
   * transaction.
   *
   * @param client address of who asks
   */
  public Located find(
      Store store, ShippingBook book, Set<Method> offered, Address address, String client) {
    var without = withoutAsking(book, offered, address);
    if (without != null) return without;
    var key = key(address);
    var kept = kept(store, List.of(key)).get(key);
    return kept == null ? asked(store, address, key, client) : kept;
  }

  @Override
  public int forgetExpired(Store store) {
    var a = only(store, GEOCODE_ANSWER);
    return db.deleteFrom(a).where(a.HOLDS_UNTIL.lt(clock.instant())).limit(STEP).execute();
  }

  private @Nullable Located withoutAsking(ShippingBook book, Set<Method> offered, Address address) {
    if (!book.measures(offered, address)) return Located.NOT_NEEDED;
    if (geocoder.isEmpty()) return Located.not(State.OFF);
    return AddressRules.isWhole(address) ? null : Located.not(State.INCOMPLETE);
  }

  private Located asked(Store store, Address address, String key, String client) {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException("The geocoder is waited for in a transaction");
    if (!limits.take(Rule.GEOCODING, client).allowed()) return Located.not(State.TOO_OFTEN);
    try {
      var at = geocoder.orElseThrow().find(address, PATIENCE).orElse(null);
      transactions.write(() -> keep(store, key, at));
      return Located.said(at);
    } catch (GeocoderAway silent) {
      away.increment();
      return Located.not(State.AWAY);
    }
  }

  private Map<String, Located> kept(Store store, List<String> keys) {
    if (keys.isEmpty()) return Map.of();
    var a = only(store, GEOCODE_ANSWER);
    return db.select(a.ADDRESS, a.LATITUDE, a.LONGITUDE)
        .from(a)
        .where(a.ADDRESS.in(keys))
        .and(a.HOLDS_UNTIL.gt(clock.instant()))
        .fetchMap(
            row -> row.value1(),
            row -> Located.said(Coordinates.ofKept(row.value2(), row.value3())));
  }

  private void keep(Store store, String key, @Nullable Coordinates at) {
    makeRoom(store);
    var until = clock.instant().plus(at == null ? LIFE_UNKNOWN : LIFE);
    var up = at == null ? null : at.latitude();
    var along = at == null ? null : at.longitude();
    insertInto(db, store, GEOCODE_ANSWER)
        .set(GEOCODE_ANSWER.ADDRESS, key)
        .set(GEOCODE_ANSWER.LATITUDE, up)
        .set(GEOCODE_ANSWER.LONGITUDE, along)
        .set(GEOCODE_ANSWER.HOLDS_UNTIL, until)
        .onDuplicateKeyUpdate()
        .set(GEOCODE_ANSWER.LATITUDE, up)
        .set(GEOCODE_ANSWER.LONGITUDE, along)
        .set(GEOCODE_ANSWER.HOLDS_UNTIL, until)
        .execute();
  }

  /** Who types addresses that nobody knows pushes out others like them first. */
  private void makeRoom(Store store) {
    var a = only(store, GEOCODE_ANSWER);
    int over = db.fetchCount(a) + 1 - MOST;
    if (over > 0) db.deleteFrom(a).orderBy(a.HOLDS_UNTIL).limit(Math.min(over, STEP)).execute();
  }

  /** Without the second line, which is not asked about. */
  private static String key(Address address) {
    return Digest.sha256(
        String.join(
                "\u001f",
                address.country(),
                Postcode.compact(address.postalCode()),
                address.region(),
                address.city(),
                address.line1())
            .toLowerCase(Locale.ROOT));
  }
}
