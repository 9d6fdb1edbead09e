package io.storeflow.currencychange;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.money.PriceList;
import io.storeflow.pricelist.PriceListChanges.Said;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pulse.OtherMoney;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the other currencies of a store whose own one changes. */
@AppTest
class FurtherCurrenciesTest extends AtACurrency {
  @Autowired PriceLists lists;

  @Test
  void pricesThatAreFixedInTheNewOneAreThePricesAndThoseOfOthersStay() {
    var fixed = world.goods(store, 1290, 10);
    var other = world.goods(store, 2000, 10);
    fix(sell("USD", "1.08"), fixed, 1499, 1699L);
    fix(sell("CHF", "0.95"), other, 1800, null);
    client.post(shop + "/cart?currency=USD", Map.of("variant", fixed.publicId(), "quantity", "1"));
    assertThat(client.get(shop + "/cart").body()).contains("$14.99");

    assertThat(owner.get(page + "?currency=USD&rate=1.1").body())
        .contains("You sell in USD already: the prices that you fixed in it (1)")
        .contains("Prices in CHF stay as they are")
        .contains("$14.99", "$22.00")
        .doesNotContain("$14.19");
    assertThat(change("USD", "convert", "1.1").statusCode()).isEqualTo(302);

    var now = stores.reopen(store.id());
    assertThat(now.lists()).extracting(PriceList::currency).hasToString("[CHF]");
    assertThat(lists.all(now)).hasSize(1);
    assertThat(now.lists().getFirst().conversion().rate()).isEqualByComparingTo("0.86363636");
    assertThat(now.in("CHF").conversion().price(2200)).as("as before").isEqualTo(1900);
    assertThat(price(fixed)).isEqualTo(1499);
    assertThat(price(other)).isEqualTo(2200);
    var p = only(store, PRODUCT);
    assertThat(db.select(p.PRICE_MINOR).from(p).orderBy(p.ID).fetch(p.PRICE_MINOR))
        .containsExactly(1499L, 2200L);
    var v = only(store, VARIANT);
    assertThat(
            db.select(v.COMPARE_AT_MINOR)
                .from(v)
                .where(v.ID.eq(fixed.id()))
                .fetchOne(v.COMPARE_AT_MINOR))
        .isEqualTo(1699);
    var c = only(store, CART);
    assertThat(db.select(c.CURRENCY).from(c).fetchSingle(c.CURRENCY)).as("its own").isNull();
    var l = only(store, CART_LINE);
    assertThat(db.select(l.SEEN_PRICE_MINOR).from(l).fetchSingle(l.SEEN_PRICE_MINOR))
        .as("was dollars already")
        .isEqualTo(1499);
    assertThat(client.get(shop + "/cart").body())
        .contains("$14.99")
        .doesNotContain("→", "€", "was in");
    assertThat(shownIn("CHF", other)).contains("CHF");
    assertThat(owner.get(store.page("/audit")).body())
        .contains("CHF 0.95, USD 1.08", "CHF 0.86363636")
        .doesNotContain("??");
  }

  /** 12.90 euros that are 12.90 dollars say nothing of francs. */
  @Test
  void withoutARateNothingIsSoldInOthersUntilSomebodySaysTheirs() {
    var goods = world.goods(store, 1290, 10);
    sell("CHF", "0.95");
    client.post(shop + "/cart?currency=CHF", Map.of("variant", goods.publicId(), "quantity", "1"));
    assertThat(client.get(shop + "/cart").body()).contains("12.26");
    assertThat(owner.get(page + "?currency=USD&way=keep&rest=keep").body())
        .contains("Selling in CHF is switched off");
    assertThat(change("USD", "keep", "").statusCode()).isEqualTo(302);
    var now = stores.reopen(store.id());
    assertThat(now.lists()).isEmpty();
    assertThat(lists.all(now))
        .singleElement()
        .satisfies(it -> assertThat(it.active()).isFalse())
        .satisfies(it -> assertThat(it.version()).isEqualTo(2));
    assertThat(client.get(shop + "/cart").body())
        .as("told what it was")
        .contains("12.26", "$12.90");
    assertThat(client.get(shop + "/cart").body()).contains("$12.90").doesNotContain("12.26");
  }

  /** Whoever holds the store as it was would convert euros as dollars. */
  @Test
  void nobodyAddsACurrencyToAStoreThatHasAnotherOneByNow() {
    assertThat(change("USD", "keep", "").statusCode()).isEqualTo(302);
    assertThatThrownBy(() -> sell("CHF", "0.95")).isInstanceOf(OtherMoney.class);
    assertThat(lists.all(stores.reopen(store.id()))).isEmpty();
  }

  private String shownIn(String currency, World.Goods goods) {
    var page = shop + "/p/" + goods.productSlug() + "?currency=" + currency;
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> client.get(page).body().contains("18.00"));
    return client.get(page).body();
  }

  private void fix(String list, World.Goods goods, long price, @Nullable Long before) {
    Store now = stores.reopen(store.id());
    var said = new HashMap<>(Map.of(goods.id(), new Said(price, before)));
    priceLists.say(now, lists.get(now, list), said, Actor.SYSTEM);
  }

  private long price(World.Goods goods) {
    var v = only(store, VARIANT);
    return db.select(v.PRICE_MINOR).from(v).where(v.ID.eq(goods.id())).fetchSingle(v.PRICE_MINOR);
  }
}
