package io.storeflow.paymentpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.paymentmethod.PaymentMethodChanges;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In which ways shoppers pay: what the store names, checkout offers, and an order keeps. */
@AppTest
class PaymentMethodPageTest {
  private static final String IBAN = "To DE02 1203 0000 0000 2020 51, within 14 days.";

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired PaymentMethods methods;
  @Autowired PaymentMethodChanges changes;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Staff.Visitor manager;
  String page;

  @BeforeEach
  void open() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    page = "/s/" + store.slug() + "/payments";
  }

  @Test
  void beginsWithWhatTheSettingsSayAndWritesThatDownWithTheFirstChange() {
    assertThat(manager.get(page).body())
        .contains("At the counter", "As arranged with us")
        .doesNotContain("??");
    assertThat(manager.get(page + "/on_handover").body())
        .contains("value=\"on_handover\" selected");
    assertThat(send(page, form("Vorkasse", IBAN)).statusCode()).isEqualTo(302);
    assertThat(methods.all(store))
        .extracting(PaymentMethod::id)
        .startsWith("on_handover", "arranged")
        .hasSize(3);
    var own = methods.all(store).getLast();
    manager.post(page, page + "/" + own.id() + "/position", "to", "up");
    manager.post(page, page + "/" + own.id() + "/position", "to", "up");
    manager.post(page, page + "/" + own.id() + "/position", "to", "up");
    assertThat(methods.all(store).getFirst().name()).isEqualTo("Vorkasse");
    assertThat(manager.get(page).body()).contains("Vorkasse", IBAN, "Pending until paid");
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=payment_method.").body())
        .contains("Way to pay added", "Way to pay changed")
        .doesNotContain("??");
  }

  @Test
  void twoWhoChangeOneAreTold() {
    var seen = form("Ours", "");
    seen.put("version", "0");
    assertThat(send(page + "/arranged", seen).statusCode()).isEqualTo(302);
    var again = send(page + "/arranged", seen);
    assertThat(again.statusCode()).isEqualTo(302);
    seen.put("name", "Theirs");
    var stale = send(page + "/arranged", seen);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody else has changed this", "value=\"Theirs\"");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, pigeon, Choose one of the list.",
    "counts, later, Choose one of the list.",
    "name, x61, at most 60",
    "terms, x601, at most 600",
    "pickup, none, Choose at least one."
  })
  void keepsWhatWasTypedAndSaysWhatIsWrong(String field, String value, String says) {
    var form = form("Vorkasse", IBAN);
    if (value.startsWith("x")) form.put(field, "x".repeat(Integer.parseInt(value.substring(1))));
    else if (value.equals("none")) List.of("pickup", "delivery", "shipping").forEach(form::remove);
    else form.put(field, value);
    var answer = send(page, form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).containsIgnoringCase(says).doesNotContain("??");
    assertThat(methods.all(store)).hasSize(2);
  }

  @Test
  void keepsOneAtLeastAndNoMoreThanTwenty() {
    manager.post(page, page + "/arranged/removal");
    assertThat(manager.post(page, page + "/on_handover/removal").headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/payments"));
    assertThat(manager.get(page).body()).contains("A shop needs one way to pay at least.");
    while (methods.all(store).size() < PaymentMethod.MOST)
      changes.create(store, transfer(Counts.ON_PLACING), Actor.SYSTEM);
    assertThat(send(page, form("One more", "")).body()).contains("at most 20 ways");
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(cook.get(page).statusCode()).isEqualTo(403);
    var many = statements.ofWarmRequests(() -> manager.get(page));
    changes.delete(store, methods.all(store).getLast().id(), Actor.SYSTEM);
    assertThat(statements.ofWarmRequests(() -> manager.get(page))).hasSameSizeAs(many);
  }

  @Test
  void checkoutAsksWhereThereAreSeveralAndTheOrderKeepsWhatItsShopperWasTold() {
    changes.create(store, transfer(Counts.WHEN_RECORDED), Actor.SYSTEM);
    var own = methods.all(store).getLast();
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 500, 5);
    var shop = "/shop/" + store.slug();
    var shopper = new Client(port);
    shopper.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "1"));
    var checkout = shopper.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("How would you like to pay?", "At the counter", "Vorkasse", IBAN)
        .doesNotContain("??");
    var gone = CheckoutForms.typed(checkout, Map.of("pays", "gone"));
    var refused = shopper.post(shop + "/checkout", gone);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("This way to pay is not offered any more.");
    var chosen = CheckoutForms.typed(refused, Map.of("pays", own.id()));
    var track = CheckoutForms.location(shopper.post(shop + "/checkout", chosen));
    changes.delete(store, own.id(), Actor.SYSTEM);
    assertThat(shopper.get(track).body())
        .contains("€5.00 to pay.", "Vorkasse: " + IBAN, "Please give the reference 1001.")
        .doesNotContain("Waiting for the payment");
    assertThat(manager.get("/s/" + store.slug() + "/orders/1001").body())
        .contains("Vorkasse: " + IBAN);
  }

  @Test
  void whatCountsWhenRecordedIsPendingUntilThenAndIsWorkedOnAllTheSame() {
    var goods = place(Counts.WHEN_RECORDED);
    assertThat(payment()).isEqualTo(PaymentState.PENDING);
    assertThat(sold(goods.id())).as("it has its stock at once").isEqualTo(-1);
    payments.expire(store, id());
    assertThat(payment()).as("no deadline ends it").isEqualTo(PaymentState.PENDING);
    assertThat(manager.get("/s/" + store.slug() + "/board/kitchen").body()).contains("1001");
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    assertThat(payment()).isEqualTo(PaymentState.PENDING);
    receive(600);
    assertThat(payment()).isEqualTo(PaymentState.PENDING);
    assertThat(manager.get("/s/" + store.slug() + "/orders/1001").body())
        .contains(">Partly paid</span>");
    receive(400);
    assertThat(payment()).isEqualTo(PaymentState.PAID);
    payments.unsettle(store, 1001, Actor.SYSTEM);
    assertThat(payment()).isEqualTo(PaymentState.PENDING);
  }

  @Test
  void aCancelOfOneThatIsPendingGivesTheStockBackAndNoMoney() {
    var goods = place(Counts.WHEN_RECORDED);
    orders.cancel(store, 1001, null, true, "", Actor.SYSTEM);
    assertThat(payment()).isEqualTo(PaymentState.CANCELLED);
    assertThat(sold(goods.id())).isZero();
  }

  @Test
  void whatIsPaidOnHandOverAndCountsWhenRecordedIsPaidByTheHandOver() {
    var cash =
        new PaymentMethod(
            "", PaidBy.ON_HANDOVER, "", "", Set.of(Method.PICKUP), Counts.WHEN_RECORDED, true, 0);
    place(cash);
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    assertThat(payment()).isEqualTo(PaymentState.PAID);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    assertThat(payment()).isEqualTo(PaymentState.PENDING);
  }

  @Test
  void programsListThemAndNameOne() {
    changes.create(store, transfer(Counts.ON_PLACING), Actor.SYSTEM);
    var client = new Client(port);
    assertThat(client.get("/api/v1/stores/" + store.slug() + "/payment-methods").body())
        .contains("\"name\":\"Vorkasse\"", "\"method\":\"pickup\"", "\"id\":\"on_handover\"");
  }

  private World.Goods place(Counts counts) {
    return place(transfer(counts));
  }

  /** An order of €10.00 that is paid so. */
  private World.Goods place(PaymentMethod draft) {
    var id = changes.create(store, draft, Actor.SYSTEM);
    var goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.PICKUP, 0), null, goods, 1);
    world.order(store, request.but().paying(id).build());
    return goods;
  }

  private static PaymentMethod transfer(Counts counts) {
    return new PaymentMethod(
        "",
        PaidBy.TRANSFER,
        "Vorkasse",
        IBAN,
        Set.of(Method.PICKUP, Method.SHIPPING),
        counts,
        true,
        0);
  }

  private void receive(long minor) {
    var amount = new Money(minor, store.currency());
    payments.receive(store, 1001, Received.of(PaymentKind.TRANSFER, amount), Actor.SYSTEM);
  }

  private PaymentState payment() {
    var o = only(store, ORDERS);
    return db.select(o.PAYMENT_STATE).from(o).where(o.NUMBER.eq(1001L)).fetchSingle().value1();
  }

  private long id() {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(1001L)).fetchSingle().value1();
  }

  private int sold(long variant) {
    var l = only(store, STOCK_LEDGER);
    return db
        .select(l.ON_HAND_DELTA)
        .from(l)
        .where(l.VARIANT_ID.eq(variant))
        .and(l.KIND.in(LedgerKind.SALE, LedgerKind.RETURN))
        .fetch(l.ON_HAND_DELTA)
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private HttpResponse<String> send(String to, Map<String, String> form) {
    var fields =
        form.entrySet().stream()
            .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
            .toArray(String[]::new);
    return manager.post(page, to, fields);
  }

  private static Map<String, String> form(String name, String terms) {
    var form = new HashMap<String, String>();
    form.put("version", "0");
    form.put("kind", "transfer");
    form.put("name", name);
    form.put("terms", terms);
    form.put("pickup", "true");
    form.put("delivery", "true");
    form.put("shipping", "true");
    form.put("counts", "when_recorded");
    form.put("active", "true");
    return form;
  }
}
