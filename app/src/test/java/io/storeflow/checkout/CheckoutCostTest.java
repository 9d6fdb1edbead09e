package io.storeflow.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.discountcode.Coupons;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.location.Locations;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order costs the database, in stock and in all. */
@AppTest
class CheckoutCostTest {
  @Autowired World world;
  @Autowired Locations locations;
  @Autowired Statements statements;
  @Autowired TaxChanges taxes;
  @Autowired RuleChanges rules;
  @Autowired ProgramChanges programs;
  @Autowired Members members;
  @Autowired GiftCards cards;

  @Test
  void stockTakesThreeStatementsHoweverManyLocationsThereAre() {
    var store = world.store();
    var goods = world.goods(store, 500, 50);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 1));
    var one = statements.during(() -> world.order(store, World.request(rate, null, goods, 1)));
    locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    var two = statements.during(() -> world.order(store, World.request(rate, null, goods, 1)));
    assertThat(ofStock(two)).as(String.join("\n", two)).hasSize(3);
    assertThat(ofStock(one)).as(String.join("\n", one)).hasSize(3);
  }

  /** With all that has a say in what is paid: a zone, rules, taxes, points, a card. */
  @Test
  void anOrderTakesTheSameStatementsHoweverManyLinesItHas() {
    var store = world.store();
    var rate = world.rate(store, Method.SHIPPING, 490);
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var coupons = new Coupons(rules, store);
    coupons.tenth("TENTH");
    coupons.limited("LIMITED", new RuleLimits(9, 0, 9, 0, 9000));
    var terms = new Program.Terms(100, 100, 100);
    programs.change(
        store,
        new Program(true, "Stars", 0, 0, 0, 0, terms, List.of(), List.of(), 0),
        Actor.SYSTEM);
    members.give(store, "ayse@example.com", 1000, "Hello", Actor.SYSTEM);
    var goods = IntStream.range(0, 20).mapToObj(i -> world.goods(store, 1000, 50)).toList();
    world.order(store, everything(store, rate, goods.subList(0, 2)));
    var few = everything(store, rate, goods.subList(0, 2));
    var many = everything(store, rate, goods);
    var two = placing(store, few);
    var twenty = placing(store, many);
    assertThat(twenty).as(String.join("\n", twenty)).hasSameSizeAs(two);
    assertThat(two).as(String.join("\n", two)).hasSize(34);
  }

  /** Whether hours, goods, and numbers for the next orders have to be asked for. */
  private static boolean isMatterOfTime(String sql) {
    return sql.contains("from `opening_hours`")
        || sql.startsWith("insert into `order_number`")
        || sql.startsWith("update `order_number`")
        || sql.startsWith("select `order_number`")
        || isOfGoods(sql);
  }

  private static boolean isOfGoods(String sql) {
    return sql.startsWith("select `variant`.`id`")
        || sql.startsWith("select `product`.`id`, `modifier_group`");
  }

  private List<String> placing(Store store, CheckoutRequest request) {
    var all = statements.during(() -> world.order(store, request));
    assertThat(all.stream().filter(CheckoutCostTest::isOfGoods)).hasSizeLessThanOrEqualTo(2);
    return all.stream().filter(sql -> !isMatterOfTime(sql)).toList();
  }

  private CheckoutRequest everything(Store store, String rate, List<World.Goods> goods) {
    var card = cards.issue(store, new CardDraft(store.money(500), null, "", "", ""), Actor.SYSTEM);
    return World.request(rate, null, goods.getFirst(), 1)
        .but()
        .wanting(goods.stream().map(it -> new Basket.Item(it.publicId(), 1)).toList())
        .claiming(
            Claims.NONE
                .withCodes(Set.of("TENTH", "LIMITED"))
                .withPoints(100)
                .withGiftCards(List.of(card.code().hash())))
        .build();
  }

  private static List<String> ofStock(List<String> all) {
    return all.stream()
        .filter(it -> it.contains("`stock`") || it.contains("`stock_ledger`"))
        .filter(
            it -> it.contains("for update") || it.startsWith("update") || it.startsWith("insert"))
        .toList();
  }
}
