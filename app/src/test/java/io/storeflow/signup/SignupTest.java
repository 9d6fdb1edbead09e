package io.storeflow.signup;

import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Address;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Newcomer;
import io.storeflow.testing.Reached;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class SignupTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Stores stores;
  @Autowired ShippingBooks shipping;
  @Autowired DSLContext db;

  private final Newcomer newcomer = new Newcomer();
  private final String mark = newcomer.mark;

  @Test
  void opensAStoreThatCanSellAndSignsIn() {
    var visitor = new Visitor(port);
    var fields = newcomer.fields();
    fields.put("name", "Grace <b>");
    var answer = Newcomer.send(visitor, fields);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/s/shop-" + mark);
    assertThat(visitor.get("/account").body()).contains("a" + mark + "@example.com");
    var store = stores.open("shop-" + mark).orElseThrow();
    assertThat(store.settings().currency()).isEqualTo("EUR");
    assertThat(store.settings().timeZone()).isEqualTo("Europe/Vienna");
    var vienna = new Address("AT", "1010", "", "Wien", "Ring 1", "");
    assertThat(Reached.methods(store, shipping.of(store), vienna))
        .as("a delivery; nobody can pick up before the store has an address")
        .containsExactly(io.storeflow.shipping.Method.DELIVERY);
    assertThat(visitor.get("/s/shop-" + mark + "/audit").body())
        .contains("Store opened", "Rate created", "Grace <b>".replace("<b>", "&lt;b&gt;"));
  }

  /** Who comes first sees the product at work, in their own language, and the way in. */
  @Test
  void theFrontPageShowsTheProductAndLeadsHere() {
    var stranger = new Client(port);
    assertThat(stranger.get("/").body())
        .contains("class=\"ticket\"", "class=\"journey\"", "Tonkotsu ramen", "€14.90")
        .contains("href=\"/signup\"", "href=\"/login\"")
        .doesNotContain("??");
    assertThat(stranger.get("/", "Accept-Language", "de").body())
        .contains("<html lang=\"de\"", "Shop eröffnen", "14,90\u00a0€")
        .doesNotContain("??");
  }

  @Test
  void asksForTheZoneWhereTheCountryHasSeveral() {
    var visitor = new Visitor(port);
    assertThat(visitor.get("/signup/zone?country=US&browserZone=America/Chicago").body())
        .contains("New York (Eastern Time)")
        .containsPattern("value=\"America/Chicago\"[^>]*selected");
    assertThat(visitor.get("/signup/zone?country=TH").body()).doesNotContain("<select");
    var usa = newcomer.fields();
    usa.put("country", "US");
    var asked = Newcomer.send(new Visitor(port), usa);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("id=\"timeZone-e\"", "Los Angeles (Pacific Time)");
    usa.put("timeZone", "Asia/Tokyo");
    assertThat(Newcomer.send(new Visitor(port), usa).statusCode()).isEqualTo(422);
    usa.put("timeZone", "America/Los_Angeles");
    usa.put("browserZone", "America/Denver");
    var owner = new Visitor(port);
    assertThat(Newcomer.send(owner, usa).statusCode()).isEqualTo(302);
    var store = stores.open("shop-" + mark).orElseThrow();
    assertThat(store.settings().timeZone()).isEqualTo("America/Los_Angeles");
    assertThat(store.settings().currency()).isEqualTo("USD");
    var email = "a" + mark + "@example.com";
    assertThat(
            db.select(PERSON.TIME_ZONE).from(PERSON).where(PERSON.EMAIL.eq(email)).fetchSingle(0))
        .as("the clock of the person is that of their browser")
        .isEqualTo("America/Denver");
    var mountain = ZoneId.of("America/Denver").getRules().getOffset(Instant.now()).getId();
    assertThat(owner.get("/account/sessions").body()).contains(mountain + "\"");
  }

  @Test
  void inventsNoPricesWhereNobodyKnowsThem() {
    var thai = newcomer.fields();
    thai.put("country", "TH");
    var owner = new Visitor(port);
    assertThat(Newcomer.send(owner, thai).statusCode()).isEqualTo(302);
    var store = stores.open("shop-" + mark).orElseThrow();
    assertThat(store.settings().timeZone()).isEqualTo("Asia/Bangkok");
    assertThat(store.settings().currency()).isEqualTo("THB");
    assertThat(shipping.of(store).rates())
        .extracting(rate -> rate.tariff().first().minor())
        .containsOnly(0L);
    assertThat(owner.get("/s/shop-" + mark + "/shipping").body())
        .contains("say what it costs", "/shipping/zones/new?method=delivery");
  }

  @Test
  void onlyOwnersOfAllStoresOpenFurtherOnes() {
    var store = world.store();
    var manager = world.member(store, io.storeflow.store.Role.MANAGER);
    var visitor = new Visitor(port);
    visitor.signIn(manager.email(), World.PASSWORD);
    assertThat(visitor.get("/stores/new").statusCode()).isEqualTo(403);
  }

  @Test
  void saysWhetherAnAddressIsFreeToWhoIsNotSignedInYet() {
    var free = new Visitor(port).get("/signup/slug?storeName=Free+" + mark);
    assertThat(free.statusCode()).isEqualTo(200);
    assertThat(free.body()).contains("free-" + mark).doesNotContain("<html");
    var taken = world.store().slug();
    assertThat(new Visitor(port).get("/signup/slug?slug=" + taken).body()).contains(taken + "-2");
  }
}
