package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.awaitility.Awaitility.await;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order at a store of the European Union, from which its shopper withdraws. */
abstract class AtAWithdrawal {
  @Autowired World world;
  @Autowired Fulfilments fulfilments;
  @Autowired OrderHolds holds;
  @Autowired WithdrawalQueries queries;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Client client;
  String shop;
  String track;
  String email;
  World.Goods goods;

  @BeforeEach
  void place() {
    store = world.store(world.merchant(), 24 * 60);
    client = new Client(port);
    shop = "/shop/" + store.slug();
    goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 3);
    track = "/track/" + world.order(store, request).publicId();
    email = "wd-" + store.slug() + "@example.com";
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_EMAIL, email).where(o.NUMBER.eq(1001L)).execute();
  }

  HttpResponse<String> declare(String line, String units) {
    var all = new HashMap<>(fields("Ayşe", "1001", email, ""));
    all.put("lines[0].line", line);
    all.put("lines[0].units", units);
    return client.post(shop + "/withdrawal/confirmation", all);
  }

  HttpResponse<String> send(String name, String order, String to, String once) {
    return client.post(shop + "/withdrawal", fields(name, order, to, once));
  }

  HttpResponse<String> declare(String name, String order, String to, String once) {
    return client.post(shop + "/withdrawal/confirmation", fields(name, order, to, once));
  }

  /** Of who comes from the page of the order. */
  Map<String, String> fields(String name, String order, String to, String once) {
    return Map.of("name", name, "order", order, "email", to, "once", once, "of", of(order));
  }

  String of(String order) {
    var number = order.replace("#", "");
    if (!number.matches("\\d+")) return "";
    var o = only(store, ORDERS);
    return db.select(o.PUBLIC_ID)
        .from(o)
        .where(o.NUMBER.eq(Long.valueOf(number)))
        .fetchOptional(o.PUBLIC_ID)
        .orElse("");
  }

  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  List<Return> returns() {
    var o = only(store, ORDERS);
    return db.select(ReturnQueries.of(store, o)).from(o).fetchSingle().value1();
  }

  String mail() {
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
