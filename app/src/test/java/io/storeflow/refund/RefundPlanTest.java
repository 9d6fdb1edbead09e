package io.storeflow.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundFault.Why;
import io.storeflow.refund.RefundWish.Units;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is owed, paid and refunded adds up, whatever is refunded in whatever order. */
class RefundPlanTest {
  private static final Currency EUR = Currency.getInstance("EUR");

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

  @Test
  void overTenThousandRandomOrdersWhatIsOwedPaidAndRefundedAddsUp() {
    for (int seed = 0; seed < 10_000; seed++) {
      var random = new Random(seed);
      var order = random(random);
      var goods = order.lines().stream().mapToLong(it -> it.price().minor()).sum();
      long credited = 0;
      long back = 0;
      for (int i = 0; i < 12; i++) {
        order = random.nextInt(4) == 0 ? paid(order, random) : order;
        var wish = random(order, random);
        var plan = RefundPlan.of(order, wish);
        if (!plan.isPossible()) {
          assertThat(plan.back().minor()).as("seed %s", seed).isZero();
          continue;
        }
        var before = order.balance();
        credited += plan.credited().minor();
        back += plan.back().minor();
        order = after(order, plan);
        var balance = order.balance();
        assertThat(balance.worth().minor()).as("seed %s", seed).isNotNegative();
        assertThat(balance.kept().minor()).as("seed %s", seed).isNotNegative();
        assertThat(balance.credited().minor()).isEqualTo(credited);
        assertThat(balance.refunded().minor()).isEqualTo(back);
        assertThat(plan.back()).isLessThanOrEqualTo(before.kept());
        assertThat(balance.due().minor() == 0 || balance.surplus().minor() == 0).isTrue();
        assertThat(balance.surplus().minor()).as("all that is too much went back").isZero();
        assertThat(balance.worth().minus(balance.kept()).minor()).isEqualTo(balance.due().minor());
        assertThat(order.payment()).as("seed %s", seed).isIn(states(order.counts(), balance));
        for (var line : order.lines()) {
          assertThat(line.credited()).isBetween(0, line.quantity());
          assertThat(line.was()).isLessThanOrEqualTo(line.price());
          if (line.left() == 0) assertThat(line.was()).isEqualTo(line.price());
        }
      }
      assertThat(goods + order.shipping().minor() + order.rounding().minor())
          .isEqualTo(order.balance().total().minor());
    }
  }

  /** Where the money of such an order may be. */
  private static Set<PaymentState> states(@Nullable Counts counts, Balance balance) {
    boolean recorded = counts == Counts.WHEN_RECORDED;
    if (recorded && !balance.isSettled()) return Set.of(PaymentState.PENDING);
    if (balance.refunded().isZero())
      return recorded && balance.received().isZero()
          ? Set.of(PaymentState.CANCELLED, PaymentState.PAID)
          : Set.of(PaymentState.PAID);
    return Set.of(
        balance.kept().isZero() ? PaymentState.REFUNDED : PaymentState.PARTIALLY_REFUNDED);
  }

  private static Refundable random(Random random) {
    var lines = new ArrayList<Refundable.Line>();
    for (int i = 0; i <= random.nextInt(4); i++)
      lines.add(line("l" + i, 1 + random.nextInt(5), random.nextInt(5000), 0));
    long goods = lines.stream().mapToLong(it -> it.price().minor()).sum();
    long shipping = random.nextInt(3) * 490L;
    long rounding = random.nextInt(3);
    long total = goods + shipping + rounding;
    long cards = random.nextBoolean() ? 0 : random.nextLong(total + 1);
    long paid = random.nextInt(3) == 0 ? 0 : total - cards;
    var zero = euros(0);
    var balance = new Balance(euros(total), zero, euros(cards), euros(paid), zero, false);
    boolean recorded = random.nextBoolean();
    return new Refundable(
        1,
        1001,
        1,
        random.nextBoolean() ? FulfilmentState.COMPLETED : FulfilmentState.PREPARING,
        recorded && !balance.isSettled() ? PaymentState.PENDING : PaymentState.PAID,
        balance,
        lines,
        euros(shipping),
        zero,
        euros(cards),
        zero,
        euros(rounding),
        recorded ? Counts.WHEN_RECORDED : Counts.ON_PLACING);
  }

