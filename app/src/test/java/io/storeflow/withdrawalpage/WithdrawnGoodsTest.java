package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.exemption.Exemption;
import io.storeflow.exemptionpage.ExemptionStatements;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.notice.NoticeKind;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentKind;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnStage;
import io.storeflow.returning.Returns;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which goods a withdrawal is of, and what becomes of them. */
@AppTest
class WithdrawnGoodsTest extends AtAWithdrawal {
  @Autowired ExemptionStatements statements;
  @Autowired Staff staff;
  @Autowired Returns backs;
  @Autowired OrderPayments payments;
  @Autowired Refunds refunds;
  @Autowired RefundQueries refundable;

  @Test
  void whatHasNotGoneOutIsHeldAndTheShopperIsTold() {
    assertThat(client.get(track).body()).contains("Leaves us");
    declare("Ayşe", "1001", email, "");
    assertThat(returns()).isEmpty();
    var o = only(store, ORDERS);
    assertThat(db.select(o.PAYMENT_STATE).from(o).fetchSingle(o.PAYMENT_STATE))
        .isNotEqualTo(PaymentState.REFUNDED);
    assertThat(holds.of(store, 1001).orElseThrow().reason()).isEqualTo(HoldReason.WITHDRAWN);
    assertThat(client.get(track).body())
        .contains("We have received your withdrawal of")
        .doesNotContain("Leaves us", "to pay.", "Withdraw from contract here</a>", "??");
    var n = only(store.merchant(), NOTICE);
    assertThat(db.select(n.KIND).from(n).where(n.STORE_ID.eq(store.id())).fetch(n.KIND))
        .contains(NoticeKind.WITHDRAWN.code())
        .doesNotContain(NoticeKind.RETURN_ASKED.code());
  }

