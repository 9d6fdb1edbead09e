package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.vatid.VatIdState;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Companies of other countries, by programs, at a German store whose prices hold the tax. */
@AppTest
class BusinessApiTest {
  private static final String CONFIRMED = "ATU10012345";
  private static final String UNKNOWN = "ATU20012345";
  private static final String AWAY = "ATU12345678";

  @Autowired World world;
  @Autowired TaxChanges taxes;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private CheckoutCalls calls;

  @BeforeEach
  void open() {
    calls = new CheckoutCalls(world, port);
    world.sendTo(calls.store, "DE,AT");
    taxes.say(calls.store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
  }

  @ParameterizedTest
  @CsvSource({
    CONFIRMED + ", confirmed, 0, 412, intra_community",
    UNKNOWN + ", unknown, 490, 0, domestic",
    AWAY + ", unchecked, 490, 0, domestic",
    "DE123456789, not_needed, 490, 0, domestic",
  })
  void chargesNoVatToAConfirmedBusinessElsewhere(
      String vatId, String state, long tax, long spared, String reason) {
    var price = calls.post("/price", price(vatId).toString(), null);
    assertThat(price.statusCode()).as(price.body()).isEqualTo(200);
    var shown = JSON.readTree(price.body());
    assertThat(shown.at("/tax/amount_minor").longValue()).isEqualTo(tax);
    assertThat(shown.at("/tax_spared/amount_minor").longValue()).isEqualTo(spared);
    assertThat(shown.at("/lines/0/tax_spared/amount_minor").longValue()).isEqualTo(spared);
    assertThat(shown.at("/lines/0/steps").toString().contains("tax_spared")).isEqualTo(spared > 0);
    assertThat(shown.at("/taxes/0/reason").stringValue()).isEqualTo(reason);
    assertThat(shown.at("/business/vat_id_state").stringValue()).isEqualTo(state);

    var order = calls.post("/checkout", order(vatId).toString(), "k");
    assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
    var placed = JSON.readTree(order.body());
    assertThat(placed.at("/tax/amount_minor").longValue()).isEqualTo(tax);
    assertThat(placed.at("/total/amount_minor").longValue())
        .isEqualTo(shown.at("/total/amount_minor").longValue());
    assertThat(placed.at("/tax_spared/amount_minor").longValue()).isEqualTo(spared);
    assertThat(placed.at("/taxes/0/reason").stringValue()).isEqualTo(reason);
    assertThat(placed.at("/business/company").stringValue()).isEqualTo("Beispiel & Co <GmbH>");
    assertThat(placed.at("/business/vat_id").stringValue()).isEqualTo(vatId);
    assertThat(placed.at("/business/vat_id_state").stringValue()).isEqualTo(state);
    assertThat(placed.at("/billing_address/city").stringValue()).isEqualTo("Graz");
  }

  @Test
  void keepsWithTheOrderWhatWasSaid() {
    calls.post("/checkout", order(CONFIRMED).toString(), "k");
    var b = only(calls.store, ORDER_BILLING);
    var kept = db.selectFrom(b).fetchSingle();
    assertThat(kept.getCompany()).isEqualTo("Beispiel & Co <GmbH>");
    assertThat(kept.getVatId()).isEqualTo(CONFIRMED);
    assertThat(kept.getVatIdState()).isEqualTo(VatIdState.CONFIRMED);
    assertThat(kept.getAnsweredAt()).isNotNull();
    assertThat(kept.getLine1()).isEqualTo("Hauptplatz 1");
    var t = only(calls.store, ORDER_TAX);
    assertThat(db.select(t.REASON).from(t).fetch(t.REASON))
        .containsExactly(TaxCase.INTRA_COMMUNITY);
  }

  @Test
  void provesThatItWasAskedWhereTheStoreHasAnIdOfItsOwn() {
    taxes.say(
        calls.store,
        new TaxDraft(true, false, false, Set.of(), null, 1, "DE123456789"),
        Actor.SYSTEM);
    calls.post("/checkout", order(CONFIRMED).toString(), "k");
    var b = only(calls.store, ORDER_BILLING);
    assertThat(db.select(b.CONSULTATION).from(b).fetchSingle(b.CONSULTATION))
        .isEqualTo("STANDIN100");
  }

  @Test
  void writesNothingOfItWhereAPersonBuys() {
    calls.post("/checkout", calls.body().toString(), "k");
    assertThat(db.fetchCount(only(calls.store, ORDERS))).isOne();
    assertThat(db.fetchCount(only(calls.store, ORDER_BILLING))).isZero();
  }

  @Test
  void saysAtItsMemberWhatIsWrong() {
    var body = order("ATU1234");
    ((ObjectNode) body.get("billing_address")).put("postal_code", "1");
    var answer = calls.post("/checkout", body.toString(), "k");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("/business/vat_id", "ATU12345678", "/billing_address/postal_code");
    assertThat(db.fetchCount(only(calls.store, ORDERS))).isZero();
  }

  @Test
  void asksViesForAStrangerOnlySoOften() {
    var stranger = new Client(port);
    for (int i = 0; i < 20; i++)
      stranger.json(calls.path("/price"), price("ATU100" + (10_000 + i)).toString());
    assertThat(state(stranger, "ATU10020000")).isEqualTo("unchecked");
    assertThat(state(stranger, "ATU10010000")).as("known already").isEqualTo("confirmed");
    assertThat(state(new Client(port), "ATU10020000")).as("somebody else").isEqualTo("confirmed");
  }

  /** Of an order, as prices may be asked for only as often. */
  private String state(Client client, String vatId) {
    var answer =
        client.json(
            calls.path("/checkout"), order(vatId).toString(), "Idempotency-Key", PublicId.random());
    return JSON.readTree(answer.body()).at("/business/vat_id_state").asString(answer.body());
  }

  private ObjectNode order(String vatId) {
    var body = business(calls.body(), vatId);
    body.putObject("billing_address")
        .put("country", "AT")
        .put("postal_code", "8010")
        .put("city", "Graz")
        .put("line1", "Hauptplatz 1");
    return body;
  }

  private ObjectNode price(String vatId) {
    var body = (ObjectNode) JSON.readTree(calls.quoteBody());
    return business(body.put("rate_id", calls.rate), vatId);
  }

  private static ObjectNode business(ObjectNode body, String vatId) {
    body.putObject("address")
        .put("country", "AT")
        .put("postal_code", "1010")
        .put("city", "Wien")
        .put("line1", "Graben 1");
    body.putObject("business").put("company", "Beispiel & Co <GmbH>").put("vat_id", vatId);
    return body;
  }
}
