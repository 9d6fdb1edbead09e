package io.storeflow.pricerule;

import static io.storeflow.db.Tables.PRICE_RULE_TARGET;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tier;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricetest.Share;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class RuleChangesTest {
  @Autowired private World world;
  @Autowired private PriceRules rules;
  @Autowired private RuleChanges changes;
  @Autowired private PriceBooks books;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;
  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void keepsRulesAsTheyWereSaved() {
    var goods = world.goods(store, 1000, null);
    var target =
        new Target(
            false, Set.of(goods.id()), Set.of(), Set.of(), Set.of(), Set.of("hot", "very hot"));
    var when =
        new When(
            Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
            new Hours(LocalTime.of(22, 30), LocalTime.MIDNIGHT),
            LocalDate.of(2026, 11, 27),
            LocalDate.of(2026, 12, 24),
            2,
            5000,
            ByCode.of(Set.of("XMAS", "NOEL")),
            When.Channel.API,
            true,
            When.Who.ANYBODY,
            Share.ALL);
    var tiers = new Tiers(List.of(new Tier(3, new Percent(1000)), new Tier(9, new FixedPrice(5))));
    for (var effect :
        List.of(
            new Percent(1),
            new AmountEach(2),
            new AmountOnce(3),
            new FixedPrice(0),
            new BuyGet(2, 1, 5000),
            tiers)) {
      var draft =
          new RuleDraft(
              "Rule", effect, target, when, "sale", 2, true, new RuleLimits(9, 2, 3, 1, 5000));
      var id = changes.create(store, draft, Actor.SYSTEM);
      assertThat(RuleDraft.of(rule(id))).isEqualTo(draft);
      var other = new RuleDraft("Other", effect, Target.EVERYTHING, When.ALWAYS, "", 0, false);
      changes.change(store, id, 1, other, Actor.SYSTEM);
      assertThat(RuleDraft.of(rule(id))).isEqualTo(other);
      assertThatThrownBy(() -> changes.change(store, id, 1, draft, Actor.SYSTEM))
          .isInstanceOf(StaleRule.class);
    }
    assertThat(rules.all(store)).hasSize(6);
    assertThat(rules.active(store)).isEmpty();
    assertThat(rules.all(world.store())).isEmpty();
  }

  @Test
  void putsRulesInOrderSwitchesAndRemovesThem() {
    var first = changes.create(store, draft("First"), Actor.SYSTEM);
    var second = changes.create(store, draft("Second"), Actor.SYSTEM);
    changes.move(store, second, true, Actor.SYSTEM);
    changes.move(store, second, true, Actor.SYSTEM);
    assertThat(rules.all(store)).extracting(PriceRule::name).containsExactly("Second", "First");
    changes.change(store, second, false, Actor.SYSTEM);
    assertThat(rules.active(store)).extracting(PriceRule::publicId).containsExactly(first);
    changes.delete(store, first, Actor.SYSTEM);
    assertThat(rules.all(store)).extracting(PriceRule::name).containsExactly("Second");
  }

  @Test
  void losesNoMoveOfTwoWhoMoveAtOnce() throws Exception {
    for (var name : List.of("A", "B", "C", "D")) changes.create(store, draft(name), Actor.SYSTEM);
    for (int round = 0; round < 5; round++) {
      var all = rules.all(store);
      var lower = List.of(all.get(1).publicId(), all.get(3).publicId());
      AtOnce.all(lower.stream().map(it -> up(it)).toList());
      assertThat(rules.all(store))
          .containsExactly(
              rule(lower.get(0)),
              rule(all.get(0).publicId()),
              rule(lower.get(1)),
              rule(all.get(2).publicId()));
    }
  }

  private Callable<Integer> up(String rule) {
    return () -> {
      changes.move(store, rule, true, Actor.SYSTEM);
      return 0;
    };
  }

  @Test
  void areNoMoreThanFitAlsoIfTwoAreAddedAtOnce() throws Exception {
    for (int i = 0; i < RuleChanges.MOST - 1; i++)
      changes.create(store, draft("R" + i), Actor.SYSTEM);
    Runnable more = () -> changes.create(store, draft("More"), Actor.SYSTEM);
    assertThat(AtOnce.passed(3, RuleChanges.RulesFull.class, more)).isEqualTo(1);
    assertThat(rules.all(store)).hasSize(RuleChanges.MOST);
  }

  /** A rule does not become one for everything when what it is for is deleted. */
  @Test
  void isForNothingOnceItsGoodsAreGone() {
    var goods = world.goods(store, 1000, null);
    var p = only(store, PRODUCT);
    long product = db.select(p.ID).from(p).fetchSingle().value1();
    var target = new Target(false, Set.of(), Set.of(product), Set.of(), Set.of(), Set.of());
    var draft = new RuleDraft("Gone", new Percent(1000), target, When.ALWAYS, "", 0, true);
    var id = changes.create(store, draft, Actor.SYSTEM);
    assertThat(rule(id).target().products()).containsExactly(product);
    var book = books.fresh(store, List.of(goods.publicId()));
    var sold = Objects.requireNonNull(book.variants().get(goods.publicId()));
    assertThat(rule(id).target().holds(sold)).isTrue();
    var t = only(store, PRICE_RULE_TARGET);
    db.deleteFrom(t).where(t.PRODUCT_ID.eq(product)).execute();
    assertThat(rule(id).target().holds(sold)).isFalse();
  }

  /** They are in the book from the next look on, and cost no statement while nothing changes. */
  @Test
  void areInTheBookAtOnceAndAskedForOnce() {
    var goods = world.goods(store, 1000, null);
    var ids = List.of(goods.publicId());
    assertThat(books.fresh(store, ids).rules()).isEmpty();
    var id = changes.create(store, draft("New"), Actor.SYSTEM);
    assertThat(books.fresh(store, ids).rules()).extracting(PriceRule::publicId).containsExactly(id);
    assertThat(statements.during(() -> books.known(store, ids))).isEmpty();
  }

  /**
   * After a change they all want the new book: one of them reads it, and the others have it too.
   */
  @Test
  void aBookThatManyWantAtOnceIsReadOnce() throws Exception {
    world.rate(store, Method.SHIPPING, 490);
    changes.create(store, draft("One"), Actor.SYSTEM);
    var alone = ofBook(statements.during(() -> books.fresh(store, List.of())));
    assertThat(alone).isNotEmpty();
    changes.create(store, draft("Two"), Actor.SYSTEM);
    Callable<List<String>> ask = () -> statements.during(() -> books.fresh(store, List.of()));
    var sent = AtOnce.all(Collections.nCopies(24, ask)).stream().flatMap(List::stream).toList();
    assertThat(ofBook(sent)).containsExactlyInAnyOrderElementsOf(alone);
    assertThat(books.known(store, List.of()).rules()).hasSize(2);
  }

  private static List<String> ofBook(List<String> statements) {
    return statements.stream().filter(it -> !it.contains("`store_pulse`")).toList();
  }

  /** What rules look for comes with the variant. */
  @Test
  void variantsKnowTheirTags() {
    var goods = world.goods(store, 1000, null);
    var p = only(store, PRODUCT);
    long product = db.select(p.ID).from(p).fetchSingle().value1();
    world.change(
        store,
        () ->
            insertInto(db, store, PRODUCT_TAG)
                .set(PRODUCT_TAG.PRODUCT_ID, product)
                .set(PRODUCT_TAG.FOLDED, "hot")
                .set(PRODUCT_TAG.TAG, "Hot")
                .set(PRODUCT_TAG.POSITION, 1)
                .execute());
    var book = books.fresh(store, List.of(goods.publicId()));
    var variant = Objects.requireNonNull(book.variants().get(goods.publicId()));
    assertThat(variant.kin().tags()).containsExactly("hot");
    var target = new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of("hot"));
    assertThat(target.holds(variant)).isTrue();
  }

  private PriceRule rule(String id) {
    return rules.find(store, id).orElseThrow();
  }

  private static RuleDraft draft(String name) {
    return new RuleDraft(name, new Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
  }
}
