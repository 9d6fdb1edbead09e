package io.storeflow.currencychange;

import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.collection.CollectionKind;
import io.storeflow.collection.ProductCollections;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.productimport.ImportState;
import io.storeflow.pulse.OtherMoney;
import io.storeflow.pulse.Pulse;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of another currency before it is done, and what has become of amounts then. */
@AppTest
class CurrencyPageTest extends AtACurrency {
  @Autowired ShippingBooks books;
  @Autowired RuleChanges changes;
  @Autowired PriceRules rules;
  @Autowired ZoneChanges zones;
  @Autowired Pulse pulse;
  @Autowired ProductCollections collections;
  @Autowired Statements statements;
  @Autowired Transactions transactions;

  private void off(Effect effect) {
    var limits = new RuleLimits(0, 0, 0, 0, 5000);
    var when = new When(Set.of(), null, null, null, 0, 2000, io.storeflow.pricerule.ByCode.NONE);
    changes.create(
        store,
        new RuleDraft("Off", effect, Target.EVERYTHING, when, "", 0, true, limits),
        Actor.SYSTEM);
  }

  @Test
  void allAmountsFollowInOneGo() {
    var goods = world.goods(store, 1290, 10);
    var v = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(v)
                .set(v.COMPARE_AT_MINOR, 1500L)
                .set(v.COST_MINOR, 500L)
                .set(v.LOWEST_MINOR, 1400L)
                .execute());
    world.rate(store, Method.SHIPPING, 490);
    zones.create(
        store,
        new ZoneDraft("Near", Method.DELIVERY, Area.of(Set.of("DE")), store.money(1500)),
        true,
        Actor.SYSTEM);
    off(new Effect.AmountOnce(300));
    off(new Effect.Percent(1000));
    banded();
    sell("CHF", "0.95");
    client.put(shop, goods, 1);
    client.get(shop + "/cart");

