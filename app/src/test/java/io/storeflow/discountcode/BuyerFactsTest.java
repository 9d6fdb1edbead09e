package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.cart.CartRewards;
import io.storeflow.cart.Carts;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.PlacedOrder;
import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.customergroup.GroupChanges;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.proof.KnownCode;
import io.storeflow.proof.Proofs;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What depends on who somebody is holds for those alone who have shown it. */
@AppTest
class BuyerFactsTest extends AtAShop {
  /** Of every order that World makes. */
  private static final String EMAIL = "ayse@example.com";

  private static final int MANY = 6;

  @Autowired private Checkout checkout;
  @Autowired private Carts carts;
  @Autowired private Orders orders;
  @Autowired private RuleChanges rules;
  @Autowired private CustomerGroups groups;
  @Autowired private GroupChanges changes;
  @Autowired private Proofs proofs;
  @Autowired private ProgramChanges programs;
  @Autowired private Statements statements;
  @Autowired private Members members;
  @Autowired private CartRewards wishes;

  private World.Goods goods;
  private String rate;
  private String visitor;

  @BeforeEach
  void fillACart() {
    goods = world.goods(store, 1000, null);
    rate = world.rate(store, Method.PICKUP, 0);
    visitor = PublicId.random();
    carts.add(store, visitor, goods.publicId(), 1);
  }

  @Test
  void isToldToTheOwnerOfTheAddressAlone() {
    ruleFor(new Who(false, Set.of(), Set.of(group()), ""), false);
    assertThat(total(visitor)).isEqualTo(1000);
    prove(visitor, "nobody@example.com");
    assertThat(total(visitor)).as("somebody else").isEqualTo(1000);
    prove(visitor, EMAIL);
    assertThat(total(visitor)).isEqualTo(900);
    assertThat(total(PublicId.random())).as("another visitor").isZero();
  }

  /** The address of an order can be anybody's: it shows nothing. */
  @Test
  void needsMoreThanTheAddressOfTheOrder() {
    ruleFor(new Who(false, Set.of(EMAIL), Set.of(), ""), false);
    prove(visitor, EMAIL);
    place(EMAIL, null);
    place(EMAIL, visitor);
    place("bo@example.com", visitor);
    assertThat(given()).containsExactly(0L, 100L, 0L);
  }

  @Test
  void isToldToProgramsWithAProof() {
    ruleFor(new Who(false, Set.of(EMAIL), Set.of(), ""), false);
    var token = PublicId.random() + PublicId.random();
    prove(token, EMAIL);
    assertThat(price("")).contains("\"amount_minor\":1000");
    assertThat(price(", \"proof\": \"" + PublicId.random() + "\"")).doesNotContain("Named");
    assertThat(price(", \"proof\": \"" + token + "\"")).contains("Named");
  }

  @Test
  void holdsFromATierOn() {
    world.order(store, World.request(rate, null, goods, 1));
    ruleFor(new Who(true, Set.of(), Set.of(), "Gold"), false);
    ruleFor(new Who(true, Set.of(), Set.of(), "Platinum"), false);
    prove(visitor, EMAIL);
    assertThat(total(visitor)).as("no points, no tier").isEqualTo(1000);
    var tiers = List.of(new Tier(0, "Gold", 100), new Tier(5_000, "Platinum", 150));
    var terms = new Terms(100, 100, 100);
    var program =
        new Program(true, "Stars", 0, 0, 24, 0, terms, tiers, List.<Program.Extra>of(), 0);
    programs.change(store, program, Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(5)).until(() -> total(visitor) == 900);
  }

