package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.FRIDAY;
import static io.storeflow.pricerule.OfRules.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.RuleFacts.Known;
import io.storeflow.pricerule.RuleFacts.Left;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricetest.Share;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules ask about that neither cart nor clock says. */
class RuleFactsTest {
  /** Programs have no visitors; a visitor who is not known is in no share. */
  @Test
  void holdsForAShareOfTheVisitors() {
    var rule = rule(When.ALWAYS.with(Share.of(99)));
    var api = new RuleFacts(Channel.API, NO_BULK, Map.of(), false);
    assertThat(shared(rule, RuleFacts.NONE)).isEqualTo(Outcome.OTHER_SHARE);
    assertThat(shared(rule, api)).isEqualTo(Outcome.OTHER_CHANNEL);
    assertThat(shared(rule, RuleFacts.NONE.with(Draw.IN))).isEqualTo(Outcome.APPLIED);
  }

  private static Outcome shared(PriceRule rule, RuleFacts facts) {
    return Ruling.of(List.of(rule), OfRules.lines("1x1000"), FRIDAY, Set.of(), facts)
        .getFirst()
        .outcome();
  }

  private static final Map<String, Long> NO_BULK = Map.of();

  @Test
  void holdsByOneOfManyCodesAndSaysByWhich() {
    var rule = rule(ByCode.of(Set.of("AUTUMN", "HERBST")), null, false);
    assertThat(tried(rule, RuleFacts.NONE).outcome()).isEqualTo(Outcome.CODE);
    var by = tried(rule, RuleFacts.NONE, "HERBST", "OTHER");
    assertThat(by.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(by.code()).isEqualTo("HERBST");
  }

  @Test
  void holdsByACodeMadeInBulkOnlyForItsRule() {
    var rule = rule(ByCode.of(Set.of()), null, false);
    var its = new RuleFacts(Channel.STOREFRONT, Map.of("X-1", rule.id()), Map.of(), false);
    var others = new RuleFacts(Channel.STOREFRONT, Map.of("X-1", 77L), Map.of(), false);
    assertThat(tried(rule, its, "X-1").code()).isEqualTo("X-1");
    assertThat(tried(rule, its).outcome()).as("not given").isEqualTo(Outcome.CODE);
    assertThat(tried(rule, others, "X-1").outcome()).isEqualTo(Outcome.CODE);
    assertThat(tried(rule, RuleFacts.NONE, "X-1").outcome()).isEqualTo(Outcome.CODE);
  }

  @ParameterizedTest
  @CsvSource({
    "STOREFRONT, STOREFRONT, APPLIED",
    "STOREFRONT, API, OTHER_CHANNEL",
    "API, API, APPLIED",
    ", API, APPLIED"
  })
  void holdsInItsChannel(
      @org.jspecify.annotations.Nullable Channel of, Channel by, Outcome expected) {
    var facts = new RuleFacts(by, NO_BULK, Map.of(), false);
    assertThat(tried(rule(ByCode.NONE, of, false), facts).outcome()).isEqualTo(expected);
  }

  @Test
  void isForAFirstOrderThatIsKnownToBeOne() {
    var rule = rule(ByCode.NONE, null, true);
    assertThat(tried(rule, RuleFacts.NONE).outcome()).isEqualTo(Outcome.NOT_FIRST);
    var first = new RuleFacts(Channel.API, NO_BULK, Map.of(), true);
    assertThat(tried(rule, first).outcome()).isEqualTo(Outcome.APPLIED);
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', '', APPLIED",
    "false, '', mika@example.com, UNPROVEN",
    "false, mika@example.com, mika@example.com, APPLIED",
    "false, ayse@example.com, mika@example.com, OTHER_CUSTOMER",
    "false, '', '', OTHER_CUSTOMER"
  })
  void isForThoseWhoAreNamed(boolean anybody, String shown, String named, Outcome expected) {
    var who = new Who(anybody, named.isEmpty() ? Set.of() : Set.of(named), Set.of(), "");
    boolean unproven = expected == Outcome.UNPROVEN;
    var email = unproven ? null : shown.isEmpty() ? "bo@example.com" : shown;
    var known = new Known(email, Set.of(), Set.of());
    assertThat(tried(rule(who), facts(known)).outcome()).isEqualTo(expected);
  }

