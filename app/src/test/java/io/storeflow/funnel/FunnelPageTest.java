package io.storeflow.funnel;

import static io.storeflow.db.Tables.FUNNEL_COUNT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what shops answer to what staff see of it. */
@AppTest
class FunnelPageTest extends AtAShop {
  private static final String[] PERSON = {
    "User-Agent", "Mozilla/5.0 (iPhone) Safari/605", "Accept", "text/html"
  };

  @Autowired FunnelCounts counts;
  @Autowired FunnelRows rows;
  @Autowired Stores stores;
  @Autowired Staff staff;
  @Autowired Statements statements;
  @Autowired Clock clock;

  private World.Goods goods;
  private String page;

  @BeforeEach
  void sells() {
    goods = world.goods(store, 1000, 50);
    world.rate(store, Method.PICKUP, 0);
    page = "/s/" + store.slug() + "/funnel";
  }

  @Test
  void countsAShopperOnceAtEachStage() {
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(page).body()).contains("No visits counted yet").doesNotContain("??");
    var product = shop + "/p/" + goods.productSlug();
    client.get(shop, PERSON);
    client.get(shop, PERSON);
    client.get(shop);
    client.get(product, from(shop));
    client.get(product + "x", from(shop));
    var put = Map.of("variant", goods.publicId(), "quantity", "1");
    client.post(shop + "/cart", put, from(product));
    client.post(shop + "/cart", put, from(product));
    var go = Map.of("go", "checkout");
    var next = client.post(shop + "/cart/quantities", go, from(shop + "/cart"));
    assertThat(next.headers().firstValue("Location")).hasValue(shop + "/checkout");
    var checkout = client.get(shop + "/checkout", from(shop + "/cart"));
    client.get(shop + "/checkout", from(shop + "/checkout"));
    var form = CheckoutForms.typed(checkout, Map.of("email", "a@example.com", "name", "A"));
    var placed = client.post(shop + "/checkout", form, from(shop + "/checkout"));
    assertThat(placed.statusCode()).isEqualTo(303);
    world.readEvents(store);
    counted(
        store,
        Map.of(
            FunnelStage.VISIT, 2L,
            FunnelStage.PRODUCT, 1L,
            FunnelStage.CART, 1L,
            FunnelStage.CHECKOUT, 1L,
            FunnelStage.ORDER, 1L));
    var seen = owner.get(page).body();
    assertThat(seen).contains("Last 30 days", "Carts begun", "100%", "50%").doesNotContain("??");
    assertThat(owner.get("/s/" + store.slug() + "/carts").body()).contains(page);
  }

  @Test
  void showsTheDaysThatAreAskedFor() {
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    count(today, FunnelStage.VISIT, 7);
    count(today.minusDays(6), FunnelStage.VISIT, 100);
    count(today.minusDays(7), FunnelStage.VISIT, 1_000);
    count(today.minusDays(89), FunnelStage.VISIT, 20_000);
    count(today.minusDays(90), FunnelStage.VISIT, 300_000);
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(page + "?days=7").body())
        .contains(">107<")
        .doesNotContain("Counted since");
    assertThat(owner.get(page).body()).contains(">1,107<");
    assertThat(owner.get(page + "?days=90").body()).contains(">21,107<");
    for (var odd : List.of("", "8", "x", "-7", "99999999999"))
      assertThat(owner.get(page + "?days=" + odd).body()).contains(">1,107<");
    assertThat(staff.visitor(store, Role.CATALOGUE).get(page).statusCode()).isEqualTo(403);
  }

  /** Orders of days on which no visits were counted say nothing of those. */
  @Test
  void beginsWithTheFirstVisitThatWasCounted() {
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    count(today.minusDays(3), FunnelStage.ORDER, 4_000);
    count(today.minusDays(1), FunnelStage.ORDER, 2);
    count(today.minusDays(1), FunnelStage.VISIT, 10);
    assertThat(staff.visitor(store, Role.OWNER).get(page).body())
        .contains("Counted since", "20%", ">2<")
        .doesNotContain("4,00");
  }

  @Test
  void isOfOneStore() {
    var other = world.store();
    new Client(port).get("/shop/" + other.slug(), PERSON);
    counted(other, Map.of(FunnelStage.VISIT, 1L));
    assertThat(sums()).isEmpty();
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(page).body()).contains("No visits counted yet");
    assertThat(owner.get("/s/" + other.slug() + "/funnel").statusCode()).isEqualTo(404);
  }

  @Test
  void nodesAddToTheSameRowsAndLoseNothing() throws Exception {
    var nodes =
        IntStream.range(0, 4)
            .mapToObj(_ -> new FunnelCounts(stores, rows, clock, Duration.ofDays(1)))
            .toList();
    AtOnce.all(nodes.stream().<Callable<Integer>>map(it -> () -> busy(it)).toList());
    for (var node : nodes) node.destroy();
    assertThat(sums()).isEqualTo(Map.of(FunnelStage.VISIT, 2_000L, FunnelStage.ORDER, 2_000L));
    var f = only(store, FUNNEL_COUNT);
    assertThat(db.fetchCount(f)).isLessThanOrEqualTo(4);
  }

  private int busy(FunnelCounts node) {
    for (int i = 0; i < 500; i++) {
      node.add(store.slug(), FunnelStage.VISIT);
      node.add(store.slug(), FunnelStage.ORDER);
      node.add("no-such-shop-" + i, FunnelStage.VISIT);
      if (i % 50 == 0) node.flush();
    }
    return 0;
  }

  @Test
  void costsAPageNoStatement() {
    var before = statements.ofWarmRequests(() -> client.get(shop));
    var counted = statements.ofWarmRequests(() -> client.get(shop, PERSON));
    assertThat(counted).isEqualTo(before);
    await()
        .untilAsserted(
            () -> {
              counts.flush();
              assertThat(sums().get(FunnelStage.VISIT)).isPositive();
            });
  }

  @Test
  void forgetsWhatIsLongAgo() {
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    count(today.minusDays(FunnelRows.KEPT), FunnelStage.VISIT, 1);
    count(today.minusDays(FunnelRows.KEPT + 1), FunnelStage.VISIT, 1);
    assertThat(rows.forgetExpired(store)).isOne();
    assertThat(sums()).isEqualTo(Map.of(FunnelStage.VISIT, 1L));
  }

  private void count(LocalDate day, FunnelStage stage, long times) {
    rows.add(store, new java.util.TreeMap<>(Map.of(day, Map.of(stage, times))));
  }

  /** What is answered is counted a moment later. */
  private void counted(Store of, Map<FunnelStage, Long> sums) {
    await()
        .untilAsserted(
            () -> {
              counts.flush();
              assertThat(rows.sums(of, LocalDate.EPOCH)).isEqualTo(sums);
            });
  }

  private Map<FunnelStage, Long> sums() {
    return new HashMap<>(rows.sums(store, LocalDate.EPOCH));
  }

  private static String[] from(String path) {
    return new String[] {
      PERSON[0], PERSON[1], PERSON[2], PERSON[3], "Referer", "http://127.0.0.1" + path
    };
  }
}
