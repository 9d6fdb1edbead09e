package io.storeflow.today;

import static io.storeflow.db.Tables.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.order.FulfilmentState;
import io.storeflow.settings.Settings;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.DayOfWeek;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class SetUpGuideTest {
  private static final String GUIDE = "To your first sale";

  @Autowired World world;
  @Autowired Placed placed;
  @Autowired Staff staff;
  @Autowired Stores stores;
  @Autowired Merchants merchants;
  @Autowired Settings settings;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Store store;
  Person owner;
  Staff.Visitor visitor;

  /** A store as sign-up leaves it, without an address. */
  @BeforeEach
  void open() {
    store = world.store();
    db.update(STORE).set(STORE.LINE1, "").where(STORE.ID.eq(store.id())).execute();
    store = stores.reopen(store.id());
    owner = world.member(store, Role.OWNER);
    visitor = staff.visitor(World.signedIn(owner));
  }

  @Test
  void ticksItsStepsByWhatIsSoAndIsGoneWhenAllAreDone() {
    assertThat(today()).contains(GUIDE, "0 of 5 done", "Add the address").doesNotContain("??");
    var statementsOfNone = statements.ofRequests(this::today);
    world.rate(store, Method.PICKUP, 0);
    assertThat(today()).as("nobody can pick up where there is no address").contains("0 of 5 done");
    world.goods(store, 500, 0);
    assertThat(today()).as("sold out is not for sale").contains("0 of 5 done");
    world.goods(store, 500, null);
    assertThat(today()).contains("1 of 5 done");
    db.update(STORE).set(STORE.LINE1, "Straße 1").where(STORE.ID.eq(store.id())).execute();
    store = stores.reopen(store.id());
    assertThat(today()).contains("3 of 5 done");
    var monday = List.of(new OpeningHours(DayOfWeek.MONDAY, 600, 1200));
    settings.change(store, store.settings(), monday, Actor.SYSTEM);
    assertThat(today()).contains("4 of 5 done", "Open the shop");
    placed.order(store, clock.instant(), FulfilmentState.NEW);
    assertThat(today()).doesNotContain(GUIDE);
    assertThat(statements.ofRequests(this::today)).hasSameSizeAs(statementsOfNone);
  }

  @Test
  void canBePutAwayAndBroughtBackByWhoMaySetUpTheStore() {
    var home = "/s/" + store.slug();
    var settings = home + "/settings";
    visitor.post(settings, home + "/guide/removal");
    assertThat(today()).contains("The guide is hidden").doesNotContain(GUIDE);
    assertThat(visitor.get(home + "/audit?what=store.").body()).contains("Set-up guide");
    assertThat(visitor.post(settings, home + "/guide").statusCode()).isEqualTo(302);
    assertThat(today()).contains(GUIDE);
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(home).body()).doesNotContain(GUIDE);
    assertThat(viewer.post("/account", home + "/guide/removal").statusCode()).isEqualTo(403);
  }

  @Test
  void aNewProductWithTitleAndPriceCanBeBoughtAtOnce() {
    var page = "/s/" + store.slug() + "/products/new";
    var form = visitor.get(page).body();
    assertThat(form).contains("What is not tracked never sells out").doesNotContain("??");
    assertThat(form).containsPattern("<option value=\"active\" selected");
    assertThat(form).doesNotContainPattern("name=\"variants\\[0\\]\\.tracked\"[^>]*checked");
    var fields =
        new String[] {
          "title", "Shoyu ramen",
          "state", "active",
          "variants[0].price", "12.90",
          "variants[0].active", "true"
        };
    visitor.post(page, "/s/" + store.slug() + "/products", fields);
    assertThat(new Client(port).get("/shop/" + store.slug() + "/p/shoyu-ramen").body())
        .contains("Available now", "Add to cart");
  }

  @Test
  void whatIsOnSaleButSoldOutIsToldInPlainWords() {
    var page = "/s/" + store.slug() + "/products/new";
    var fields =
        new String[] {
          "title", "Miso",
          "state", "active",
          "variants[0].price", "6.90",
          "variants[0].tracked", "true",
          "variants[0].onHand", "0",
          "variants[0].active", "true"
        };
    var saved = visitor.post(page, "/s/" + store.slug() + "/products", fields);
    var at = saved.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    assertThat(visitor.get(at).body())
        .contains("Miso is created and on sale, but sold out", "On sale, but sold out");
  }

  @Test
  void offersNoPickupWithoutAnAddressAndSaysWhy() {
    world.rate(store, Method.PICKUP, 0);
    assertThat(visitor.get("/s/" + store.slug() + "/shipping").body())
        .contains("Pickup is not offered yet: the store has no address.");
    assertThat(visitor.get("/s/" + store.slug() + "/settings").body())
        .contains("Offered as soon as the store has an address");
    assertThat(Method.PICKUP.isOffered(store)).isFalse();
    assertThat(new Client(port).get("/shop/" + store.slug()).body()).doesNotContain("Pickup in");
  }

  private String today() {
    return visitor.get("/s/" + store.slug()).body();
  }
}
