package io.storeflow.editpage;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.sum;

import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.Refunding;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order of two at €10.00 that is paid, and what can be put to it. */
abstract class AtAnEdit {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired OrderEdits edits;
  @Autowired EditQueries queries;
  @Autowired RefundQueries refunds;
  @Autowired GiftCards cards;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Staff.Visitor manager;
  World.Goods ramen;
  World.Goods gyoza;
  String order;
  String track;

  /** An order of two at €10.00, paid. */
  @BeforeEach
  void open() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    ramen = world.goods(store, 1000, 9);
    gyoza = world.goods(store, 600, 3);
    var request = World.request(world.rate(store, Method.PICKUP, 0), null, ramen, 2);
    track = "/track/" + world.order(store, request).publicId();
    payments.settle(store, 1001, Actor.SYSTEM);
    order = "/s/" + store.slug() + "/orders/1001";
  }

  void make(EditWish wish) {
    var seen = queries.find(store, 1001);
    var plan = edits.plan(store, seen, wish);
    edits.make(store, 1001, wish, plan, how(seen.order().version()));
  }

  static Refunding how(int version) {
    return new Refunding(version, PaymentKind.CASH, "", false, null, Actor.SYSTEM);
  }

  int onHand(World.Goods goods) {
    var s = only(store, STOCK);
    return db.select(sum(s.ON_HAND))
        .from(s)
        .where(s.VARIANT_ID.eq(goods.id()))
        .fetchSingle()
        .value1()
        .intValueExact();
  }

  String[] form(String less, String more) {
    var line = refunds.find(store, 1001).lines().getFirst().id();
    return new String[] {
      "less[0].line",
      line,
      "less[0].quantity",
      less,
      "less[0].restock",
      "true",
      "more[0].variant",
      more.isEmpty() ? "" : gyoza.publicId(),
      "more[0].quantity",
      more,
      "kind",
      "cash"
    };
  }

  static String[] with(String[] form, String... more) {
    return Stream.of(form, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  HttpResponse<String> post(String to, String... fields) {
    return manager.post(order + "/edits/new", order + "/edits" + to, fields);
  }
}
