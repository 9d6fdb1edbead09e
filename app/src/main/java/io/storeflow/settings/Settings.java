package io.storeflow.settings;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.merchant.StoreHours;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.SlugTaken;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.StoreSettings;
import java.util.Collection;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What is set for a store, and what holds a setting where it is. */
@Service
public class Settings {
  private final DSLContext db;
  private final Transactions transactions;
  private final StoreRows rows;
  private final StoreHours hours;
  private final ShippingBooks shipping;
  private final PriceRules rules;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  Settings(
      DSLContext db,
      Transactions transactions,
      StoreRows rows,
      StoreHours hours,
      ShippingBooks shipping,
      PriceRules rules,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.hours = hours;
    this.shipping = shipping;
    this.rules = rules;
    this.pulse = pulse;
    this.events = events;
  }

  /**
   * Changes what is set for the store, unless somebody else did since it was read.
   *
   * @param version as it was when the settings were shown
   * @throws SettingsMoved if it is another one by now
   * @throws SlugTaken if another store has or had the slug
   */
  Store change(
      Store store,
      int version,
      StoreSettings settings,
      Collection<OpeningHours> spans,
      Actor actor) {
    return transactions.write(
        () -> {
          if (rows.lockedVersion(store) != version) throw new SettingsMoved();
          return change(store, settings, spans, actor);
        });
  }

  /**
   * Changes what is set for the store.
   *
   * @return the store as it is now
   * @throws SlugTaken if another store has or had the slug
   */
  public Store change(
      Store store, StoreSettings settings, Collection<OpeningHours> spans, Actor actor) {
    return transactions.write(
        () -> {
          var before = hours.read(store);
          var changed = rows.update(store, settings);
          hours.replace(store, spans);
          var locale = Locale.forLanguageTag(settings.locale());
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "store.changed",
                  "store",
                  settings.slug(),
                  settings.name(),
                  SettingsChanges.between(store.settings(), settings)
                      .field(
                          "opening_hours",
                          OpeningHours.text(before, locale),
                          OpeningHours.text(spans, locale))));
          pulse.shopChanged(changed);
          return changed;
        });
  }

  /** The currency of a store is that of its prices and orders: another one would revalue them. */
  boolean hasPrices(Store store) {
    var order = only(store, ORDERS);
    var product = only(store, PRODUCT);
    var extra = only(store, MODIFIER);
    var collection = only(store, COLLECTION);
    var card = only(store, GIFT_CARD);
    return db.fetchExists(db.select(product.ID).from(product))
        || db.fetchExists(db.select(order.ID).from(order))
        || db.fetchExists(db.select(extra.ID).from(extra))
        || db.fetchExists(db.select(collection.ID).from(collection).where(collection.RULE.ne("")))
        || db.fetchExists(db.select(card.ID).from(card));
  }

  /** How many of its rates are amounts, which another currency would revalue too. */
  long ratesWithAmounts(Store store) {
    return shipping.of(store).rates().stream().filter(Rate::hasAmount).count();
  }

  /** The same of its zones, which may have a minimum. */
  long zonesWithAmounts(Store store) {
    return shipping.of(store).zones().stream().filter(it -> it.minimum() != null).count();
  }

  /** The same of its price rules, also those that are off. */
  long rulesWithAmounts(Store store) {
    return rules.all(store).stream().filter(PriceRule::hasAmount).count();
  }
}
