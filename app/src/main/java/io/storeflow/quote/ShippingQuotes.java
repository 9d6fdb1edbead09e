package io.storeflow.quote;

import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.geo.Coordinates;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Quotes freeze the prices of rates, nothing else, for one address and one set of items, for half
 * an hour.
 */
@Service
public class ShippingQuotes implements ExpiringOfStore {
  public static final Duration LIFE = Duration.ofMinutes(30);

  /** A fingerprint is one of the address and one of the items, 128 bits each. */
  private static final int HALF = 32;

  /** So long an expired quote can still say what has changed since. */
  private static final Duration KEPT_AFTER = Duration.ofDays(1);

  static final TypeReference<Map<String, Long>> PRICES = new TypeReference<>() {};

  /** A quote as it was given. */
  public record Quote(String id, Instant expiresAt, List<Offer> offers) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final JsonMapper json;
  private final Clock clock;

  ShippingQuotes(DSLContext db, Transactions transactions, JsonMapper json, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps what the rates cost.
   *
   * @param items units by public id of the variant
   * @param offers that go to the address
   * @param value of the goods, by which rates go: codes and points change it, and the items stay
   */
  public Quote keep(
      Store store, Address address, Map<String, Integer> items, List<Offer> offers, Money value) {
    return keep(store, address, items, offers, value, null);
  }

  /**
   * The same for an address by whose place a rate may have been chosen.
   *
   * @param at null where that is not known
   */
  public Quote keep(
      Store store,
      Address address,
      Map<String, Integer> items,
      List<Offer> offers,
      Money value,
      @Nullable Coordinates at) {
    var prices = new TreeMap<String, Long>();
    offers.forEach(offer -> prices.put(offer.id(), offer.price().minor()));
    var quote = new Quote(PublicId.random(), clock.instant().plus(LIFE), offers);
    transactions.statement(
        () ->
            insertInto(db, store, SHIPPING_QUOTE)
                .set(SHIPPING_QUOTE.ID, Ids.next())
                .set(SHIPPING_QUOTE.PUBLIC_ID, quote.id())
                .set(SHIPPING_QUOTE.FINGERPRINT, half(address, at) + half(store, items))
                .set(SHIPPING_QUOTE.RATES, json.writeValueAsString(prices))
                .set(SHIPPING_QUOTE.VALUE_MINOR, value.minor())
                .set(SHIPPING_QUOTE.CREATED_AT, clock.instant())
                .set(SHIPPING_QUOTE.EXPIRES_AT, quote.expiresAt())
                .execute());
    return quote;
  }

  /**
   * The quote of that id, also one that expired a short while ago; empty for none of this store.
   */
  public Optional<QuotedRates> find(
      Store store, String quoteId, Address address, Map<String, Integer> items) {
    return find(store, quoteId, address, items, null);
  }

  /**
   * The same for an address by whose place a rate may have been chosen.
   *
   * @param at null where that is not known
   */
  public Optional<QuotedRates> find(
      Store store,
      String quoteId,
      Address address,
      Map<String, Integer> items,
      @Nullable Coordinates at) {
    if (!PublicId.looksRight(quoteId)) return Optional.empty();
    var quote = only(store, SHIPPING_QUOTE);
    return db.select(quote.FINGERPRINT, quote.RATES, quote.EXPIRES_AT, quote.VALUE_MINOR)
        .from(quote)
        .where(quote.PUBLIC_ID.eq(quoteId))
        .fetchOptional(
            row ->
                new QuotedRates(
                    json.readValue(row.value2(), PRICES),
                    row.value1().endsWith(half(store, items)),
                    row.value1().startsWith(half(address, at)),
                    row.value3(),
                    row.value4()));
  }

  @Override
  public int forgetExpired(Store store) {
    var quote = only(store, SHIPPING_QUOTE);
    return db.deleteFrom(quote)
        .where(quote.EXPIRES_AT.lt(clock.instant().minus(KEPT_AFTER)))
        .limit(STEP)
        .execute();
  }

  /**
   * What of an address decides a price: no rate and no tax goes by its city or the lines of the
   * person, but by where they lie.
   */
  private static String half(Address address, @Nullable Coordinates at) {
    var text =
        String.join(
            "\u001f", address.country(), Postcode.compact(address.postalCode()), address.region());
    var place = at == null ? "" : "\u001f" + at.latitude() + "," + at.longitude();
    return Digest.sha256(text + place).substring(0, HALF);
  }

  /** Prices of another currency are for other items. */
  private static String half(Store store, Map<String, Integer> items) {
    var list = store.list();
    var in = list == null ? "" : list.currency().getCurrencyCode();
    return Digest.sha256(new TreeMap<>(items) + in).substring(0, HALF);
  }
}
