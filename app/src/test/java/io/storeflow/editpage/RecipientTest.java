package io.storeflow.editpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order that was placed goes to somebody else, or elsewhere. */
@AppTest
class RecipientTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Orders orders;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor clerk;
  String order;
  String page;

  @BeforeEach
  void open() {
    store = world.store();
    clerk = staff.visitor(store, Role.FULFILMENT);
    var goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.SHIPPING, 490), null, goods, 1);
    world.order(store, request);
    order = "/s/" + store.slug() + "/orders/1001";
    page = order + "/recipient";
  }

  @Test
  void goesElsewhereInItsCountryAndEverybodyIsTold() {
    assertThat(clerk.get(order).body()).contains("Change recipient");
    var form = clerk.get(page);
    assertThat(form.body()).contains("value=\"Invalidenstraße 1\"", "Germany").doesNotContain("??");
    var email = "jun-" + store.id() + "@example.com";
    var done =
        post("name", "Jun Ito", "email", email, "line1", "Karl-Marx-Straße 1", "mails", "on");
    assertThat(done.statusCode()).isEqualTo(302);
    var shown = clerk.get(order).body();
    assertThat(shown)
        .contains(
            "Jun Ito", "Karl-Marx-Straße 1", "Recipient changed, before", "Invalidenstraße 1");
    var list = "/s/" + store.slug() + "/orders?view=all&q=";
    assertThat(clerk.get(list + "ito").body()).contains("id=\"o1001\"");
    assertThat(clerk.get(list + email.substring(0, email.indexOf('@'))).body())
        .contains("id=\"o1001\"");
    assertThat(clerk.get(list + "yilmaz").body()).doesNotContain("id=\"o1001\"");
    var mail =
        await()
            .until(
                () ->
                    db.select(MAILBOX_MESSAGE.BODY_TEXT)
                        .from(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                        .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Changed: order #1001"))
                        .fetch(MAILBOX_MESSAGE.BODY_TEXT),
                it -> !it.isEmpty());
    assertThat(mail.getFirst())
        .contains("Jun Ito, this is in it now:", "1 × Product", "€10.00", "€14.90")
        .contains("Karl-Marx-Straße 1");
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/audit").body())
        .contains("Recipient of an order changed", "Karl-Marx-Straße 1");
  }

  @Test
  void nothingIsLostOfWhatCannotBe() {
    var wrong = post("name", "", "line1", "Neue Straße 3", "postalCode", "1", "email", "no");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"Neue Straße 3\"", "value=\"no\"");
    assertThat(wrong.body().split("aria-invalid=\"true\"", -1)).hasSize(4);
    var link = post("name", "evil.com/x");
    assertThat(link.statusCode()).isEqualTo(422);
    assertThat(clerk.get(order).body()).contains("Invalidenstraße 1").doesNotContain("evil.com/x");
  }

  @Test
  void whoWasSlowerSeesWhatTheOtherDid() {
    var seen = Client.hidden(clerk.get(page), "version");
    orders.move(store, 1001, ACCEPTED, Actor.SYSTEM);
    var lost = post("version", seen, "line1", "Neue Straße 3");
    assertThat(lost.statusCode()).isEqualTo(422);
    assertThat(lost.body()).contains("changed this order meanwhile", "value=\"Neue Straße 3\"");
    var again = post("version", Client.hidden(lost, "version"), "line1", "Neue Straße 3");
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(clerk.get(order).body()).contains("Neue Straße 3");
  }

  @Test
  void whoChangesWhatWasBegunIsToldSo() {
    orders.move(store, 1001, ACCEPTED, Actor.SYSTEM);
    assertThat(clerk.get(page).body()).doesNotContain("has been begun");
    orders.move(store, 1001, PREPARING, Actor.SYSTEM);
    assertThat(clerk.get(page).body()).contains("This order has been begun");
  }

  @Test
  void whatHasGoneOutGoesNowhereElse() {
    for (var to : List.of(ACCEPTED, PREPARING, READY, COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    assertThat(clerk.get(page).statusCode()).isEqualTo(302);
    assertThat(clerk.get(order).body()).contains("has gone out").doesNotContain("/recipient\"");
    assertThat(post("version", "5", "line1", "Neue Straße 3").statusCode()).isEqualTo(422);
  }

  @Test
  void asksLittle() {
    assertThat(statements.ofRequests(() -> clerk.get(page))).hasSizeLessThanOrEqualTo(6);
  }

  /** The form as it stands, but for these. */
  private HttpResponse<String> post(String... changed) {
    var fields =
        Stream.concat(
            Arrays.stream(changed),
            Stream.of(
                "name",
                "Ayşe Yılmaz",
                "email",
                "ayse@example.com",
                "phone",
                "+49 30 1234",
                "line1",
                "Invalidenstraße 1",
                "line2",
                "",
                "postalCode",
                "10115",
                "city",
                "Berlin",
                "region",
                ""));
    var all = new LinkedHashMap<String, String>();
    var it = fields.iterator();
    while (it.hasNext()) all.putIfAbsent(it.next(), it.next());
    all.computeIfAbsent("version", key -> Client.hidden(clerk.get(page), "version"));
    return clerk.post(
        page,
        page,
        all.entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new));
  }
}
