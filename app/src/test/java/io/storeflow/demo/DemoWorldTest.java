package io.storeflow.demo;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.People;
import io.storeflow.account.SignedIn;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Reached;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@AppTest
class DemoWorldTest {
  @Autowired DemoWorld world;
  @Autowired Stores stores;
  @Autowired People people;
  @Autowired ShippingBooks shipping;
  @Autowired DataSource database;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  @BeforeEach
  void create() {
    if (people.byEmail(DemoPeople.EMAILS.getFirst()).isEmpty()) world.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanami-kitchen", "hanami-market", "northwind"})
  void keepsTheLawsAndShowsEveryState(String slug) {
    var store = store(slug);
    var laws = new Laws(database, store);
    laws.hold();
    // Numbers 1001 to 1200: other tests may buy in the same world.
    assertThat(laws.count("select count(*) from orders where store_id = ? and number <= 1200"))
        .isEqualTo(200);
    assertThat(
            laws.count(
                "select count(*) from orders where store_id = ? and number <= 1200 and placed_at >"
                    + " utc_timestamp() - interval 30 day and placed_at <= utc_timestamp(6)"))
        .isEqualTo(200);
    for (var state : FulfilmentState.values()) assertState(laws, "fulfilment_state", state.code());
    for (var state : PaymentState.values()) assertState(laws, "payment_state", state.code());
    for (var state : ReturnState.values()) assertState(laws, "return_state", state.code());
    assertThat(laws.count("select count(*) from product where store_id = ? and media_id is null"))
        .isZero();
    // What a file could not tell apart when it comes back.
    assertThat(
            laws.count(
                "select count(*) from (select p.id from product p join variant v on v.store_id ="
                    + " p.store_id and v.product_id = p.id where p.store_id = ? and not v.removed"
                    + " and v.value1_id is null group by p.id having count(*) > 1) alike"))
        .isZero();
  }

  @Test
  void hasGoodsOfEveryKindOfStock() {
    var laws = new Laws(database, store("hanami-market"));
    var active = "select count(*) from product where store_id = ? and state = 'active'";
    assertThat(laws.count(active)).isBetween(30L, 90L);
    var stock = "select count(*) from stock where store_id = ? and ";
    assertThat(laws.count(stock + "on_hand - reserved between 20 and 60")).isPositive();
    assertThat(laws.count(stock + "on_hand - reserved > 500")).isPositive();
    assertThat(laws.count(stock + "on_hand = 0")).isPositive();
    var untracked = "select count(*) from variant where store_id = ? and not tracked";
    assertThat(laws.count(untracked)).isPositive();
  }

  @Test
  void hasOpenTicketsOfTheLastHalfHourAndNoOlderOnes() {
    var laws = new Laws(database, store("hanami-kitchen"));
    // The world's own orders only: tests of the same world leave open ones of theirs.
    var open =
        "select count(*) from orders where store_id = ? and number <= 1200"
            + " and fulfilment_state not in ('completed', 'cancelled')";
    assertThat(laws.count(open)).isBetween(10L, 16L);
    // As it was filled: the run of tests may have taken long since.
    var filled =
        "(select max(placed_at) from orders newest where newest.store_id = orders.store_id"
            + " and newest.number <= 1200)";
    assertThat(laws.count(open + " and placed_at < " + filled + " - interval 45 minute")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanami-kitchen", "hanami-market", "northwind"})
  void soldAWeekAgoWhatTodayCanBeComparedWith(String slug) {
    var about =
        "select count(*) from orders where store_id = ? and placed_at between"
            + " utc_timestamp() - interval 8 day and utc_timestamp() - interval 6 day";
    assertThat(new Laws(database, store(slug)).count(about)).isGreaterThanOrEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanami-kitchen", "hanami-market"})
  void quotesForBerlin(String slug) {
    var store = store(slug);
    var berlin = new Address("DE", "10115", "", "Berlin", "Invalidenstraße 9", "");
    assertThat(Reached.methods(store, shipping.of(store), berlin))
        .contains(Method.PICKUP, Method.DELIVERY, Method.SHIPPING);
  }

  /** Fetched at the store: in euros the tax is in the price, in New York it comes on top. */
  @ParameterizedTest
  @CsvSource({
    // UStG § 12 (2): 4.80 with 19 % in it, 6.20 and 6.90 with 7 %
    "hanami-kitchen, DR-MAT, true, 19, DE, 77, 480",
    "hanami-kitchen, RI-ONI, true, 7, DE, 41, 620",
    "hanami-market, MI-WHI, true, 7, DE, 45, 690",
    // Hudson: 4 % of the state and 4 % of Columbia County
    "northwind, PK-TOT, false, 8, US-NY, 544, 7344",
  })
  void owesTheTaxOfItsPlace(
      String slug, String sku, boolean included, String rate, String place, long tax, long total) {
    var store = store(slug);
    var v = only(store, VARIANT);
    var variant = db.select(v.PUBLIC_ID).from(v).where(v.SKU.eq(sku)).fetchSingle(v.PUBLIC_ID);
    var pickup = shipping.of(store).pickups().getFirst().publicId();
    var asked =
        new Client(port)
            .json(
                "/api/v1/stores/" + slug + "/price",
                "{\"items\": [{\"variant_id\": \"%s\", \"quantity\": 1}], \"rate_id\": \"%s\"}"
                    .formatted(variant, pickup));
    var price = JsonMapper.shared().readTree(asked.body());
    assertThat(price.path("tax_included").booleanValue(!included))
        .as(asked.body())
        .isEqualTo(included);
    assertThat(price.at("/taxes/0/rate").stringValue()).isEqualTo(rate);
    assertThat(price.at("/taxes/0/place").stringValue()).isEqualTo(place);
    assertThat(price.at("/taxes/0/reason").stringValue()).isEqualTo("domestic");
    assertThat(price.at("/tax/amount_minor").longValue()).isEqualTo(tax);
    assertThat(price.at("/total/amount_minor").longValue()).isEqualTo(total);
  }

  /** Shops of the contract take stock at checkout alone, and sell what is there. */
  @Test
  void oneStoreHoldsCartsAndSellsOnBackorder() {
    var owed = "select count(*) from variant where store_id = ? and backorder > 0";
    assertThat(store("northwind").cartHold()).isEqualTo(Duration.ofMinutes(20));
    assertThat(new Laws(database, store("northwind")).count(owed)).isOne();
    for (var slug : List.of("hanami-kitchen", "hanami-market")) {
      assertThat(store(slug).cartHold()).isNull();
      assertThat(new Laws(database, store(slug)).count(owed)).isZero();
    }
  }

  @Test
  void shoppersOfOneMerchantHavePoints() {
    var some =
        "select count(*) from loyalty_member m join store s on s.merchant_id = m.merchant_id"
            + " where m.balance > 0 and s.id = ?";
    assertThat(new Laws(database, store("hanami-kitchen")).count(some)).isGreaterThan(10);
    assertThat(new Laws(database, store("northwind")).count(some)).isZero();
  }

  @Test
  void letsItsPeopleIntoTheirStoresOnly() {
    assertThat(storesOf(0)).containsExactly("hanami-kitchen:OWNER", "hanami-market:OWNER");
    assertThat(storesOf(1)).containsExactly("hanami-kitchen:FULFILMENT");
    assertThat(storesOf(2)).containsExactly("northwind:OWNER");
  }

  @Test
  void isMadeOnceOnly() {
    assertThat(world.createIfEmpty()).isFalse();
  }

  private List<String> storesOf(int person) {
    var found =
        people.authenticate(DemoPeople.EMAILS.get(person), DemoPeople.PASSWORD).orElseThrow();
    return stores.of(new SignedIn(found.id(), found.name())).stream()
        .map(access -> access.store().slug() + ":" + access.role())
        .toList();
  }

  private static void assertState(Laws laws, String column, String state) {
    var query = "select count(*) from orders where store_id = ? and " + column + " = '";
    assertThat(laws.count(query + state + "'")).as(column + " " + state).isPositive();
  }

  private Store store(String slug) {
    return stores.open(slug).orElseThrow();
  }
}
