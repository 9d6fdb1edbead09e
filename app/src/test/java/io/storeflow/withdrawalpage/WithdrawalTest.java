package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.PaymentState;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnStage;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A withdrawal counts without proof, moves nothing by itself, and tells strangers nothing. */
@AppTest
class WithdrawalTest {
  @Autowired World world;
  @Autowired Fulfilments fulfilments;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Client client;
  String shop;
  String track;
  String email;

  @BeforeEach
  void place() {
    store = world.store(world.merchant(), 24 * 60);
    client = new Client(port);
    shop = "/shop/" + store.slug();
    var goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 3);
    track = "/track/" + world.order(store, request).publicId();
    email = "wd-" + store.slug() + "@example.com";
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_EMAIL, email).where(o.NUMBER.eq(1001L)).execute();
  }

  @Test
  void isFoundTypedConfirmedAndAcknowledgedWithDayAndTime() {
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    assertThat(client.get(shop).body()).contains("Withdraw from contract here");
    assertThat(client.get(track).body())
        .contains("Withdraw from contract here", shop + "/withdrawal?order=1001");
    assertThat(client.get(shop + "/withdrawal?order=1001").body())
        .contains("value=\"1001\"")
        .as("one step at a time")
        .doesNotContain(email, "??", "Is this right?", "Confirm withdrawal");
    var wrong = send("", "1001", "no address", "");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"no address\"").doesNotContain("Confirm withdrawal");
    var confirm = send("Ayşe <b>Y</b>", "1001", email, "");
    assertThat(confirm.body())
        .contains("Confirm withdrawal", "Ayşe &lt;b&gt;Y&lt;/b&gt;")
        .doesNotContain("<b>Y</b>", "??");
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).as("not before it is confirmed").isZero();
    var once = Client.hidden(confirm, "once");
    var done = declare("Ayşe <b>Y</b>", "#1001", email.toUpperCase(java.util.Locale.ROOT), once);
    var receipt = client.get(location(done));
    assertThat(receipt.body())
        .contains("Your withdrawal has reached us", "Declared on")
        .doesNotContain("<b>Y</b>", "??");
    assertThat(
            location(
                declare("Ayşe <b>Y</b>", "#1001", email.toUpperCase(java.util.Locale.ROOT), once)))
        .as("pressed twice")
        .isEqualTo(location(done));
    var made = returns();
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().stage()).isEqualTo(ReturnStage.APPROVED);
    assertThat(made.getFirst().dueBy()).isNotNull();
    assertThat(made.getFirst().lines().getFirst().reason()).isEqualTo(ReturnReason.WITHDRAWAL);
    declare("Ayşe", "1001", email, "");
    assertThat(returns()).hasSize(1);
    assertThat(mail()).contains("Ayşe", "1001", "Declared on").doesNotContain("??", "[#");
    assertThat(client.get(track).body()).doesNotContain("Withdraw from contract here</a>");
  }

  /** With a number that is somebody else's, or nobody's: the same answer, and nothing moves. */
  @Test
  void aStrangerLearnsAndMovesNothing() {
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    var theirs = client.get(location(declare("Eve", "1001", "eve@example.com", ""))).body();
    var nobodys = client.get(location(declare("Eve", "4444", "eve@example.com", ""))).body();
    assertThat(theirs).doesNotContain(email, "Product");
    assertThat(bare(theirs, "1001")).isEqualTo(bare(nobodys, "4444"));
    assertThat(returns()).isEmpty();
    assertThat(mail()).as("to the order's own address").contains("eve@example.com");
    assertThat(client.get(shop + "/withdrawal/" + "x".repeat(22)).statusCode()).isEqualTo(404);
    assertThat(send("https://evil.example", "1001", "eve@example.com", "").statusCode())
        .isEqualTo(422);
    for (int i = 0; i < 10; i++) declare("Eve", "1001", "eve@example.com", "");
    assertThat(declare("Eve", "1001", "eve@example.com", "").statusCode()).isEqualTo(429);
  }

  @Test
  void whereNothingHasGoneOutTheStoreIsAskedToCancel() {
    declare("Ayşe", "1001", email, "");
    assertThat(returns()).isEmpty();
    var o = only(store, ORDERS);
    assertThat(db.select(o.PAYMENT_STATE).from(o).fetchSingle(o.PAYMENT_STATE))
        .isNotEqualTo(PaymentState.REFUNDED);
  }

  /** Meals spoil. */
  @Test
  void isOfNoUseWhereMealsAreSold() {
    var kitchen = "/shop/" + world.store().slug();
    assertThat(client.get(kitchen).body()).doesNotContain("Withdraw from contract");
    assertThat(client.get(kitchen + "/withdrawal").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String name, String order, String to, String once) {
    return client.post(shop + "/withdrawal", fields(name, order, to, once));
  }

  private HttpResponse<String> declare(String name, String order, String to, String once) {
    return client.post(shop + "/withdrawal/confirmation", fields(name, order, to, once));
  }

  private static Map<String, String> fields(String name, String order, String to, String once) {
    return Map.of("name", name, "order", order, "email", to, "once", once);
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static String bare(String page, String number) {
    var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    return main.replace(number, "");
  }

  private List<Return> returns() {
    var o = only(store, ORDERS);
    return db.select(ReturnQueries.of(store, o)).from(o).fetchSingle().value1();
  }

  private String mail() {
    return await()
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT, MAILBOX_MESSAGE.BODY_HTML)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                    .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Receipt of your withdrawal"))
                    .fetch(row -> row.value1() + row.value2()),
            found -> !found.isEmpty())
        .getFirst();
  }
}