  @Test
  void isForAGroupOrATier() {
    var gold = new Known("a@example.com", Set.of(7L), Set.of("Silver", "Gold"));
    var of7 = new Who(false, Set.of(), Set.of(7L, 8L), "");
    assertThat(tried(rule(of7), facts(gold)).outcome()).isEqualTo(Outcome.APPLIED);
    var of8 = new Who(false, Set.of("b@example.com"), Set.of(8L), "");
    assertThat(tried(rule(of8), facts(gold)).outcome()).isEqualTo(Outcome.OTHER_CUSTOMER);
    var silver = new Who(true, Set.of(), Set.of(), "Silver");
    assertThat(tried(rule(silver), facts(gold)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(tried(rule(silver), RuleFacts.NONE).outcome()).isEqualTo(Outcome.UNPROVEN);
    var both = new Who(false, Set.of(), Set.of(7L), "Platinum");
    assertThat(tried(rule(both), facts(gold)).outcome()).isEqualTo(Outcome.OTHER_CUSTOMER);
    var nobody = new Who(false, Set.of(), Set.of(), "");
    assertThat(tried(rule(nobody), facts(gold)).outcome()).isEqualTo(Outcome.OTHER_CUSTOMER);
  }

  /** To the cent: what is left is given whole, or nothing. */
  @ParameterizedTest
  @CsvSource({"500, APPLIED", "499, BUDGET_SPENT", "0, BUDGET_SPENT"})
  void givesNoMoreThanIsLeft(long left, Outcome expected) {
    var rule = rule(ByCode.NONE, null, false);
    var facts = facts(rule, new Left(null, left));
    var tried = tried(rule, facts);
    assertThat(tried.outcome()).isEqualTo(expected);
    assertThat(tried.given()).isEqualTo(expected == Outcome.APPLIED ? 500 : 0);
  }

  /** The answer is one and the same for whoever has shown nothing, used up or not. */
  @ParameterizedTest
  @CsvSource({
    ", false, UNPROVEN",
    ", true, UNPROVEN",
    "mika@example.com, false, APPLIED",
    "mika@example.com, true, USED_BY_CUSTOMER"
  })
  void tellsOfUsesOfACustomerToThemAlone(
      @org.jspecify.annotations.Nullable String shown, boolean used, Outcome expected) {
    var it = rule(ByCode.NONE, null, false);
    var once =
        new PriceRule(
            it.id(),
            it.publicId(),
            it.name(),
            it.effect(),
            it.target(),
            it.when(),
            it.group(),
            it.most(),
            true,
            1,
            new RuleLimits(0, 1, 0, 0, 0));
    var left = new Left(used ? Outcome.USED_BY_CUSTOMER : null, Long.MAX_VALUE);
    var who = new Known(shown, Set.of(), Set.of());
    var facts = new RuleFacts(Channel.STOREFRONT, NO_BULK, Map.of(once.id(), left), false, who);
    assertThat(tried(once, facts).outcome()).isEqualTo(expected);
  }

  @Test
  void takesNothingOffThatIsUsedUpAndLeavesItToTheNext() {
    var first = rule(ByCode.NONE, null, false);
    var next =
        new PriceRule(
            2,
            "n",
            "Next",
            new Percent(1000),
            Target.EVERYTHING,
            When.ALWAYS,
            "sale",
            0,
            true,
            1,
            RuleLimits.NONE);
    var facts = facts(first, new Left(Outcome.USED_BY_CUSTOMER, Long.MAX_VALUE));
    var tried = Ruling.of(List.of(first, next), lines("1x2000"), FRIDAY, Set.of(), facts);
    assertThat(tried)
        .extracting(Tried::outcome)
        .containsExactly(Outcome.USED_BY_CUSTOMER, Outcome.APPLIED);
    assertThat(tried.getLast().given()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTUMN10, true",
    "A-B_C.D, true",
    "12, false",
    "ÄPFEL, false",
    "A B C, false",
    "'', false",
    "-AB, false",
    "abc, false"
  })
  void takesCodesThatEveryKeyboardHas(String code, boolean good) {
    assertThat(ByCode.isGood(code)).isEqualTo(good);
  }

  private static RuleFacts facts(PriceRule rule, Left left) {
    return new RuleFacts(Channel.STOREFRONT, NO_BULK, Map.of(rule.id(), left), false);
  }

  private static RuleFacts facts(Known who) {
    return new RuleFacts(Channel.STOREFRONT, NO_BULK, Map.of(), false, who);
  }

  private static PriceRule rule(
      ByCode code, @org.jspecify.annotations.Nullable Channel channel, boolean first) {
    return rule(
        new When(
            Set.of(), null, null, null, 0, 0, code, channel, first, When.Who.ANYBODY, Share.ALL));
  }

  private static PriceRule rule(Who who) {
    return rule(
        new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, Share.ALL));
  }

  private static PriceRule rule(When when) {
    return new PriceRule(
        1,
        "r",
        "Rule",
        new AmountOnce(500),
        Target.EVERYTHING,
        when,
        "sale",
        0,
        true,
        1,
        RuleLimits.NONE);
  }

  private static Tried tried(PriceRule rule, RuleFacts facts, String... codes) {
    return Ruling.of(List.of(rule), lines("1x2000"), FRIDAY, Set.of(codes), facts).getFirst();
  }
}
