package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VAT_ID_ANSWER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import io.storeflow.vatid.VatId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A company in Vienna buys at a German shop, by forms alone. */
@AppTest
class BusinessAtCheckoutTest {
  @LocalServerPort private int port;
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private DSLContext db;
  @Autowired private TaxChanges taxes;
  @Autowired private Transactions transactions;

  private Store store;
  private String shop;
  private Client client;

  @BeforeEach
  void open() {
    open(world.store());
  }

  private void open(Store opened) {
    store = opened;
    shop = "/shop/" + store.slug();
    client = new Client(port);
    world.rate(store, Method.SHIPPING, 500);
    world.sendTo(store, "DE,AT");
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    client.put(shop, world.goods(store, 11_400, 10), 1);
  }

  @Test
  void paysNoVatWithAConfirmedId() {
    var page = rates("ATU10012345");
    assertThat(page.body())
        .contains(
            "This VAT id is confirmed.",
            "Intra-Community supply",
            "<details class=\"fold\" id=\"billed\" open")
        .contains("Tax that is not owed", "−€18.20", "€4.20", "19% VAT (DE)")
        .contains("Buy now, €100.00")
        .doesNotContain("incl. 19% VAT", "Prices include");
    var placed = place(page, "ATU10012345");
    assertThat(CheckoutForms.location(placed)).contains("/track/");
    assertThat(tax()).isZero();
    var tracked = client.get(CheckoutForms.location(placed)).body();
    assertThat(tracked)
        .contains("Intra-Community supply", "Tax that is not owed", "€100.00")
        .doesNotContain("Muster GmbH");
    var o = only(store, ORDERS);
    assertThat(db.select(o.TOTAL_MINOR, o.SHIPPING_MINOR, o.TAX_SPARED_MINOR).from(o).fetchSingle())
        .extracting(it -> List.of(it.value1(), it.value2(), it.value3()))
        .isEqualTo(List.of(10_000L, 420L, 1_820L));
    var l = only(store, ORDER_LINE);
    assertThat(db.select(l.TOTAL_MINOR).from(l).fetchSingle(l.TOTAL_MINOR)).isEqualTo(9_580);
  }

  /** The page, the order and what staff see of it name what an invoice has to (art. 226 (11)). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STANDARD | Intra-Community supply: exempt from VAT (Directive 2006/112/EC, Article 138).",
        "SERVICE  | Reverse charge: you owe the VAT (Directive 2006/112/EC, Article 196)."
      })
  void readsByWhichArticleNoVatIsOwed(TaxClass sold, String said) {
    var product = only(store, PRODUCT);
    world.change(store, () -> db.update(product).set(product.TAX_CLASS, sold).execute());
    var page = rates("ATU10012345");
    assertThat(page.body()).contains(said, "Buy now, €100.00");
    assertThat(client.follow(place(page, "ATU10012345")).body()).contains(said);
    assertThat(staff.visitor(store, Role.OWNER).get(store.page("/orders/1001")).body())
        .contains(said);
    assertThat(tax()).isZero();
  }

  /** Where the price is explained as well as in the sums. */
  @Test
  void readsTheNameOfTheTaxInTheLanguageOfTheShop() {
    var german = World.settingsOf("t-" + Ids.next()).in("DE", "EUR", "Europe/Berlin", "de").build();
    open(world.store(world.merchant(), german));
    var page = rates("ATU10012345");
    assertThat(page.body()).contains("19\u00A0% MwSt. (DE)").doesNotContain("VAT 19 %", "19% VAT");
    var placed = client.follow(place(page, "ATU10012345"));
    assertThat(placed.body())
        .contains("19\u00A0% MwSt. (DE)")
        .doesNotContain("VAT 19 %", "19% VAT");
  }

  @Test
  void readsWhatBecomesOfThePricesOfThisStore() {
    assertThat(rates("").body())
        .contains("the tax that the prices hold comes off")
        .doesNotContain("prices stay as they are");
    var stays = new TaxDraft(true, false, false, Set.of(), null, 1, "", true);
    taxes.say(store, stays, Actor.SYSTEM);
    assertThat(rates("").body())
        .contains("prices stay as they are")
        .doesNotContain("the tax that the prices hold comes off");
  }