  /** Two of three, of which one has gone out: that comes back, and the order waits. */
  @Test
  void partOfAnOrderIsChosenByWhoNamesItsAddress() {
    var confirm = send("Ayşe", "1001", email, "");
    assertThat(confirm.body())
        .contains("Units, of 3", "value=\"3\"")
        .doesNotContain("??", "textarea");
    var id = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst().id();
    assertThat(declare(id, "4").body()).contains("At most 3");
    assertThat(declare(id, "0").body()).contains("Say how many of at least one item");
    assertThat(declare(id, "x").statusCode()).isEqualTo(422);
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).isZero();
    assertThat(client.get(location(declare(id, "2"))).body()).contains("2 ×", "Product");
    assertThat(
            queries
                .proven(store, of("1001"), "1001", email)
                .orElseThrow()
                .lines()
                .getFirst()
                .left())
        .isOne();
    assertThat(client.get(track).body()).contains("Withdraw from contract here</a>");
    assertThat(mail()).contains("2 × Product").doesNotContain("??", "[#");
    var words = send("Eve", "1001", "eve@example.com", "").body();
    assertThat(words).contains("textarea").doesNotContain("Units, of", "Product");
  }

  /** One of three: staff take it off, which is what its page offers first. */
  @Test
  void partOfWhatHasNotGoneOutIsTakenOffWhileTheOrderIsHeldForIt() {
    var id = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst().id();
    declare(id, "1");
    assertThat(holds.of(store, 1001).orElseThrow().reason()).isEqualTo(HoldReason.WITHDRAWN);
    var manager = staff.visitor(store, Role.MANAGER);
    var page = "/s/" + store.slug() + "/orders/1001";
    assertThat(manager.get(page).body())
        .containsPattern("data-kind=\"primary\"[^>]*>Change items")
        .doesNotContainPattern("data-kind=\"primary\"[^>]*>Cancel the order");
    assertThat(manager.get(page + "/edits/new").body()).contains("Take off");
    holds.release(store, 1001, Actor.SYSTEM);
    holds.hold(store, 1001, HoldReason.ADDRESS, "", Actor.SYSTEM);
    assertThat(manager.get(page + "/edits/new").statusCode()).isEqualTo(302);
  }

  /** Whoever has taken the units off need not say so as well. */
  @Test
  void isDealtWithOnceItsUnitsWereTakenOffAndPaidBack() {
    payments.settle(store, 1001, Actor.SYSTEM);
    var id = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst().id();
    declare(id, "2");
    takeOff(1);
    assertThat(holds.of(store, 1001)).as("one of two").isPresent();
    takeOff(1);
    assertThat(holds.of(store, 1001)).isEmpty();
    var clerk = staff.visitor(store, Role.MANAGER);
    assertThat(clerk.get("/s/" + store.slug() + "/orders/1001").body())
        .contains("nothing is left to be paid back")
        .doesNotContain("has to be paid back by", "??");
    assertThat(clerk.get("/s/" + store.slug() + "/withdrawals").body()).contains("Dealt with");
    assertThat(client.get(track).body())
        .contains("We have received your withdrawal of", "Withdraw from contract")
        .doesNotContain("goes back to you by", "??");
  }

  /** What is on its way back keeps nobody from sending the rest. */
  @Test
  void theRestGoesOnOnceNothingThatWasWithdrawnIsHereAnyMore() {
    payments.settle(store, 1001, Actor.SYSTEM);
    var part = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, 1001, part, Actor.SYSTEM);
    var id = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst().id();
    declare(id, "2");
    assertThat(holds.of(store, 1001)).isPresent();
    takeOff(1);
    assertThat(holds.of(store, 1001)).isEmpty();
    assertThat(returns().getFirst().stage().isOpen()).isTrue();
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
  }

  /** What was asked for as a favour is owed by law once its shopper has withdrawn from all. */
  @Test
  void whatWasToComeBackAnywayIsOwedWithTheRest() {
    payments.settle(store, 1001, Actor.SYSTEM);
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    var id = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst().id();
    var one = new ReturnAsked.Units(id, 1, ReturnReason.values()[0], "");
    var asked = ReturnAsked.byShopper(List.of(one), ReturnOutcome.REFUND, null);
    backs.open(store, 1001, asked, Actor.SHOPPER);
    declare(id, "2");
    assertThat(returns().getFirst().dueBy()).as("of two others").isNull();
    declare(id, "1");
    assertThat(returns()).allMatch(it -> it.dueBy() != null);
    assertThat(returns()).allMatch(it -> it.stage() == ReturnStage.APPROVED);
    var withdrawal = queries.proven(store, of("1001"), "1001", email).orElseThrow();
    assertThat(withdrawal.open()).isEmpty();
  }

  private void takeOff(int units) {
    var order = refundable.find(store, 1001);
    var zero = store.money(0);
    var some = new RefundWish.Units(order.lines().getFirst().id(), units, true);
    var wish = new RefundWish(List.of(some), zero, zero, false);
    var how = new Refunding(order.version(), PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    refunds.make(store, 1001, wish, how);
  }

  /** Told before it is bought, kept with the order, named when somebody withdraws. */
  @Test
  void whatTheLawExceptsIsToldAndDoesNotComeBack() {
    var p = only(store, PRODUCT);
    var product = db.select(p.PUBLIC_ID).from(p).fetchSingle(p.PUBLIC_ID);
    statements.state(store, product, Exemption.MADE, Actor.SYSTEM);
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .contains("No right of withdrawal", "made to order");
    assertThat(send("Ayşe", "1001", email, "").body())
        .as("ordered before that was said")
        .contains("Units, of 3");
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 1));
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_EMAIL, email).where(o.NUMBER.eq(1002L)).execute();
    statements.state(store, product, Exemption.NONE, Actor.SYSTEM);
    fulfilments.send(store, 1002, Sending.all(false), Actor.SYSTEM);
    assertThat(send("Ayşe", "1002", email, "").body())
        .contains("nothing in this order can be withdrawn from", "made to order")
        .doesNotContain("Units, of", "??");
    var receipt = client.get(location(declare("Ayşe", "1002", email, ""))).body();
    assertThat(receipt).contains("Not part of it", "1 ×", "made to order");
    assertThat(holds.of(store, 1002)).isEmpty();
    assertThat(queries.proven(store, of("1002"), "1002", email).orElseThrow().open()).isEmpty();
  }

  /** As long as it has not gone out nobody can have broken its seal. */
  @Test
  void whatDependsOnASealIsLeftToTheShopper() {
    var p = only(store, PRODUCT);
    var product = db.select(p.PUBLIC_ID).from(p).fetchSingle(p.PUBLIC_ID);
    statements.state(store, product, Exemption.HYGIENE, Actor.SYSTEM);
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 2));
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_EMAIL, email).where(o.NUMBER.eq(1002L)).execute();
    assertThat(send("Ayşe", "1002", email, "").body())
        .contains("value=\"2\"")
        .doesNotContain("Only as long as");
    fulfilments.send(store, 1002, Sending.all(false), Actor.SYSTEM);
    assertThat(send("Ayşe", "1002", email, "").body())
        .contains("Only as long as this does not hold", "once unsealed", "value=\"0\"");
  }

  /** Meals spoil; what a kitchen sends by parcel need not. */
  @Test
  void isFoundInAKitchenThatSellsMoreThanMeals() {
    var place = world.store();
    var kitchen = "/shop/" + place.slug();
    var tea = world.goods(place, 1000, 9);
    assertThat(client.get(kitchen).body()).doesNotContain("Withdraw from contract");
    assertThat(client.get(kitchen + "/p/" + tea.productSlug()).body())
        .contains("No right of withdrawal", "perishable goods");
    statements.state(place, tea.product(), Exemption.NONE, Actor.SYSTEM);
    await()
        .until(() -> client.get(kitchen).body(), it -> it.contains("Withdraw from contract here"));
    assertThat(client.get(kitchen + "/withdrawal").statusCode()).isEqualTo(200);
    var order = World.request(world.rate(place, Method.SHIPPING, 250), null, tea, 1);
    assertThat(client.get("/track/" + world.order(place, order).publicId()).body())
        .contains("Withdraw from contract here");
  }
}
