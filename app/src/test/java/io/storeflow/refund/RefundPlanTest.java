package io.storeflow.refund;

import static io.storeflow.refund.Refundables.after;
import static io.storeflow.refund.Refundables.card;
import static io.storeflow.refund.Refundables.euros;
import static io.storeflow.refund.Refundables.in;
import static io.storeflow.refund.Refundables.line;
import static io.storeflow.refund.Refundables.order;
import static io.storeflow.refund.Refundables.wish;
import static io.storeflow.refund.Refundables.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.payment.Balance;
import io.storeflow.refund.RefundFault.Why;
import io.storeflow.refund.RefundWish.Units;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes back of an order, and what does not. */
class RefundPlanTest {
  @Test
  void aLineGoesBackUnitByUnitAndToTheCent() {
    var order = order(1000, 0, line("a", 3, 1000, 0));
    var first = RefundPlan.of(order, wish("a", 1));
    assertThat(first.back()).isEqualTo(euros(333));
    assertThat(first.after().kept()).isEqualTo(euros(667));
    assertThat(first.after().isSettled()).isTrue();
    var rest = RefundPlan.of(after(order, first), wish("a", 2));
    assertThat(rest.back()).isEqualTo(euros(667));
    assertThat(rest.after().kept()).isEqualTo(euros(0));
  }

  @Test
  void neverMoreThanIsLeftOfALineOfShippingOrOfTheOrder() {
    var order = order(1500, 500, line("a", 2, 1000, 0));
    assertThat(why(order, wish("a", 3))).containsExactly(Why.UNITS);
    assertThat(why(order, new RefundWish(List.of(), euros(501), euros(0), false)))
        .containsExactly(Why.SHIPPING);
    var cent = new RefundWish(List.of(new Units("a", 2, true)), euros(500), euros(1), false);
    var faults = RefundPlan.of(order, cent).faults();
    assertThat(faults).extracting(RefundFault::why).containsExactly(Why.WORTH);
    assertThat(faults.getFirst().most()).isEqualTo(euros(1500));
    var done = after(order, RefundPlan.of(order, wish("a", 2)));
    assertThat(why(done, wish("a", 1))).containsExactly(Why.UNITS);
    assertThat(why(done, RefundWish.ofSurplus(euros(0)))).containsExactly(Why.NOTHING);
    assertThat(why(order, new RefundWish(List.of(), euros(0), euros(-1), false)))
        .containsExactly(Why.LESS_THAN_NOTHING);
  }

  @Test
  void whatWasKeptOfARefundIsNotGivenWithTheRestNorWhatWasGivenTwice() {
    var order = order(1000, 0, line("a", 2, 1000, 0));
    var one = List.of(new Units("a", 1, true));
    var kept = RefundPlan.of(order, new RefundWish(one, euros(0), euros(-79), false));
    assertThat(kept.back()).isEqualTo(euros(421));
    var rest = RefundPlan.of(after(order, kept), wish("a", 1));
    assertThat(rest.back()).isEqualTo(euros(500));
    assertThat(rest.after().worth()).isEqualTo(euros(79));
    var given = RefundPlan.of(order, new RefundWish(one, euros(0), euros(79), false));
    var last = RefundPlan.of(after(order, given), wish("a", 1));
    assertThat(last.back()).isEqualTo(euros(421));
    assertThat(last.other()).isEqualTo(euros(-79));
    assertThat(last.after().worth()).isEqualTo(euros(0));
  }

  /** Gift cards go by mail: goods are all that is left to be sent. */
  @Test
  void anOrderEndsWithItsGoodsUnlessGiftCardsWaitForTheMoney() {
    var order = in(order(2000, 0, line("a", 2, 2000, 1), card("b")), FulfilmentState.PREPARING);
    var plan = RefundPlan.of(order, wish("a", 1));
    assertThat(plan.leavesNothingToSend(order)).isTrue();
    var unpaid = with(order, order.balance().withPaid(euros(0)));
    assertThat(RefundPlan.of(unpaid, wish("a", 1)).leavesNothingToSend(unpaid)).isFalse();
  }

  @Test
  void whatCameWithAReturnHadGoneOut() {
    var order = in(order(2000, 0, line("a", 2, 2000, 1)), FulfilmentState.PREPARING);
    var returned = List.of(Units.returned("a", 1));
    var plan = RefundPlan.of(order, new RefundWish(returned, euros(0), euros(0), false));
    assertThat(plan.back()).isEqualTo(euros(1000));
    assertThat(plan.removed()).isZero();
    assertThat(plan.leavesNothingToSend(order)).isFalse();
    assertThat(RefundPlan.of(order, wish("a", 1)).removed()).isOne();
  }

