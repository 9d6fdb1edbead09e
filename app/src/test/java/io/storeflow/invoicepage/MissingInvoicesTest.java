package io.storeflow.invoicepage;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.INVOICE_MISSING;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.invoice.MissingInvoices;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An invoice that was due and could not be made is missed, and it is said why. */
@AppTest
class MissingInvoicesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Invoices invoices;
  @Autowired InvoiceTermsRows terms;
  @Autowired MissingInvoices missing;
  @Autowired OrderPayments payments;
  @Autowired Orders orders;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor owner;
  String rate;

  /** In the Union, and it has stated neither VAT id nor tax number. */
  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    rate = world.rate(store, Method.PICKUP, 250);
  }

  @Test
  void isListedUntilItIsMadeAndTheOrderSaysWhy() {
    paid(1001, 1190);
    assertThat(page("/orders/1001")).contains("Make the invoice");
    assertThat(missing.count(store)).as("nobody wants any").isZero();
    assertThat(page("/invoices")).contains("None are made until you have said");
    assertThat(page("/invoices/missing"))
        .contains("None are made until you have said")
        .doesNotContain("Every order");
    say("", 0);
    assertThat(page("/invoices")).contains("by themselves once it is paid");
    paid(1002, 1190);
    paid(1003, 260_00);
    paid(1004, 1190);
    await().until(() -> missing.count(store), it -> it == 3);
    assertThat(page("/orders/1002"))
        .contains("An invoice needs your VAT id or tax number", "/invoices/details")
        .doesNotContain("Make the invoice", "??");
    assertThat(page("/invoices"))
        .contains("3 orders that were due an invoice have none", "/invoices/missing")
        .doesNotContain("??");
    assertThat(page("/invoices/missing"))
        .contains("#1002", "#1003", "#1004", "Your VAT id or tax number")
        .doesNotContain("#1001", "??");
    say("12/345/67890", 1);
    assertThat(page("/invoices/missing"))
        .contains("it can be made", "The buyer’s address")
        .doesNotContain("Your VAT id", "??");
    assertThat(page("/orders/1002")).contains("Make the invoice");
    invoices.make(store, 1002, Actor.SYSTEM);
    orders.cancel(store, 1004, null, null, "", Actor.SYSTEM);
    assertThat(missing.count(store)).isOne();
    assertThat(db.fetchCount(only(store, INVOICE_MISSING))).isOne();
    assertThat(page("/invoices")).contains("One order that was due an invoice has none");
    assertThat(staff.visitor(store, Role.CATALOGUE).get(store.page("/invoices/missing")))
        .extracting(it -> it.statusCode())
        .isEqualTo(403);
  }

  @Test
  void manyCostAsMuchAsOne() {
    say("", 0);
    paid(1001, 1190);
    await().until(() -> missing.count(store), it -> it == 1);
    page("/invoices/missing");
    int one = statements.ofWarmRequests(() -> page("/invoices/missing")).size();
    for (int more = 1002; more < 1006; more++) paid(more, 1190);
    await().until(() -> missing.count(store), it -> it == 5);
    assertThat(statements.ofWarmRequests(() -> page("/invoices/missing")).size()).isEqualTo(one);
    assertThat(db.fetchCount(only(store, INVOICE))).isZero();
  }

  private void paid(long number, long price) {
    var placed = world.order(store, World.request(rate, null, world.goods(store, price, 9), 1));
    assertThat(placed.number()).isEqualTo(number);
    payments.settle(store, number, Actor.SYSTEM);
  }

  private void say(String taxNumber, int version) {
    terms.say(
        store,
        new InvoiceTerms(
            "Kissa Kft",
            taxNumber,
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "RE-",
            "GS-",
            InvoiceMoment.SETTLED,
            version),
        Actor.SYSTEM);
  }

  private String page(String path) {
    return owner.get(store.page(path)).body();
  }
}
