package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.shipping.ShippingBook;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules do to totals and their steps. */
class DiscountsTest {
  private final MadeUp made = new MadeUp("EUR");

  @Test
  void saysEachRuleAndWhereNothingIsLeft() {
    var totals =
        price(1, rule("Off", new Effect.AmountEach(80)), rule("More", new Effect.AmountOnce(50)));
    var line = totals.lines().getFirst();
    assertThat(line.steps())
        .extracting(Step::kind, Step::name, step -> step.amount().minor())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.UNITS, "Ramen", 100L),
            org.assertj.core.groups.Tuple.tuple(Kind.RULE, "Off", -80L),
            org.assertj.core.groups.Tuple.tuple(Kind.RULE, "More", -50L),
            org.assertj.core.groups.Tuple.tuple(Kind.NOTHING_LEFT, "More", 30L));
    assertThat(line.total()).isEqualTo(made.money(0));
    assertThat(line.discounts())
        .containsExactly(
            new NamedAmount("Off", made.money(-80)), new NamedAmount("More", made.money(-20)));
    assertThat(totals.discounts()).isEqualTo(line.discounts());
    assertThat(totals.subtotal()).isEqualTo(made.money(100));
    assertThat(totals.discount()).isEqualTo(made.money(100));
    assertThat(totals.total()).isEqualTo(made.money(0));
  }

  /** 9:00 UTC is 10:00 in the zone of the store. */
  @Test
  void holdsByTheClockOfTheStore() {
    var ten = new Hours(LocalTime.of(10, 0), LocalTime.of(10, 1));
    var when = new When(Set.of(), ten, null, null, 0, 0, ByCode.NONE);
    var rule =
        new PriceRule(
            1,
            "r",
            "Ten",
            new Effect.Percent(1000),
            Target.EVERYTHING,
            when,
            "",
            0,
            true,
            1,
            RuleLimits.NONE);
    assertThat(price(1, rule).discount()).isEqualTo(made.money(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void addsUp(String code) {
    var made = new MadeUp(code);
    var random = new Random(19);
    for (int round = 0; round < 300; round++) {
      var plain = made.book(random);
      var rules = new ArrayList<PriceRule>();
      for (int i = 0; i < 5; i++) {
        rules.add(rule("percent", new Effect.Percent(1 + random.nextInt(4_000))));
        rules.add(rule("once", new Effect.AmountOnce(1 + random.nextInt(90_000))));
      }
      var book = made.book(plain.variants(), plain.shipping(), rules);
      var items = made.items(book, random);
      var totals = Totals.of(book, Basket.of(items), made.buyer(book, random), NOW);
      var lines = totals.lines();
      for (var line : lines) {
        var full = line.unitPrice().times(line.quantity());
        assertThat(line.total()).isEqualTo(full.minus(line.discount()));
        assertThat(line.total().isNegative()).isFalse();
        assertThat(made.sum(line.steps().stream().map(Step::amount).toList()))
            .isEqualTo(line.total());
        assertThat(made.sum(line.discounts().stream().map(NamedAmount::amount).toList()))
            .isEqualTo(line.discount().negated());
      }
      assertThat(totals.discount())
          .isEqualTo(made.sum(lines.stream().map(Totals.Line::discount).toList()))
          .isEqualTo(
              made.sum(totals.discounts().stream().map(NamedAmount::amount).toList()).negated());
      assertThat(totals.total())
          .isEqualTo(
              totals
                  .subtotal()
                  .plus(totals.shipping())
                  .minus(totals.discount())
                  .plus(totals.rounding()));
    }
  }

  private Totals price(int quantity, PriceRule... rules) {
    var book =
        made.book(Map.of("v", variant("v", made.money(100))), ShippingBook.EMPTY, List.of(rules));
    var basket = Basket.of(List.of(new Basket.Item("v", quantity)));
    return Totals.of(book, basket, Buyer.UNKNOWN, NOW);
  }

  private static PriceRule rule(String name, Effect effect) {
    return new PriceRule(
        1, name, name, effect, Target.EVERYTHING, When.ALWAYS, "", 0, true, 1, RuleLimits.NONE);
  }
}
