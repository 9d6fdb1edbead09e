package io.storeflow.pricehistory;

import static io.storeflow.db.Tables.PRICE_CHANGE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World.Goods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class PriceHistoryTest extends AtAShop {
  /** Hours. */
  private static final int DAY = 24;

  private static final Instant START = Instant.parse("2027-01-01T10:00:00Z");

  @Autowired Transactions transactions;
  @Autowired Products products;
  @Autowired RuledPrices ruled;

  Goods goods;

  @BeforeEach
  void stock() {
    goods = world.goods(store, 10_000, null);
  }

  @Test
  void theLowestIsThatOfTheThirtyDaysBeforeTheChange() {
    change(0, 10_000, 9_000);
    assertThat(lowest()).isEqualTo(10_000);
    change(10 * DAY, 9_000, 12_000);
    assertThat(lowest()).isEqualTo(9_000);
    change(20 * DAY, 12_000, 8_000);
    assertThat(lowest()).isEqualTo(9_000);
    // 9,000 ended on day 10, 12,000 on day 20: of the first nothing is left.
    change(41 * DAY, 8_000, 7_000);
    assertThat(lowest()).isEqualTo(8_000);
    change(80 * DAY, 7_000, 6_500);
    assertThat(lowest()).isEqualTo(7_000);
  }

  @Test
  void aPriceThatHeldForThirtyDaysAndLongerCounts() {
    change(0, 10_000, 9_000);
    change(200 * DAY, 9_000, 8_000);
    assertThat(lowest()).isEqualTo(9_000);
  }

  @Test
  void whatIsSaidLaterSpeaksOfTheTimeBeforeThat() {
    change(0, 10_000, 9_000);
    change(DAY / 2, 9_000, 9_000);
    assertThat(lowest()).as("said the same day").isEqualTo(10_000);
    change(5 * DAY, 9_000, 9_000);
    assertThat(lowest()).as("said later").isEqualTo(9_000);
  }

  @Test
  void whatIsOlderThanAYearGoes() {
    change(0, 10_000, 9_000);
    change(DAY, 9_000, 8_000);
    var expiry = new PriceHistoryExpiry(db, at(365 * DAY + DAY / 2));
    assertThat(expiry.forgetExpired(store)).isEqualTo(1);
    assertThat(db.fetchCount(only(store, PRICE_CHANGE))).isEqualTo(1);
    assertThat(lowest()).isEqualTo(9_000);
  }

  /** Whoever changes it, and wherever it is shown. */
  @Test
  void aReducedPriceStandsBesideTheLowestBefore() {
    sell(8_000, 15_000L);
    assertThat(db.fetchCount(only(store, PRICE_CHANGE))).isEqualTo(1);
    for (var page : List.of("/all", "/p/" + goods.productSlug()))
      assertThat(client.get(shop + page).body()).contains("€100.00").doesNotContain("€150.00");
    // A price that goes up again is no reduction, whatever is typed beside it.
    sell(8_500, 15_000L);
    for (var page : List.of("/all", "/p/" + goods.productSlug()))
      assertThat(client.get(shop + page).body())
          .contains("€85.00")
          .doesNotContain("€100.00", "€150.00");
    sell(8_500, null);
    assertThat(db.fetchCount(only(store, PRICE_CHANGE))).isEqualTo(2);
  }

  private void sell(long minor, @Nullable Long before) {
    var product = products.get(store, goods.product());
    var was = product.variants().getFirst();
    var variant =
        Shelves.variant(
            was.publicId(),
            "",
            "",
            store.money(minor),
            before == null ? null : store.money(before),
            false,
            true,
            0,
            0);
    var change = new ProductChange(product.fields(), "", List.of(), List.of(variant), Set.of());
    products.change(store, goods.product(), product.version(), change, Actor.SYSTEM);
  }

  private void change(int hours, long was, long now) {
    var history = new PriceHistory(db, ruled, at(hours));
    transactions.write(() -> history.note(store, List.of(new PriceMove(goods.id(), was, now))));
  }

  private static Clock at(int hours) {
    return Clock.fixed(START.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
  }

  private @Nullable Long lowest() {
    var v = only(store, VARIANT);
    return db.select(v.LOWEST_MINOR).from(v).where(v.ID.eq(goods.id())).fetchSingle().value1();
  }
}