  @Test
  void whatACardPaidThatIsSwitchedOffGoesBackOtherwise() {
    var order = order(1000, 0, line("a", 2, 1000, 2));
    var byCard = new Balance(euros(1000), euros(0), euros(1000), euros(0), euros(0), false);
    var off = with(order, byCard, euros(0), euros(1000));
    var plan = RefundPlan.of(off, wish("a", 1));
    assertThat(plan.cards()).isEqualTo(euros(0));
    assertThat(plan.money()).isEqualTo(euros(500));
    assertThat(off.paidByOff(plan.money())).isEqualTo(euros(500));
    var mixed = new Balance(euros(1000), euros(0), euros(700), euros(300), euros(0), false);
    var one = with(order, mixed, euros(200), euros(500));
    var all = RefundPlan.of(one, wish("a", 2));
    assertThat(all.money()).isEqualTo(euros(800));
    assertThat(all.cards()).isEqualTo(euros(200));
    assertThat(one.paidByOff(all.money())).isEqualTo(euros(500));
    assertThat(one.paidByOff(euros(300))).as("all of it came as money").isEqualTo(euros(0));
  }

  @Test
  void whatIsNotPaidIsDueLessAndNothingGoesBack() {
    var order = order(1000, 0, line("a", 2, 1000, 0));
    var unpaid = with(order, order.balance().withPaid(euros(0)));
    var plan = RefundPlan.of(unpaid, wish("a", 1));
    assertThat(plan.back()).isEqualTo(euros(0));
    assertThat(plan.after().due()).isEqualTo(euros(500));
    var part = with(order, order.balance().withPaid(euros(700)));
    var other = RefundPlan.of(part, wish("a", 1));
    assertThat(other.back()).isEqualTo(euros(200));
    assertThat(other.after().due()).isEqualTo(euros(0));
  }

  @Test
  void saysToCancelWhatWouldHaveNothingLeft() {
    var order = order(1000, 0, line("a", 2, 1000, 0));
    var open = in(order, FulfilmentState.ACCEPTED);
    assertThat(why(open, wish("a", 2))).containsExactly(Why.CANCEL);
    var one = RefundPlan.of(open, wish("a", 1));
    assertThat(one.removed()).isOne();
    var gone = order(1000, 0, line("a", 2, 1000, 2));
    assertThat(RefundPlan.of(gone, wish("a", 2)).removed()).isZero();
  }

  /** Lines and shipping of it are worth nothing any more: an amount is all that can be said. */
  @Test
  void ofACancelledOrderWhatIsLeftGoesBackWhollyOrInPart() {
    var paid = order(2000, 500, line("a", 3, 1500, 0));
    var was = paid.balance();
    var balance = new Balance(was.total(), was.credited(), euros(400), euros(1600), euros(0), true);
    var order = with(paid, balance, euros(400));
    assertThat(RefundPlan.of(order, other(0)).money()).isEqualTo(euros(1600));
    assertThat(RefundPlan.of(order, other(0)).cards()).isEqualTo(euros(400));
    var part = RefundPlan.of(order, other(1700));
    assertThat(part.isPossible()).isTrue();
    assertThat(part.money()).isEqualTo(euros(1600));
    assertThat(part.cards()).isEqualTo(euros(100));
    assertThat(part.credited().isZero() && part.other().isZero()).isTrue();
    assertThat(part.after().surplus()).isEqualTo(euros(300));
    assertThat(why(order, other(2001))).containsExactly(Why.WORTH);
    assertThat(why(order, other(-1))).containsExactly(Why.CANCELLED_LEFT);
    assertThat(why(order, wish("a", 1))).containsExactly(Why.CANCELLED_LEFT);
    var shipping = new RefundWish(List.of(), euros(500), euros(0), false);
    assertThat(why(order, shipping)).containsExactly(Why.CANCELLED_LEFT);
    var over = with(order, balance.lessKept(euros(2000)), euros(0));
    assertThat(why(over, other(1))).containsExactly(Why.CANCELLED);
  }

  private static RefundWish other(long minor) {
    return new RefundWish(List.of(), euros(0), euros(minor), false);
  }

  @Test
  void goesToGiftCardsFirstOrLast() {
    var order = order(1000, 0, line("a", 2, 1000, 0));
    var zero = euros(0);
    var byBoth = new Balance(euros(1000), zero, euros(400), euros(600), zero, false);
    var mixed = with(order, byBoth, euros(400));
    assertThat(RefundPlan.of(mixed, wish("a", 1)).cards()).isEqualTo(zero);
    var first = new RefundWish(List.of(new Units("a", 1, true)), zero, zero, true);
    assertThat(RefundPlan.of(mixed, first).cards()).isEqualTo(euros(400));
    assertThat(RefundPlan.of(mixed, first).money()).isEqualTo(euros(100));
    assertThat(RefundPlan.of(mixed, wish("a", 2)).cards()).isEqualTo(euros(400));
  }

  private static List<Why> why(Refundable order, RefundWish wish) {
    return RefundPlan.of(order, wish).faults().stream().map(RefundFault::why).toList();
  }
}
