package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.db.Tables.VAT_ID_ANSWER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.billing.Billing;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import io.storeflow.vatid.VatIdState;
import io.storeflow.vatid.VatIds;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff see to whom an order is billed, and confirm a VAT id of which VIES said nothing. */
@AppTest
class OrderVatIdTest {
  private static final VatId ID = Objects.requireNonNull(VatId.ofKept("ATU12345678"));

  /** As the page writes half past nine in London. */
  private static final String SAID = "2026-11-02T10:30:00+01:00";

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired TaxChanges taxes;
  @Autowired StoreTaxes storeTaxes;
  @Autowired VatIds ids;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;

  @BeforeEach
  void order() {
    store = world.store();
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    place(Method.SHIPPING);
  }

  private void place(Method method) {
    place(method, VatIdAnswer.UNCHECKED);
  }

  private void place(Method method, VatIdAnswer answer) {
    var rate = world.rate(store, method, 500);
    world.sendTo(store, "DE,AT");
    var asked = World.request(rate, null, world.goods(store, 11_400, 10), 1);
    var vienna = new Address("AT", "1010", "", "Wien", "Graben 1", "");
    var graz = new Address("AT", "8010", "", "Graz", "Hauptplatz 1", "");
    var to = method.needsAddress() ? vienna : null;
    var billing = new Billing("Muster <GmbH>", ID, answer, graz);
    world.order(store, asked.but().to(to).billed(billing).build());
  }

  @Test
  void isConfirmedForThatOrderAlone() {
    var manager = staff.visitor(store, Role.MANAGER);
    assertThat(page(manager))
        .as("nobody has paid anything yet")
        .contains("€100.00 instead of €119.00: €19.00 less to pay, and nothing to give back")
        .doesNotContain("€19.00 to give back");
    manager.post(orderPage(), orderPage() + "/settlement");
    assertThat(page(manager))
        .contains("Billed to", "Muster &lt;GmbH&gt;", "ATU12345678", "8010 Graz", "Austria")
        .contains("VIES could not be asked", "VAT id holds")
        .contains("this order costs €100.00 instead of €119.00: €19.00 to give back")
        .doesNotContain("??");
    assertThat(state()).isEqualTo(VatIdState.UNCHECKED);
    assertThat(shopper()).contains("cannot be found out right now");

    manager.post(orderPage(), orderPage() + "/vat-confirmation");
    assertThat(page(manager))
        .contains("Confirmed by the store after the order", "keeps the €19.00 of VAT")
        .contains("VAT id confirmed", "It does not hold after all")
        .contains("this order costs €100.00 instead of €119.00: €19.00 to give back");
    assertThat(state()).as("for whoever comes next with it").isEqualTo(VatIdState.UNCHECKED);
    var o = only(store, ORDERS);
    assertThat(db.select(o.TAX_MINOR).from(o).fetchSingle(o.TAX_MINOR)).isEqualTo(1900);
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=order.").body())
        .contains("VAT id of an order confirmed", "ATU12345678");
    assertThat(shopper()).contains("The shop has confirmed this VAT id");

    manager.post(orderPage(), orderPage() + "/vat-confirmation/removal");
    assertThat(page(manager)).contains("VIES could not be asked", "VAT id not confirmed after all");
    assertThat(state()).isEqualTo(VatIdState.UNCHECKED);
  }

  /** VIES had said that nobody has it, under a number: that is still so when staff had erred. */
  @Test
  void whatViesSaidIsKnownAgainWhenItIsWithdrawn() {
    var said = Instant.parse("2026-11-02T09:30:00Z");
    place(Method.SHIPPING, new VatIdAnswer(VatIdState.UNKNOWN, said, "WAPIAAAAX1abc"));
    var manager = staff.visitor(store, Role.MANAGER);
    var page = "/s/" + store.slug() + "/orders/1002";
    var before = second();
    assertThat(before).contains("VIES does not know it", "WAPIAAAAX1abc", SAID);
    manager.post(page, page + "/vat-confirmation");
    assertThat(second())
        .contains("Confirmed by the store after the order")
        .doesNotContain("VIES does not know it", SAID);
    manager.post(page, page + "/vat-confirmation/removal");
    assertThat(second())
        .contains("VIES does not know it", "WAPIAAAAX1abc", SAID)
        .doesNotContain("Confirmed by the store");
    var b = only(store, ORDER_BILLING);
    assertThat(db.fetchCount(b, b.SAID_STATE.isNotNull().or(b.SAID_AT.isNotNull()))).isZero();
  }

  /** Older releases kept the word of staff as if VIES had said it. */
  @Test
  void whatStaffSaidInOlderReleasesIsNoAnswerOfVies() {
    world.change(
        store,
        () ->
            insertInto(db, store, VAT_ID_ANSWER)
                .set(VAT_ID_ANSWER.VAT_ID, ID.text())
                .set(VAT_ID_ANSWER.CONFIRMED, true)
                .set(VAT_ID_ANSWER.CONSULTATION, "")
                .set(VAT_ID_ANSWER.BY_STAFF, true)
                .set(VAT_ID_ANSWER.ANSWERED_AT, Instant.now())
                .set(VAT_ID_ANSWER.HOLDS_UNTIL, Instant.now().plusSeconds(3600))
                .execute());
    assertThat(state()).isEqualTo(VatIdState.UNCHECKED);
  }

  @Test
  void tellsWhatThereIsToGiveBackWhereThePriceStays() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 1, "", true), Actor.SYSTEM);
    place(Method.SHIPPING);
    assertThat(second()).contains("it still costs €119.00", "the €19.00 of VAT in it");
  }

  @Test
  void tellsThatTaxIsOwedWhereGoodsAreFetched() {
    place(Method.PICKUP);
    assertThat(second()).contains("is owed whether or not the VAT id holds");
  }

  @Test
  void isNotForWhoOnlyCooks() {
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(page(cook))
        .contains("#1001")
        .doesNotContain("VAT id holds", "ATU12345678", "Why this price");
    assertThat(cook.post(orderPage(), orderPage() + "/vat-confirmation").statusCode())
        .isEqualTo(403);
    assertThat(state()).isEqualTo(VatIdState.UNCHECKED);
  }

  private VatIdState state() {
    var known = ids.known(store, storeTaxes.terms(store), List.of(ID));
    return Objects.requireNonNull(known.get(ID)).state();
  }

  private String shopper() {
    var o = only(store, ORDERS);
    var id = db.select(o.PUBLIC_ID).from(o).fetchSingle(o.PUBLIC_ID);
    return new Client(port).get("/track/" + id).body();
  }

  private String page(Staff.Visitor who) {
    return who.get(orderPage()).body();
  }

  private String second() {
    var manager = staff.visitor(store, Role.MANAGER);
    return manager.get("/s/" + store.slug() + "/orders/1002").body();
  }

  private String orderPage() {
    return "/s/" + store.slug() + "/orders/1001";
  }
}
