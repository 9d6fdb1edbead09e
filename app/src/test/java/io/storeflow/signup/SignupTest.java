package io.storeflow.signup;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.Ids;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.ShippingRates;
import io.storeflow.store.StoreSlug;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class SignupTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Stores stores;
  @Autowired ShippingRates rates;
  @Autowired DSLContext db;

  String mark;

  @BeforeEach
  void open() {
    mark = Long.toString(Ids.next());
  }

  @Test
  void opensAStoreThatCanSellAndSignsIn() {
    var visitor = new Visitor(port);
    var answer = send(visitor, fields());
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/s/shop-" + mark);
    assertThat(visitor.get("/account").body()).contains("a" + mark + "@example.com");
    var store = stores.open("shop-" + mark).orElseThrow();
    assertThat(store.settings().currency()).isEqualTo("EUR");
    assertThat(store.settings().timeZone()).isEqualTo("Europe/Vienna");
    var vienna = new Address("AT", "1010", "", "Wien", "Ring 1", "");
    assertThat(rates.all(store))
        .filteredOn(rate -> rate.reaches(store, vienna))
        .as("a delivery; nobody can pick up before the store has an address")
        .extracting(io.storeflow.shipping.Rate::method)
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
    var usa = fields();
    usa.put("country", "US");
    var asked = send(new Visitor(port), usa);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("id=\"timeZone-e\"", "Los Angeles (Pacific Time)");
    usa.put("timeZone", "Asia/Tokyo");
    assertThat(send(new Visitor(port), usa).statusCode()).isEqualTo(422);
    usa.put("timeZone", "America/Los_Angeles");
    usa.put("browserZone", "America/Denver");
    var owner = new Visitor(port);
    assertThat(send(owner, usa).statusCode()).isEqualTo(302);
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
    var thai = fields();
    thai.put("country", "TH");
    var owner = new Visitor(port);
    assertThat(send(owner, thai).statusCode()).isEqualTo(302);
    var store = stores.open("shop-" + mark).orElseThrow();
    assertThat(store.settings().timeZone()).isEqualTo("Asia/Bangkok");
    assertThat(store.settings().currency()).isEqualTo("THB");
    assertThat(rates.all(store)).extracting(rate -> rate.price().minor()).containsOnly(0L);
    assertThat(owner.get("/s/shop-" + mark + "/shipping").body())
        .contains("say what it costs", "/shipping/new?method=delivery");
  }

  @Test
  void writesNothingWhenTheEmailIsTaken() {
    var taken = fields();
    taken.put("email", world.person().email());
    var answer = send(new Visitor(port), taken);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Somebody is registered with this address");
    assertThat(answer.body())
        .contains("value=\"shop-" + mark + "\"")
        .doesNotContain(World.PASSWORD);
    assertThat(merchants()).isZero();
  }

  @Test
  void writesNothingWhenTheSlugIsTakenAndNamesAFreeOne() {
    var store = world.store();
    var taken = fields();
    taken.put("slug", store.slug());
    var answer = send(new Visitor(port), taken);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Another shop uses “" + store.slug() + "”. Try “" + store.slug() + "-2”.");
    assertThat(merchants()).isZero();
    assertThat(db.fetchExists(PERSON, PERSON.EMAIL.eq("a" + mark + "@example.com"))).isFalse();
  }

  @Test
  void ofTwoWhoWantOneSlugAtOnceOneGetsNothing() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          threads.invokeAll(
              Stream.of("x", "y")
                  .<Callable<Integer>>map(
                      who ->
                          () -> {
                            var mine = fields();
                            mine.put("email", who + mark + "@example.com");
                            return send(new Visitor(port), mine).statusCode();
                          })
                  .toList());
      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(302, 422);
    }
    assertThat(merchants()).isEqualTo(1);
    assertThat(
            db.fetchCount(
                PERSON, PERSON.EMAIL.in("x" + mark + "@example.com", "y" + mark + "@example.com")))
        .isEqualTo(1);
  }

  /** The password came last, as it is judged last. */
  @Test
  void whatIsWrongIsListedInTheOrderOfTheForm() {
    var wrong = fields();
    for (var field : List.of("name", "email", "password", "business", "storeName"))
      wrong.put(field, "");
    var body = send(new Visitor(port), wrong).body();
    assertThat(body)
        .containsSubsequence(
            "href=\"#name\"",
            "href=\"#email\"",
            "href=\"#password\"",
            "href=\"#business\"",
            "href=\"#storeName\"")
        .contains("Enter an e-mail address.")
        .doesNotContain("This cannot stay empty.");
  }

  @Test
  void eachFieldIsLookedAt() {
    var cases =
        Map.of(
            "name", List.of("", "x".repeat(121), "\u200b\u0000"),
            "email", List.of("", "no", "a@b", "a b@c.de", "x".repeat(250) + "@c.de"),
            "password", List.of("", "short", "password1234"),
            "business", List.of("", "x".repeat(121)),
            "storeName", List.of("", "x".repeat(121)),
            "slug", List.of("A B", "-a-", "../etc", "<b>", "x".repeat(61), "ab"),
            "country", List.of("", "XX", "Germany"),
            "kind", List.of("", "casino"));
    cases.forEach(
        (field, values) -> {
          for (var value : values) {
            var wrong = fields();
            wrong.put(field, value);
            var answer = send(new Visitor(port), wrong);
            assertThat(answer.statusCode()).as(field + "=" + value).isEqualTo(422);
            assertThat(answer.body()).as(field + "=" + value).contains("id=\"" + field + "-e\"");
          }
        });
    assertThat(merchants()).isZero();
  }

  @Test
  void makesSlugsFromNames() {
    assertThat(StoreSlug.of("Bäckerei Müller & Söhne")).isEqualTo("baeckerei-mueller-and-soehne");
    assertThat(StoreSlug.of("Café Ølük")).isEqualTo("cafe-oeluek");
    assertThat(StoreSlug.of("さくら食堂")).startsWith("sakura");
    assertThat(StoreSlug.of("A")).isEqualTo("a-store");
    assertThat(StoreSlug.read(StoreSlug.of("x".repeat(200))).value()).isPresent();
  }

  /** Whoever comes first would take the name "store" from everybody. */
  @Test
  void aNameThatCannotBeSaidInLettersGetsANumber() {
    var slug = StoreSlug.of("🍜🔥");
    assertThat(slug).matches("store-\\d{5}").isEqualTo(StoreSlug.of("🍜🔥"));
    assertThat(StoreSlug.of("🍣")).isNotEqualTo(slug).matches("store-\\d{5}");
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

  private Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    fields.put("name", "Grace <b>");
    fields.put("email", "a" + mark + "@example.com");
    fields.put("password", World.PASSWORD);
    fields.put("business", "Business " + mark);
    fields.put("storeName", "Shop " + mark);
    fields.put("slug", "shop-" + mark);
    fields.put("country", "AT");
    fields.put("kind", "restaurant");
    return fields;
  }

  private int merchants() {
    return db.fetchCount(MERCHANT, MERCHANT.NAME.eq("Business " + mark));
  }

  private static java.net.http.HttpResponse<String> send(
      Visitor visitor, Map<String, String> fields) {
    return visitor.post("/signup", "/signup", fields);
  }
}
