package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.discountcode.Coupons;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Discount codes that programs give. */
@AppTest
class CodesApiTest {
  @Autowired World world;
  @Autowired RuleChanges rules;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private CheckoutCalls calls;
  private Coupons coupons;

  @BeforeEach
  void open() {
    calls = new CheckoutCalls(world, port);
    coupons = new Coupons(rules, calls.store);
  }

  @Test
  void namesTheCodeOfADiscount() {
    coupons.tenth("AUTUMN10");
    var price = calls.post("/price", withCodes(priceBody(), "autumn10").toString(), null);
    var discount = JSON.readTree(price.body()).at("/discounts/0");
    assertThat(discount.get("code").stringValue()).isEqualTo("AUTUMN10");
    assertThat(discount.get("name").stringValue()).isEqualTo("Tenth AUTUMN10");
    assertThat(discount.at("/amount/amount_minor").longValue()).isEqualTo(258);
    var quote = calls.post("/shipping/quote", withCodes(priceBody(), "AUTUMN10").toString(), null);
    assertThat(quote.statusCode()).isEqualTo(200);
    var order = calls.post("/checkout", withCodes(calls.body(), "Autumn10").toString(), "k");
    assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
    var placed = JSON.readTree(order.body());
    assertThat(placed.at("/discount/amount_minor").longValue()).isEqualTo(258);
    var tracked = new Client(port).get("/api/v1/track/" + placed.get("public_id").stringValue());
    for (var told : List.of(placed, JSON.readTree(tracked.body())))
      assertThat(
              List.of("unit_price", "discount", "tax_spared", "total").stream()
                  .map(it -> told.at("/lines/0/" + it + "/amount_minor").longValue()))
          .as("it adds up")
          .containsExactly(1290L, 258L, 0L, 2322L);
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, code, Nobody knows the code NOTHING",
    "ÄPFEL, code, Nobody knows the code ÄPFEL",
    "NINE, few_units, NINE takes at least 9 units",
    "SPENT, budget_spent, SPENT has ended: its budget is used up",
  })
  void refusesACodeThatTakesNothingOff(String code, String reason, String said) {
    coupons.rule("Nine", new Effect.Percent(1000), "NINE", 9, "", RuleLimits.NONE);
    coupons.limited("SPENT", new RuleLimits(0, 0, 0, 0, 1));
    for (var path : new String[] {"/price", "/shipping/quote", "/checkout"}) {
      var body = withCodes(path.equals("/checkout") ? calls.body() : priceBody(), code);
      var answer = calls.post(path, body.toString(), path.equals("/checkout") ? "k" : null);
      assertThat(answer.statusCode()).as(path).isEqualTo(422);
      assertThat(CheckoutCalls.code(answer)).isEqualTo("code_invalid");
      assertThat(answer.body()).contains(said, "\"reason\":\"" + reason + "\"");
    }
    assertThat(db.fetchCount(only(calls.store, ORDERS))).isZero();
  }

  @Test
  void refusesWhatIsNoCodeWithoutRepeatingIt() {
    for (var path : new String[] {"/price", "/shipping/quote"}) {
      var answer = calls.post(path, withCodes(priceBody(), "İ".repeat(70_000)).toString(), null);
      assertThat(answer.statusCode()).as(path).isEqualTo(422);
      assertThat(answer.body()).contains("/codes/0", "60").hasSizeLessThan(2_000);
    }
  }

  /** What was to be brought for nothing is not, now that a code makes the goods cheaper. */
  @Test
  void theQuoteOfDearerGoodsIsTold() {
    coupons.tenth("AUTUMN10");
    var r = only(calls.store, SHIPPING_RATE);
    world.change(calls.store, () -> db.update(r).set(r.FREE_FROM_MINOR, 2500L).execute());
    var quote = JSON.readTree(calls.post("/shipping/quote", calls.quoteBody(), null).body());
    assertThat(quote.at("/rates/0/price/amount_minor").longValue()).isZero();
    var order = withCodes(calls.body(), "AUTUMN10");
    order.put("quote_id", quote.get("quote_id").stringValue());
    var refused = calls.post("/checkout", order.toString(), "k");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(CheckoutCalls.code(refused)).isEqualTo("quote_changed");
    order.put("quote_id", JSON.readTree(refused.body()).get("quote_id").stringValue());
    var placed = calls.post("/checkout", order.toString(), "k2");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    assertThat(JSON.readTree(placed.body()).at("/shipping/amount_minor").longValue())
        .isEqualTo(490);
  }

  @Test
  void refusesMoreThanFive() {
    var answer =
        calls.post(
            "/price", withCodes(priceBody(), "A1", "A2", "A3", "A4", "A5", "A6").toString(), null);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(CheckoutCalls.code(answer)).isEqualTo("validation_failed");
  }

  @Test
  void stopsWhoGuesses() {
    var stranger = new Client(port);
    HttpResponse<String> last = guess(stranger, 0);
    assertThat(last.statusCode()).isEqualTo(422);
    for (int i = 1; i <= 5; i++) last = guess(stranger, i);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(stranger.json(calls.path("/price"), priceBody().toString()).statusCode())
        .as("without a code")
        .isEqualTo(200);
  }

  private HttpResponse<String> guess(Client stranger, int round) {
    var codes = new String[4];
    for (int i = 0; i < codes.length; i++) codes[i] = "GUESS-" + round + i;
    return stranger.json(calls.path("/price"), withCodes(priceBody(), codes).toString());
  }

  private ObjectNode priceBody() {
    return (ObjectNode) JSON.readTree(calls.quoteBody());
  }

  private static ObjectNode withCodes(ObjectNode body, String... codes) {
    var array = body.putArray("codes");
    for (var code : codes) array.add(code);
    return body;
  }
}
