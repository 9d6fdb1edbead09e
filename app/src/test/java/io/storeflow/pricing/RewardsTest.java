package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.giftCard;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.RewardWish;
import io.storeflow.loyalty.Worth;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.shipping.ShippingBook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goods that are free for points do to totals and their steps. */
class RewardsTest {
  private static final Worth WORTH =
      new Worth(
          "Stars",
          100,
          100,
          0,
          List.of(
              new Reward(1, "v", "v", 500, 2, true), new Reward(2, "card", "card", 10, 1, true)));

  private final MadeUp made = new MadeUp("EUR");

  @Test
  void aUnitIsFreeAndSaysForWhat() {
    var claims = claims("v", 500);
    var totals = price(variant("v", made.money(1290)), 2, claims, List.of());
    var line = totals.lines().getFirst();
    assertThat(line.steps())
        .extracting(Step::kind, Step::name, step -> step.amount().minor())
        .containsExactly(
            tuple(Kind.UNITS, "Ramen", 2580L), tuple(Kind.REWARD, "500 Stars", -1290L));
    assertThat(line.total()).isEqualTo(made.money(1290));
    assertThat(totals.discounts())
        .extracting(it -> it.name(), it -> it.amount().minor())
        .containsExactly(tuple("Ramen (500 Stars)", -1290L));
    assertThat(Redemption.spent(totals, claims, WORTH)).containsExactly(500);
  }

  @Test
  void rulesKnowNothingOfWhatIsFree() {
    var half = rule(new Effect.Percent(5000));
    var totals = price(variant("v", made.money(1000)), 2, claims("v", 500), List.of(half));
    assertThat(totals.lines().getFirst().total()).as("half of one").isEqualTo(made.money(500));
    var one = price(variant("v", made.money(1000)), 1, claims("v", 500), List.of(half));
    assertThat(one.lines().getFirst().total()).isEqualTo(made.money(0));
    assertThat(one.tried()).allMatch(it -> it.given() == 0);
  }

  @Test
  void otherPointsTakeOffWhatIsLeft() {
    var claims = claims("v", 500).withPoints(200);
    var totals = price(variant("v", made.money(1000)), 2, claims, List.of());
    assertThat(totals.total()).isEqualTo(made.money(800));
    assertThat(Redemption.spent(totals, claims, WORTH)).containsExactly(700);
    assertThat(totals.discounts()).extracting(it -> it.name()).contains("Stars");
  }

  @Test
  void aGiftCardIsMoneyAndNeverFree() {
    var totals = price(giftCard("card", made.money(2500)), 1, claims("card", 500), List.of());
    assertThat(totals.total()).isEqualTo(made.money(2500));
  }

  private static Claims claims(String variant, long open) {
    return Claims.NONE.withRewards(new RewardWish(Map.of(variant, 1), open));
  }

  private Totals price(VariantForSale sold, int units, Claims claims, List<PriceRule> rules) {
    var book = made.book(Map.of(sold.publicId(), sold), ShippingBook.EMPTY, rules).with(WORTH);
    var basket = Basket.of(List.of(new Basket.Item(sold.publicId(), units)));
    return Totals.of(book, basket, Buyer.UNKNOWN.with(claims), NOW);
  }

  private static PriceRule rule(Effect effect) {
    return new PriceRule(
        1,
        "r",
        "Half",
        effect,
        Target.EVERYTHING,
        new When(Set.of(), null, null, null, 0, 0, ByCode.NONE),
        "",
        0,
        true,
        1,
        RuleLimits.NONE);
  }
}