    var look = owner.get(page + "?currency=USD&rate=1.1");
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.body())
        .contains("€12.90", "$14.19", "€4.90", "$5.39", "€15.00", "$16.50", "€3.00", "$3.30")
        .contains("Change the currency to USD", "Products: 1", "Price rules: 2", "Open carts: 1");
    assertThat(stores.reopen(store.id()).settings().currency()).as("only a look").isEqualTo("EUR");

    var sent =
        statements.ofRequests(
            () -> assertThat(change("USD", "convert", "1.1").statusCode()).isEqualTo(302));
    assertThat(KnownAmountsTest.CHANGED)
        .allSatisfy(column -> assertThat(sent).anyMatch(sql -> writes(sql, column)));
    var now = stores.reopen(store.id());
    assertThat(now.settings().currency()).isEqualTo("USD");
    var variant = db.selectFrom(v).fetchSingle();
    assertThat(variant.getPriceMinor()).isEqualTo(1419);
    assertThat(variant.getCompareAtMinor()).isEqualTo(1650);
    assertThat(variant.getCostMinor()).isEqualTo(550);
    assertThat(variant.getLowestMinor()).as("of the 30 days before").isEqualTo(1540);
    assertThat(db.selectFrom(only(store, PRODUCT)).fetchSingle().getPriceMinor()).isEqualTo(1419);
    var book = books.of(now);
    assertThat(book.rates(Method.SHIPPING).getFirst().tariff().first()).isEqualTo(now.money(539));
    assertThat(book.zones(Method.DELIVERY).getFirst().minimum()).isEqualTo(now.money(1650));
    var kept = rules.all(now);
    assertThat(kept.getFirst().effect()).isEqualTo(new Effect.AmountOnce(330));
    assertThat(kept.getFirst().when().value()).isEqualTo(2200);
    assertThat(kept.getFirst().limits().budget()).isEqualTo(5500);
    assertThat(kept.getLast().effect()).as("percent stays").isEqualTo(new Effect.Percent(1000));
    var filled = db.selectFrom(only(store, COLLECTION)).fetchSingle().getRule();
    assertThat(filled).contains("1100", "2200");
    assertThat(db.selectFrom(only(store, SHIPPING_RATE)).fetchSet(SHIPPING_RATE.BANDS))
        .contains("5500:869,:539");
    assertThat(client.get(shop + "/cart").body())
        .as("the shopper is told, once")
        .contains("€12.90", "$14.19");
    assertThat(client.get(shop + "/cart").body()).contains("$14.19").doesNotContain("€12.90");
    assertThat(owner.get(store.page("/audit")).body()).contains("USD", "1.1");
  }

  @Test
  void convertedPricesAreRoundedAndTheRestCanBeEmptied() {
    var goods = world.goods(store, 1290, 10);
    world.rate(store, Method.SHIPPING, 490);
    world.rate(store, Method.PICKUP, 0);
    off(new Effect.AmountOnce(300));
    off(new Effect.Percent(1000));
    db.update(only(store, PRICE_RULE))
        .set(PRICE_RULE.LEAST_VALUE_MINOR, 0L)
        .set(PRICE_RULE.BUDGET_MINOR, 0L)
        .where(PRICE_RULE.EFFECT.eq(EffectKind.PERCENT))
        .execute();
    var looked = owner.get(page + "?currency=USD&rest=off&rate=1.1&rounding=ends_99").body();
    assertThat(looked).contains("$13.99", "What is switched off sells nothing");
    assertThat(change("USD", "convert", "off", "1.1", "ends_99").statusCode()).isEqualTo(302);
    var now = stores.reopen(store.id());
    assertThat(db.selectFrom(only(store, VARIANT)).fetchSingle().getPriceMinor()).isEqualTo(1399);
    var rates = books.of(now).rates();
    assertThat(rates)
        .extracting(it -> it.tariff().first().minor() + " " + it.active())
        .containsExactlyInAnyOrder("490 false", "0 true");
    assertThat(rules.all(now)).extracting(PriceRule::active).containsExactly(false, true);
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body()).contains("$13.99");
  }

  @Test
  void yenAreRoundedToTens() {
    world.goods(store, 1290, 10);
    assertThat(change("JPY", "convert", "convert", "162.5", "ten").statusCode()).isEqualTo(302);
    assertThat(db.selectFrom(only(store, VARIANT)).fetchSingle().getPriceMinor()).isEqualTo(2100);
    assertThat(db.selectFrom(only(store, PRODUCT)).fetchSingle().getPriceMinor()).isEqualTo(2100);
  }

  /** 12.90 on the button were euros; they must not be taken for dollars. */
  @Test
  void whoeverIsAboutToPayConfirmsAgain() {
    var goods = world.goods(store, 1290, 10);
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, goods, 1);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    assertThat(change("USD", "keep", "").statusCode()).isEqualTo(302);
    var refused = client.post(shop + "/checkout", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Your cart has changed", "$12.90");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var again = CheckoutForms.typed(refused, Map.of());
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", again)))
        .startsWith("/track/");
    assertThat(db.selectFrom(only(store, ORDERS)).fetchSingle().getCurrency()).isEqualTo("USD");
  }

  /** What a node of before still holds of the store for a moment. */
  @Test
  void whoeverHasReadTheStoreBeforeIsToldInPlainWords() {
    var goods = world.goods(store, 1290, 10);
    var api = "/api/v1/stores/" + store.slug();
    assertThat(client.get(api).statusCode()).isEqualTo(200);
    db.update(STORE).set(STORE.CURRENCY, "JPY").where(STORE.ID.eq(store.id())).execute();
    var items = "{\"items\": [{\"variant_id\": \"" + goods.publicId() + "\", \"quantity\": 1}]";
    for (var answer :
        List.of(
            client.json(api + "/price", items + "}"),
            client.json(
                api + "/shipping/quote",
                items
                    + ", \"address\": {\"country\": \"DE\", \"postal_code\": \"10115\", \"city\": \"Berlin\", \"line1\": \"Weg 1\"}}"))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(answer.body()).contains("prices_moving", "Send it again in a few seconds");
    }
    var page = client.get(shop + "/p/" + goods.productSlug());
    assertThat(page.statusCode()).isEqualTo(409);
    assertThat(page.body()).contains("The prices are being changed", "Load the page again");
  }

  @Test
  void whatWasOnlyLookedAtIsNotDoneInTheOtherCurrency() {
    var i = only(store, PRODUCT_IMPORT);
    world.change(
        store,
        () ->
            insertInto(db, store, PRODUCT_IMPORT)
                .set(PRODUCT_IMPORT.ID, Ids.next())
                .set(PRODUCT_IMPORT.PUBLIC_ID, PublicId.random())
                .set(PRODUCT_IMPORT.ACTOR_NAME, "Mika")
                .set(PRODUCT_IMPORT.FILE_NAME, "products.csv")
                .set(PRODUCT_IMPORT.BYTES, 1)
                .set(PRODUCT_IMPORT.STATE, ImportState.LOOKED)
                .set(PRODUCT_IMPORT.COLUMNS, "[]")
                .set(PRODUCT_IMPORT.UNUSED, "[]")
                .set(PRODUCT_IMPORT.PROBLEM_ARGS, "")
                .set(PRODUCT_IMPORT.CREATED_AT, Instant.now())
                .execute());
    assertThat(change("USD", "keep", "").statusCode()).isEqualTo(302);
    var id = db.selectFrom(i).fetchSingle().getPublicId();
    assertThat(owner.get(store.page("/products/imports/" + id)).body())
        .contains("another currency since this file was looked at");
  }

  /** By value of goods; and a collection of what costs something. */
  private void banded() {
    var banded = world.rate(store, Method.SHIPPING, 790);
    collections.create(store, "Dear", CollectionKind.RULE, Actor.SYSTEM);
    var r = only(store, SHIPPING_RATE);
    var c = only(store, COLLECTION);
    world.change(
        store,
        () -> {
          db.update(r)
              .set(r.BASIS, Basis.VALUE)
              .set(r.BANDS, "5000:790,:490")
              .where(r.PUBLIC_ID.eq(banded))
              .execute();
          db.update(c).set(c.RULE, "{\"from\": 1000, \"to\": 2000}").execute();
        });
  }

  private static boolean writes(String sql, String column) {
    var name = column.split("\\.");
    return sql.startsWith("update `" + name[0] + "`") && sql.contains("`" + name[1] + "` = ");
  }

  /** Whoever has read the store before would write its euros as dollars. */
  @Test
  void nobodyWritesAmountsOfTheCurrencyOfBefore() {
    world.goods(store, 1290, 10);
    assertThat(change("JPY", "keep", "").statusCode()).isEqualTo(302);
    var v = only(store, VARIANT);
    assertThat(db.selectFrom(v).fetchSingle().getPriceMinor()).isEqualTo(13);
    assertThatThrownBy(() -> transactions.write(() -> pulse.shopChanged(store)))
        .isInstanceOf(OtherMoney.class);
    transactions.write(() -> pulse.shopChanged(stores.reopen(store.id())));
  }

  @ParameterizedTest
  @CsvSource({
    "XXX, convert, 1.1, Choose a currency",
    "'', convert, 1.1, Choose a currency",
    "EUR, convert, 1.1, has this currency already",
    "USD, both, 1.1, Choose what becomes of amounts",
    "USD, off, '', Choose what becomes of amounts",
    "USD, convert, '', Enter what one unit",
    "USD, convert, 0, ''",
    "USD, convert, -1, ''",
    "USD, convert, 1000001, ''",
    "USD, convert, much, ''",
    "USD, convert, 0.000001, would cost nothing",
    "JPY, convert, 0.01, would cost nothing",
  })
  void refusesWhatCannotBe(String currency, String way, String rate, String said) {
    world.goods(store, 1290, 10);
    var answer = change(currency, way, rate);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said);
    assertThat(stores.reopen(store.id()).settings().currency()).isEqualTo("EUR");
  }

  @Test
  void isNoBusinessOfThoseWhoMayNotChangeSettings() {
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(page).statusCode()).isEqualTo(403);
  }
}