  /** What goes out of the Union is not billed by it: its help would only be in the way. */
  @Test
  void isAskedForAnIdWhereOneMatters() {
    world.sendTo(store, "DE,AT,US");
    assertThat(rates("").body()).contains("VAT id", "another country of the EU");
    var page = client.get(shop + "/checkout");
    var there = new HashMap<>(CheckoutForms.typed(page, Map.of("country", "US")));
    assertThat(client.post(shop + "/checkout/rates", there).body())
        .contains("VAT id")
        .doesNotContain("another country of the EU");
  }

  @Test
  void paysThePriceWhereTheStoreLetsItStay() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 1, "", true), Actor.SYSTEM);
    var page = rates("ATU10012345");
    assertThat(page.body())
        .contains("Intra-Community supply", "Buy now, €119.00")
        .doesNotContain("Tax that is not owed", "incl. 19% VAT");
    assertThat(CheckoutForms.location(place(page, "ATU10012345"))).contains("/track/");
    assertThat(tax()).isZero();
  }

  @Test
  void paysVatWhereViesIsAwayOrKnowsNobody() {
    assertThat(rates("ATU12345678").body())
        .contains("cannot be found out right now", "incl. 19% VAT", "€19.00");
    var page = rates("ATU20012345");
    assertThat(page.body()).contains("does not know this VAT id", "incl. 19% VAT");
    assertThat(CheckoutForms.location(place(page, "ATU20012345"))).contains("/track/");
    assertThat(tax()).isEqualTo(1900);
  }

  /** The total is the same, and of the tax in it the shopper was shown another. */
  @Test
  void isAskedAgainWhereViesAnswersBetweenPageAndPress() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 1, "", true), Actor.SYSTEM);
    var id = Objects.requireNonNull(VatId.ofKept("ATU12345678"));
    var page = rates(id.text());
    assertThat(page.body()).contains("incl. 19% VAT", "Buy now, €119.00");
    viesSays(id);
    var told = place(page, id.text());
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body())
        .contains("The tax has changed, or what is known of your VAT id. The total is €119.00.")
        .contains("This VAT id is confirmed.")
        .doesNotContain("incl. 19% VAT");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var a = only(store, VAT_ID_ANSWER);
    db.deleteFrom(a).where(a.VAT_ID.eq(id.text())).execute();
    assertThat(place(told, id.text()).body()).as("and the other way").contains("incl. 19% VAT");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    viesSays(id);
    assertThat(CheckoutForms.location(place(told, id.text()))).contains("/track/");
    assertThat(tax()).isZero();
  }

  @Test
  void isToldTheTotalOfNowWithTheAnswerOfNow() {
    var id = Objects.requireNonNull(VatId.ofKept("ATU12345678"));
    var page = rates(id.text());
    viesSays(id);
    assertThat(place(page, id.text()).body())
        .contains("what is known of your VAT id. The total is €100.00.", "Buy now, €100.00");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  /** Nothing is new to who took back what they had typed themselves. */
  @Test
  void isNotAlarmedByWhatFollowsFromTheirOwnChange() {
    var confirmed = rates("ATU10012345");
    var told = place(confirmed, "");
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body())
        .contains("The total is now €119.00 (was €100.00)", "Buy now, €119.00")
        .doesNotContain("The tax has changed");
    var given = place(told, "ATU10012345");
    assertThat(given.body())
        .contains("With what you changed, the total is €100.00.", "This VAT id is confirmed.")
        .doesNotContain("The tax has changed");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var unknown = rates("ATU20012345");
    var form = typed(unknown, "");
    form.put("company", "");
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form)))
        .as("the id had changed nothing")
        .contains("/track/");
    assertThat(tax()).isEqualTo(1900);
  }

  @Test
  void isToldOfTheTaxThatFollowsWhereTheTotalStays() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 1, "", true), Actor.SYSTEM);
    assertThat(place(rates("ATU10012345"), "").body())
        .contains("With what you changed, the total is €119.00.", "incl. 19% VAT")
        .doesNotContain("The tax has changed");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  @Test
  void saysWhyAnIdCannotBeOneAndKeepsWhatWasTyped() {
    var page = rates("ATU12");
    assertThat(page.body()).contains("it is written like ATU12345678");
    var refused = place(page, "ATU12");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body().split("it is written like ATU12345678", -1))
        .as("above the form and at the field")
        .hasSize(3);
    assertThat(refused.body())
        .contains("it is written like ATU12345678", "href=\"#vatId\"", "value=\"ATU12\"")
        .contains("value=\"Muster GmbH &lt;Wien&gt;\"");
    var nobody = typed(page, "ATU10012345");
    nobody.put("company", " ");
    assertThat(client.post(shop + "/checkout", nobody).body())
        .contains("the company to which the VAT id belongs", "href=\"#company\"");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  @Test
  void isBilledToAnotherAddress() {
    var page = rates("ATU10012345");
    var form = typed(page, "ATU10012345");
    form.put("billCountry", "IT");
    form.put("billLine1", "Via Roma 1");
    form.put("billPostalCode", "3910");
    form.put("billCity", "Bolzano");
    form.put("billRegion", "");
    var refused = client.post(shop + "/checkout", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("href=\"#billPostalCode\"", "href=\"#billRegion\"");
    form.put("billPostalCode", "39100");
    form.put("billRegion", "BZ");
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form))).contains("/track/");
    var b = only(store, ORDER_BILLING);
    assertThat(db.select(b.COUNTRY, b.REGION, b.LINE1, b.POSTAL_CODE).from(b).fetchSingle())
        .extracting(it -> it.value1() + it.value2() + it.value3() + it.value4())
        .isEqualTo("ITBZVia Roma 139100");
    assertThat(tax()).as("by where it goes, not by the bill").isZero();
  }

  @Test
  void isBilledWhereItGoesUntilACountryIsChosen() {
    var page = rates("ATU10012345");
    assertThat(page.body()).contains("No other address").doesNotContain("id=\"billCity\"");
    var form = typed(page, "ATU10012345");
    form.put("billCountry", "AT");
    form.put("billLine1", "Hauptplatz 1");
    form.put("billPostalCode", "8010");
    form.put("billCity", "Graz");
    assertThat(client.post(shop + "/checkout/rates", form).body())
        .contains("id=\"billCity\"", "value=\"Graz\"");
    form.put("billCountry", "");
    assertThat(client.post(shop + "/checkout/rates", form).body())
        .as("what was typed is carried along")
        .contains("<input type=\"hidden\" name=\"billCity\" value=\"Graz\"");
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form))).contains("/track/");
    var b = only(store, ORDER_BILLING);
    assertThat(db.select(b.COUNTRY).from(b).fetchSingle(b.COUNTRY)).isEmpty();
  }

  @Test
  void leavesPeopleAlone() {
    var page = client.get(shop + "/checkout");
    assertThat(page.body())
        .contains("I buy for a company")
        .doesNotContain("<details class=\"fold\" id=\"billed\" open");
  }

  private long tax() {
    var o = only(store, ORDERS);
    return db.select(o.TAX_MINOR).from(o).fetchSingle(o.TAX_MINOR);
  }

  private HttpResponse<String> rates(String vatId) {
    return client.post(shop + "/checkout/rates", typed(client.get(shop + "/checkout"), vatId));
  }

  private HttpResponse<String> place(HttpResponse<String> page, String vatId) {
    return client.post(shop + "/checkout", typed(page, vatId));
  }

  private static Map<String, String> typed(HttpResponse<String> page, String vatId) {
    var form = new HashMap<String, String>();
    form.put("method", "shipping");
    form.put("country", "AT");
    form.put("postalCode", "1010");
    form.put("city", "Wien");
    form.put("line1", "Graben 1");
    form.put("company", "Muster GmbH <Wien>");
    form.put("vatId", vatId);
    return CheckoutForms.typed(page, form);
  }

  /** That it holds, to somebody who has asked meanwhile. */
  private void viesSays(VatId id) {
    var now = Instant.now();
    transactions.write(
        () ->
            insertInto(db, store, VAT_ID_ANSWER)
                .set(VAT_ID_ANSWER.VAT_ID, id.text())
                .set(VAT_ID_ANSWER.CONFIRMED, true)
                .set(VAT_ID_ANSWER.CONSULTATION, "")
                .set(VAT_ID_ANSWER.BY_STAFF, false)
                .set(VAT_ID_ANSWER.ANSWERED_AT, now)
                .set(VAT_ID_ANSWER.HOLDS_UNTIL, now.plusSeconds(3600))
                .execute());
  }
}