  private static Refundable paid(Refundable order, Random random) {
    var balance = order.balance();
    long more = random.nextLong(balance.due().minor() + 1);
    return with(order, balance.withPaid(balance.paid().plus(euros(more))));
  }

  private static RefundWish random(Refundable order, Random random) {
    var units = new ArrayList<Units>();
    for (var line : order.lines())
      if (random.nextBoolean())
        units.add(new Units(line.id(), random.nextInt(line.quantity() + 1), random.nextBoolean()));
    long shipping = LongStream.of(0, 0, 490, 980).toArray()[random.nextInt(4)];
    long other = random.nextInt(3) == 0 ? random.nextInt(600) - 300 : 0;
    return new RefundWish(units, euros(shipping), euros(other), random.nextBoolean());
  }

  /** As it is read once the plan was carried out. */
  private static Refundable after(Refundable order, RefundPlan plan) {
    var lines = new ArrayList<Refundable.Line>();
    for (var it : order.lines()) {
      var done = plan.lines().stream().filter(line -> line.of().equals(it)).findFirst();
      int units = done.map(RefundPlan.Line::quantity).orElse(0);
      int removed = done.map(RefundPlan.Line::removed).orElse(0);
      var amount = done.map(RefundPlan.Line::amount).orElse(euros(0));
      lines.add(
          new Refundable.Line(
              it.row(),
              it.id(),
              it.title(),
              it.variantTitle(),
              it.image(),
              it.variant(),
              it.tracked(),
              it.quantity(),
              it.credited() + units,
              it.removed() + removed,
              it.gone(),
              it.price(),
              it.tax(),
              it.was().plus(amount),
              it.giftCard()));
    }
    return new Refundable(
        order.id(),
        order.number(),
        order.version() + 1,
        order.fulfilment(),
        order.once(plan.after()),
        plan.after(),
        lines,
        order.shipping(),
        order.shippingCredited().plus(plan.shipping()),
        order.cardsLeft().minus(plan.cards()),
        order.cardsOff(),
        order.rounding(),
        order.counts());
  }

  private static Refundable order(long total, long shipping, Refundable.Line... lines) {
    var zero = euros(0);
    var balance = new Balance(euros(total), zero, zero, euros(total), zero, false);
    return new Refundable(
        1,
        1001,
        1,
        FulfilmentState.COMPLETED,
        PaymentState.PAID,
        balance,
        List.of(lines),
        euros(shipping),
        zero,
        zero,
        zero,
        zero,
        Counts.ON_PLACING);
  }

  private static Refundable.Line line(String id, int quantity, long price, int gone) {
    return line(id, quantity, price, gone, false);
  }

  private static Refundable.Line card(String id) {
    return line(id, 1, 0, 0, true);
  }

  private static Refundable.Line line(
      String id, int quantity, long price, int gone, boolean giftCard) {
    return new Refundable.Line(
        1,
        id,
        "Ramen",
        "",
        "",
        7,
        true,
        quantity,
        0,
        0,
        gone,
        euros(price),
        euros(price / 10),
        euros(0),
        giftCard);
  }

  private static Refundable with(Refundable it, Balance balance) {
    return with(it, balance, it.cardsLeft());
  }

  private static Refundable with(Refundable it, Balance balance, Money cardsLeft) {
    return with(it, balance, cardsLeft, it.cardsOff());
  }

  private static Refundable with(Refundable it, Balance balance, Money cardsLeft, Money cardsOff) {
    return new Refundable(
        it.id(),
        it.number(),
        it.version(),
        it.fulfilment(),
        it.once(balance),
        balance,
        it.lines(),
        it.shipping(),
        it.shippingCredited(),
        cardsLeft,
        cardsOff,
        it.rounding(),
        it.counts());
  }

  private static Refundable in(Refundable it, FulfilmentState state) {
    return new Refundable(
        it.id(),
        it.number(),
        it.version(),
        state,
        it.payment(),
        it.balance(),
        it.lines(),
        it.shipping(),
        it.shippingCredited(),
        it.cardsLeft(),
        it.cardsOff(),
        it.rounding(),
        it.counts());
  }

  private static List<Why> why(Refundable order, RefundWish wish) {
    return RefundPlan.of(order, wish).faults().stream().map(RefundFault::why).toList();
  }

  private static RefundWish wish(String line, int units) {
    return new RefundWish(List.of(new Units(line, units, true)), euros(0), euros(0), false);
  }

  private static Money euros(long minor) {
    return new Money(minor, EUR);
  }
}
