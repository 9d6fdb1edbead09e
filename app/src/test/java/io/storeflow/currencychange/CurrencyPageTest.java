package io.storeflow.currencychange;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pulse.OtherMoney;
import io.storeflow.pulse.Pulse;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff see of another currency before it is done, and what has become of amounts then. */
@AppTest
class CurrencyPageTest extends AtAShop {
  @Autowired Staff staff;
  @Autowired Stores stores;
  @Autowired StoreRows rows;
  @Autowired ShippingBooks books;
  @Autowired RuleChanges changes;
  @Autowired PriceRules rules;
  @Autowired ZoneChanges zones;
  @Autowired Pulse pulse;
  @Autowired Transactions transactions;

  private Staff.Visitor owner;
  private String page;

  @BeforeEach
  void enter() {
    owner = staff.visitor(store, Role.OWNER);
    page = store.page("/settings/currency");
  }

  private HttpResponse<String> change(String currency, String way, String rate) {
    return owner.post(
        store.page("/settings"),
        page,
        "currency",
        currency,
        "way",
        way,
        "rate",
        rate,
        "version",
        Integer.toString(rows.version(store)));
  }

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
    client.put(shop, goods, 1);
    client.get(shop + "/cart");

    var look = owner.get(page + "?currency=USD&way=convert&rate=1.1");
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.body())
        .contains("€12.90", "$14.19", "€4.90", "$5.39", "€15.00", "$16.50", "€3.00", "$3.30")
        .contains("Change the currency to USD");
    assertThat(stores.reopen(store.id()).settings().currency()).as("only a look").isEqualTo("EUR");

    assertThat(change("USD", "convert", "1.1").statusCode()).isEqualTo(302);
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
    assertThat(client.get(shop + "/cart").body())
        .contains("$14.19")
        .doesNotContain("has changed since you");
    assertThat(owner.get(store.page("/audit")).body()).contains("USD", "1.1");
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
  void staysWhileMoneyOfItIsOutThere() {
    var goods = world.goods(store, 1290, 10);
    var c = only(store, GIFT_CARD);
    assertThat(db.fetchCount(c)).isZero();
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 1));
    assertThat(change("USD", "keep", "").body()).contains("This store has orders already");
    assertThat(owner.get(page + "?currency=USD&way=keep").statusCode()).isEqualTo(422);
    assertThat(owner.get(page).statusCode()).isEqualTo(200);
    assertThat(owner.get(store.page("/settings")).body()).contains("/settings/currency");
  }

  @Test
  void isNoBusinessOfThoseWhoMayNotChangeSettings() {
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(page).statusCode()).isEqualTo(403);
  }
}
