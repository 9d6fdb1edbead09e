package io.storeflow.shopprice;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a product tells what everybody pays by rules, now and for several. */
@AppTest
class ShopOffersTest extends AtAShop {
  @Autowired RuleChanges rules;

  @Test
  void tellsThePriceOfARuleAndThoseForSeveral() {
    var ramen = world.goods(store, 1000, null);
    var page = shop + "/p/" + ramen.productSlug();
    assertThat(client.get(page).body()).doesNotContain("you save");
    var steps =
        List.of(
            new Effect.Tier(3, new Effect.Percent(1500)),
            new Effect.Tier(10, new Effect.FixedPrice(777)));
    rule("By the dozen", new Effect.Tiers(steps), When.ALWAYS);
    rule("With a code", new Effect.Percent(9000), coded());
    assertThat(client.get(page).body())
        .contains("from 3: €8.50 each, you save 15 %", "from 10: €7.77 each, you save 22 %")
        .doesNotContain("By the dozen", "With a code", "€1.00");
    var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    rule("Week of ramen", new Effect.AmountEach(100), days(today.minusDays(2), today.plusDays(2)));
    assertThat(client.get(page).body())
        .contains("Week of ramen", "€9.00", "until ", "<del", "€10.00")
        .contains("from 3: €7.50 each, you save 25 %");
  }

  private static When coded() {
    return new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("SECRET")));
  }

  private static When days(LocalDate since, LocalDate until) {
    return new When(Set.of(), null, since, until, 0, 0, ByCode.NONE);
  }

  private void rule(String name, Effect effect, When when) {
    var draft = new RuleDraft(name, effect, Target.EVERYTHING, when, "", 0, true);
    rules.create(store, draft, Actor.SYSTEM);
  }
}
