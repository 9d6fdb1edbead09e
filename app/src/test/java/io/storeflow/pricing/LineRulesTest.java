package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.ShippingBook;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of rules for single lines, and what an order keeps of it. */
class LineRulesTest {
  private static final Target FIRST =
      new Target(false, Set.of(1L), Set.of(), Set.of(), Set.of(), Set.of());
  private final MadeUp made = new MadeUp("EUR");

  private static PriceRule rule(int id, Target target, When when, String group, int most) {
    return new PriceRule(
        id,
        "r" + id,
        "Rule " + id,
        new Effect.Percent(100),
        target,
        when,
        group,
        most,
        true,
        1,
        RuleLimits.NONE);
  }

  private static PriceRule rule(int id, Target target, String group) {
    return rule(id, target, When.ALWAYS, group, 0);
  }

  /** NOW is a Thursday. */
  private static When friday() {
    return new When(Set.of(DayOfWeek.FRIDAY), null, null, null, 0, 0, ByCode.NONE);
  }

  private Totals price(int lines, List<PriceRule> rules) {
    var variants = new HashMap<String, VariantForSale>();
    var items = new ArrayList<Basket.Item>();
    for (int i = 1; i <= lines; i++) {
      var price = made.money(1000L + i);
      variants.put("v" + i, variant(i, "v" + i, price, 0, 0, TaxClass.STANDARD));
      items.add(new Basket.Item("v" + i, 2));
    }
    var book = made.book(variants, ShippingBook.EMPTY, rules);
    return Totals.of(book, Basket.of(items), Buyer.UNKNOWN, NOW);
  }

  @Test
  void saysOfEachLineWhyARuleTookNothingOffIt() {
    var totals =
        price(
            2,
            List.of(
                rule(1, FIRST, "a"),
                rule(2, Target.EVERYTHING, "a"),
                rule(3, FIRST, "a"),
                rule(4, Target.EVERYTHING, friday(), "", 0),
                rule(5, Target.EVERYTHING, When.ALWAYS, "", 2)));
    assertThat(LineRules.of(totals))
        .containsExactly(
            List.of(Outcome.APPLIED, Outcome.OTHER_GOODS),
            List.of(Outcome.EXCLUDED, Outcome.APPLIED),
            List.of(Outcome.EXCLUDED, Outcome.OTHER_GOODS),
            List.of(Outcome.OTHER_DAY, Outcome.OTHER_DAY),
            // Its two units are the dearest.
            List.of(Outcome.NOTHING_OFF, Outcome.APPLIED));
    var note = PriceNote.of(totals);
    assertThat(said(note, 0))
        .containsExactly(
            "Rule 2 excluded", "Rule 5 nothing_off", "Rule 3 excluded", "Rule 4 other_day");
    assertThat(said(note, 1))
        .containsExactly("Rule 1 other_goods", "Rule 3 other_goods", "Rule 4 other_day");
    assertThat(note.lines()).hasSize(2);
  }

  private static List<String> said(PriceNote note, int line) {
    return note.missed(line).rules().stream().map(it -> it.name() + " " + it.outcome()).toList();
  }

  @Test
  void saysHowManyMoreWereTriedAndKeepsLittle() {
    var rules = new ArrayList<PriceRule>();
    for (int i = 1; i <= 20; i++)
      rules.add(
          rule(i, new Target(false, Set.of((long) i), Set.of(), Set.of(), Set.of(), Set.of()), ""));
    for (int i = 21; i <= 200; i++) rules.add(rule(i, Target.EVERYTHING, friday(), "", 0));
    var note = PriceNote.of(price(20, rules));
    assertThat(note.rules()).hasSize(20 + PriceNote.MOST_OTHERS);
    assertThat(note.others()).isEqualTo(130);
    var missed = note.missed(0);
    assertThat(missed.rules()).hasSize(PriceNote.MOST_OF_LINE);
    assertThat(missed.all()).isEqualTo(199);
    var json = JsonMapper.shared();
    var kept = json.writeValueAsString(note);
    assertThat(kept.length()).isLessThan(10_000);
    assertThat(json.readValue(kept, PriceNote.class)).isEqualTo(note);
  }

  /** As releases before have written it. */
  @Test
  void readsWhatOrdersHaveKeptBefore() {
    var kept =
        "{\"lines\":[],\"rules\":[{\"name\":\"Friday\",\"outcome\":\"other_day\",\"minor\":0}],"
            + "\"told\":true}";
    var note = JsonMapper.shared().readValue(kept, PriceNote.class);
    assertThat(note.others()).isZero();
    assertThat(said(note, 0)).containsExactly("Friday other_day");
  }
}
