package io.storeflow.loyalty;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.max;

import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricing.Claims;
import io.storeflow.store.Actor;
import io.storeflow.testing.SellingStore;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store that gives points, whose sum is the balance after each test. */
abstract class OfPoints extends SellingStore {
  @Autowired ProgramChanges changes;
  @Autowired Programs programs;
  @Autowired Members members;
  @Autowired OrderPoints points;
  @Autowired RedeemedPoints redeemed;
  @Autowired LoyaltyNight night;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired Transactions transactions;
  @Autowired Customers customers;

  @AfterEach
  void theSumIsTheBalance() {
    var l = only(store.merchant(), LOYALTY_LEDGER);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    long sum = db.select(l.POINTS).from(l).fetch(l.POINTS).stream().mapToLong(it -> it).sum();
    long all = db.select(m.BALANCE).from(m).fetch(m.BALANCE).stream().mapToLong(it -> it).sum();
    assertThat(all).isEqualTo(sum);
  }

  void run(int welcome, List<Tier> tiers) {
    run(welcome, tiers, List.of());
  }

  void run(int welcome, List<Tier> tiers, List<Extra> extras) {
    changes.change(store, program(welcome, tiers, extras, true, 0), Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(5)).until(() -> programs.of(store).runs());
  }

  static Program program(
      int welcome, List<Tier> tiers, List<Extra> extras, boolean on, int version) {
    var terms = new Terms(100, 100, 100);
    return new Program(on, "Stars", welcome, 50, 24, 0, terms, tiers, extras, version);
  }

  /** To the customer of orders here, who has none yet. */
  void give(int many) {
    long customer =
        transactions.write(
            () -> customers.findOrCreate(store, "ayse@example.com", "Ayşe", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var id = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(customer)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, id, many, "A gift", Actor.SYSTEM);
  }

  void order(int units, int redeemed) {
    unpaid(units, redeemed);
    pay();
  }

  void unpaid(int units, int redeemed) {
    world.order(store, request(units, redeemed));
  }

  /** The latest order. */
  void pay() {
    var o = only(store, ORDERS);
    long number = db.select(max(o.NUMBER)).from(o).fetchSingle().value1();
    payments.settle(store, number, Actor.SYSTEM);
  }

  CheckoutRequest request(int units, int redeemed) {
    var claims = Claims.NONE.withPoints(redeemed);
    return World.request(rate, null, goods, units).but().claiming(claims).build();
  }

  long customer() {
    var c = only(store.merchant(), CUSTOMER);
    return db.select(c.ID).from(c).fetchSingle(c.ID);
  }

  long lastOrder() {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).orderBy(o.ID.desc()).limit(1).fetchSingle(o.ID);
  }

  long balance() {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.BALANCE).from(m).fetchOptional(m.BALANCE).orElse(0L);
  }

  void awaitBalance(long points) {
    await().atMost(Duration.ofSeconds(30)).until(() -> balance() == points);
  }
}