  @Test
  void isForTheFirstOrderOfManyAtOnce() throws Exception {
    ruleFor(Who.ANYBODY, true);
    prove(visitor, EMAIL);
    assertThat(total(visitor)).isEqualTo(900);
    var answers =
        AtOnce.all(
            IntStream.range(0, MANY)
                .<Callable<CheckoutResult>>mapToObj(i -> () -> place(EMAIL, visitor))
                .toList());
    assertThat(answers).allMatch(it -> it instanceof CheckoutResult.Placed);
    assertThat(given()).filteredOn(it -> it > 0).containsExactly(100L);
    assertThat(total(visitor)).isEqualTo(1000);
    var o = only(store, ORDERS);
    for (long number : db.select(o.NUMBER).from(o).fetch(o.NUMBER))
      orders.move(store, number, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(total(visitor)).as("what is cancelled was none").isEqualTo(900);
    place(EMAIL, visitor);
    assertThat(given()).filteredOn(it -> it > 0).hasSize(2);
  }

  @Test
  void asksNothingWhereNoRuleDoes() {
    total(visitor);
    assertThat(asked()).isEmpty();
    ruleFor(new Who(false, Set.of(), Set.of(group()), ""), true);
    total(visitor);
    assertThat(asked()).as("who has shown nothing").hasSize(1);
    prove(visitor, EMAIL);
    assertThat(asked()).as("nor more of one who has shown it").hasSize(1);
  }

  @Test
  void asksOnceForThePointsOfAWish() {
    var reward = new Reward(goods.id(), goods.publicId(), "ramen", 300, 2, true);
    var terms = new Terms(100, 100, 100);
    programs.change(
        store,
        new Program(true, "Stars", 0, 0, 0, 0, terms, List.of(), List.of(), 0, List.of(reward)),
        Actor.SYSTEM);
    members.give(store, EMAIL, 500, "A gift", Actor.SYSTEM);
    wishes.want(store, visitor, goods.publicId(), 1);
    prove(visitor, EMAIL);
    await().atMost(Duration.ofSeconds(5)).until(() -> total(visitor) == 0);
    assertThat(statements.during(() -> total(visitor)).stream())
        .filteredOn(it -> it.contains("proof") || it.contains("loyalty"))
        .hasSize(1);
    prove(visitor, "nobody@example.com");
    assertThat(total(visitor)).isEqualTo(1000);
  }

  private List<String> asked() {
    return statements.during(() -> total(visitor)).stream()
        .filter(it -> it.contains("proof") || it.contains("customer_group"))
        .toList();
  }

  private long group() {
    var id = changes.create(store, "Regulars", Actor.SYSTEM);
    changes.add(store, id, List.of(EMAIL), Actor.SYSTEM);
    return groups.find(store.merchant(), id).orElseThrow().id();
  }

  private void ruleFor(Who who, boolean first) {
    var when = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, first, who, Share.ALL);
    var draft =
        new RuleDraft("Named", new Effect.AmountOnce(100), Target.EVERYTHING, when, "", 0, true);
    rules.create(store, draft, Actor.SYSTEM);
  }

  private void prove(String holder, String email) {
    var asker = PublicId.random();
    KnownCode.mail(db, store, asker, email);
    assertThat(proofs.show(store, asker, KnownCode.CODE, holder, "10.0.0.1")).isPresent();
  }

  private long total(String of) {
    return carts.of(store, of).total().minor();
  }

  private CheckoutResult place(String email, @Nullable String holder) {
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, PlacedOrder::publicId);
    var it = World.request(rate, null, goods, 1);
    var contact = new CheckoutRequest.Contact(it.customer().name(), email, "");
    return checkout.place(store, keyed, it.but().from(contact).to(null).heldBy(holder).build());
  }

  private List<Long> given() {
    var o = only(store, ORDERS);
    return db.select(o.DISCOUNT_MINOR).from(o).orderBy(o.NUMBER).fetch(o.DISCOUNT_MINOR);
  }

  private String price(String proof) {
    var items = "{\"items\": [{\"variant_id\": \"" + goods.publicId() + "\", \"quantity\": 1}]";
    return client.json("/api/v1/stores/" + store.slug() + "/price", items + proof + "}").body();
  }
}
