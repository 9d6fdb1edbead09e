package io.storeflow.refund;

import static io.storeflow.refund.Refundables.after;
import static io.storeflow.refund.Refundables.euros;
import static io.storeflow.refund.Refundables.line;
import static io.storeflow.refund.Refundables.order;
import static io.storeflow.refund.Refundables.wish;
import static io.storeflow.refund.Refundables.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.refund.RefundWish.Units;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is owed, paid and refunded adds up, whatever is refunded in whatever order. */
class RefundLawTest {
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
}
