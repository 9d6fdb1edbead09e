package io.storeflow.pagecache;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricetest.Share;
import io.storeflow.proof.KnownCode;
import io.storeflow.pulse.Pulse;
import io.storeflow.shopprice.ShopOffers;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@AppTest
class PageCacheTest {
  @Autowired World world;
  @Autowired Statements statements;
  @Autowired Pulse pulse;
  @Autowired RuleChanges rules;
  @Autowired ShopOffers offers;
  @Autowired Stores stores;
  @Autowired ShopVersions versions;
  @Autowired SharedPages shared;
  @Autowired Clock clock;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Client client;

  @BeforeEach
  void open() {
    store = world.store();
    client = new Client(port);
  }

  @Test
  void showsAChangedPriceSoon() {
    var goods = world.goods(store, 1290, 10);
    assertThat(product(goods).body()).contains("€12.90");
    product(goods);
    reprice(goods, 1340);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(product(goods).body()).contains("€13.40"));
    assertThat(client.get("/shop/" + store.slug() + "/all").body()).contains("€13.40");
  }

  @Test
  void answersAgainWithoutAskingTheDatabase() {
    var goods = world.goods(store, 1290, 10);
    var path = "/shop/" + store.slug() + "/p/" + goods.productSlug();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                client.get(path).statusCode() == 200
                    && statements.ofRequests(() -> client.get(path)).isEmpty());
  }

  @Test
  void rendersAMissingPageOnce() throws Exception {
    world.goods(store, 1290, 10);
    client.get("/shop/" + store.slug() + "/hours");
    var path = "/shop/" + store.slug() + "/all";
    List<Callable<Integer>> crowd = new ArrayList<>();
    for (int i = 0; i < 32; i++) crowd.add(() -> new Client(port).get(path).statusCode());
    var seen =
        statements.ofRequests(
            () -> {
              try (var threads = Executors.newFixedThreadPool(32)) {
                for (var answer : threads.invokeAll(crowd)) assertThat(answer.get()).isEqualTo(200);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThat(seen.stream().filter(sql -> sql.contains("`product`.`image_alt`"))).hasSize(1);
  }

  /** A node that has just started: its own memory is empty, and it shows the same. */
  @Test
  void anotherNodeHasThePageWithoutRenderingIt() {
    world.goods(store, 1290, 10);
    var path = "/shop/" + store.slug() + "/all";
    var here = client.get(path);
    var fresh = new SimpleMeterRegistry();
    var other = new PageCache(stores, versions, shared, clock, fresh, DataSize.ofMegabytes(1));
    await()
        .until(
            () -> {
              var request = new MockHttpServletRequest("GET", path);
              var answer = new MockHttpServletResponse();
              other.doFilter(request, answer, (q, s) -> ((HttpServletResponse) s).setStatus(503));
              return answer.getStatus() == 200
                  && answer.getContentAsString().equals(here.body())
                  && here.headers()
                      .firstValue("ETag")
                      .equals(Optional.ofNullable(answer.getHeader("ETag")));
            });
    assertThat(fresh.get("storeflow.pages").tag("result", "shared").counter().count()).isOne();
  }

  @Test
  void sendsNothingTwiceToABrowserThatHasIt() {
    world.goods(store, 1290, 10);
    var path = "/shop/" + store.slug();
    for (int round = 0; round < 2; round++) {
      var first = client.get(path);
      var tag = first.headers().firstValue("ETag").orElseThrow();
      assertThat(tag).startsWith("\"");
      var second = client.get(path, "If-None-Match", tag);
      assertThat(second.statusCode()).isEqualTo(304);
      assertThat(second.body()).isEmpty();
      assertThat(client.get(path, "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
      assertThat(client.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keepsTheHeadersOfSecurityAndNothingOfTheVisitor() {
    var goods = world.goods(store, 1290, 10);
    var buyer = new Client(port);
    buyer.post("/shop/" + store.slug() + "/cart", java.util.Map.of("variant", goods.publicId()));
    assertThat(buyer.cookie("sf_visitor")).hasSize(22);
    for (var path : List.of("", "/all", "/hours", "/p/" + goods.productSlug())) {
      var cold = buyer.get("/shop/" + store.slug() + path);
      var warm = client.get("/shop/" + store.slug() + path);
      for (var answer : List.of(cold, warm)) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body()).doesNotContain(buyer.cookie("sf_visitor"));
      }
      assertThat(warm.body()).isEqualTo(cold.body());
      assertThat(warm.headers().firstValue("X-Request-Id"))
          .isNotEqualTo(cold.headers().firstValue("X-Request-Id"));
    }
  }

  /** That somebody may pay another price is the same for everybody, and true as long as it is. */
  @Test
  void saysWhetherAnybodyPaysAnotherPriceAndNotWhich() {
    var goods = world.goods(store, 1290, 10);
    var buyer = new Client(port);
    buyer.put("/shop/" + store.slug(), goods, 1);
    var rule = rule(null, null);
    KnownCode.mail(db, store, buyer.visitor(store), "mika@example.com");
    buyer.post("/shop/" + store.slug() + "/me/proof", Map.of("code", KnownCode.CODE));
    for (var path : List.of("", "/all", "/p/" + goods.productSlug())) {
      var page = "/shop/" + store.slug() + path;
      await().untilAsserted(() -> assertThat(client.get(page).body()).contains("data-asked"));
      assertThat(buyer.get(page).body()).isEqualTo(client.get(page).body());
    }
    rules.delete(store, rule, Actor.SYSTEM);
    await().untilAsserted(() -> assertThat(product(goods).body()).doesNotContain("data-asked"));
    var today = LocalDate.now(store.timeZone());
    var begins = rule(today.plusDays(1), null);
    await().until(() -> keptUntil(false).equals(at(today.plusDays(1))));
    rules.delete(store, begins, Actor.SYSTEM);
    rule(null, today);
    await().until(() -> keptUntil(true).equals(at(today.plusDays(1))));
  }

  private Instant at(LocalDate day) {
    return day.atStartOfDay(store.timeZone()).toInstant();
  }

  private Object keptUntil(boolean personal) {
    var request = new MockHttpServletRequest("GET", "/shop/" + store.slug() + "/all");
    boolean said = offers.of(store, List.of(), request).personal();
    var until = request.getAttribute(PageCache.class.getName() + ".until");
    return said == personal && until != null ? until : "not yet";
  }

  private String rule(@Nullable LocalDate since, @Nullable LocalDate until) {
    var who = new When.Who(false, Set.of("mika@example.com"), Set.of(), "");
    var when =
        new When(Set.of(), null, since, until, 0, 0, ByCode.NONE, null, false, who, Share.ALL);
    return rules.create(
        store,
        new RuleDraft("Mika", new Effect.Percent(1000), Target.EVERYTHING, when, "", 0, true),
        Actor.SYSTEM);
  }

  @Test
  void travelsSmallWhetherItIsKeptOrNot() {
    for (var path : List.of("/all", "/search", "/p/none")) {
      var plain = client.get("/shop/" + store.slug() + path);
      var small = client.get("/shop/" + store.slug() + path, "Accept-Encoding", "gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).as(path).isEmpty();
      assertThat(small.headers().allValues("Content-Encoding")).as(path).containsExactly("gzip");
      assertThat(small.body().length()).as(path).isLessThan(plain.body().length() / 2);
      for (var answer : List.of(plain, small))
        assertThat(answer.headers().allValues("Vary"))
            .as(path)
            .anyMatch("Accept-Encoding"::equalsIgnoreCase);
    }
  }

  @Test
  void doesNotKeepWhatIsNotThere() {
    assertThat(client.get("/shop/" + store.slug() + "/p/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/shop/" + store.slug() + "/c/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/shop/no-such-store-here/all").statusCode()).isEqualTo(404);
    assertThat(client.get("/shop/" + store.slug() + "/all?cursor=nonsense").statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> product(Goods goods) {
    return client.get("/shop/" + store.slug() + "/p/" + goods.productSlug());
  }

  private void reprice(Goods goods, long minor) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    transactions.write(
        () -> {
          db.update(v).set(v.PRICE_MINOR, minor).where(v.ID.eq(goods.id())).execute();
          db.update(p).set(p.PRICE_MINOR, minor).where(p.ID.eq(goods.productId())).execute();
          pulse.shopChanged(store);
        });
  }
}
