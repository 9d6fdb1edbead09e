package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.storeflow.customer.Customers;
import io.storeflow.discountcode.Coupons;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order keeps what points took off beside what rules did, with a code and without. */
@AppTest
class PointsBesideRulesTest extends AtAShop {
  private static final String EMAIL = "mika@example.com";
  private static final Tuple RULE = tuple("Ramen", "", -1000L);
  private static final Tuple CODE = tuple("Tenth TENTH", "TENTH", -162L);

  @Autowired private ProgramChanges changes;
  @Autowired private Members members;
  @Autowired private Customers customers;
  @Autowired private RuleChanges rules;
  @Autowired private GiftCards cards;
  @Autowired private Transactions transactions;

  private World.Goods tea;
  private World.Goods ramen;

  @BeforeEach
  void givesPointsAndMakesRamenCheaper() {
    tea = world.goods(store, 450, 10);
    ramen = world.goods(store, 1310, 10);
    var reward = new Reward(tea.id(), tea.publicId(), "tea", 300, 2, true);
    var program =
        new Program(
            true,
            "Stars",
            0,
            0,
            0,
            0,
            new Program.Terms(100, 100, 100),
            List.of(),
            List.of(),
            0,
            List.of(reward));
    changes.change(store, program, Actor.SYSTEM);
    long id = transactions.write(() -> customers.findOrCreate(store, EMAIL, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, 1000, "A gift", Actor.SYSTEM);
    var target = new Target(false, Set.of(ramen.id()), Set.of(), Set.of(), Set.of(), Set.of());
    rules.create(
        store,
        new RuleDraft("Ramen", new Effect.AmountOnce(1000), target, When.ALWAYS, "", 0, true),
        Actor.SYSTEM);
  }

  @Test
  void pointsAndARuleWithoutACode() {
    order("\"points\": 500");
    kept(2 * 1310 - 1000 - 500, RULE, tuple("Stars", "", -500L));
  }

  @Test
  void goodsForPointsAndARuleWithoutACode() {
    order(reward());
    kept(2 * 1310 - 1000, RULE, free());
  }

  @Test
  void pointsAndARuleOfACode() {
    new Coupons(rules, store).tenth("TENTH");
    order("\"points\": 500, \"codes\": [\"TENTH\"]");
    kept(2 * 1310 - 1000 - 162 - 500, RULE, CODE, tuple("Stars", "", -500L));
  }

  @Test
  void allOfThemAndAGiftCard() {
    new Coupons(rules, store).tenth("TENTH");
    var card =
        cards.issue(store, new CardDraft(store.money(300), null, "", "", ""), Actor.SYSTEM).code();
    order(
        reward()
            + ", \"points\": 500, \"codes\": [\"TENTH\"], \"gift_cards\": [\""
            + card.shown()
            + "\"]");
    kept(2 * 1310 - 1000 - 162 - 500, RULE, CODE, tuple("Stars", "", -500L), free());
    var o = only(store, ORDERS);
    assertThat(db.select(o.GIFT_CARDS_MINOR).from(o).fetchSingle(o.GIFT_CARDS_MINOR))
        .isEqualTo(300);
  }

  private static Tuple free() {
    return tuple("Product (300 Stars)", "", -450L);
  }

  private String reward() {
    return "\"rewards\": [{\"variant_id\": \"" + tea.publicId() + "\", \"quantity\": 1}]";
  }

  /** Two ramen, and a tea where it is for points. */
  private void order(String more) {
    KnownCode.mail(db, store, "asked", EMAIL);
    var proof =
        client.json(
            "/api/v1/stores/" + store.slug() + "/proofs/asked",
            "{\"code\": \"" + KnownCode.CODE + "\"}");
    var token = proof.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    var one = "{\"variant_id\": \"" + ramen.publicId() + "\", \"quantity\": 2}";
    if (more.contains("rewards"))
      one += ", {\"variant_id\": \"" + tea.publicId() + "\", \"quantity\": 1}";
    var placed =
        client.json(
            "/api/v1/stores/" + store.slug() + "/checkout",
            """
            {"customer": {"name": "Mika", "email": "%s"}, "rate_id": "%s", "items": [%s],
             "proof": "%s", %s}"""
                .formatted(EMAIL, world.rate(store, Method.PICKUP, 0), one, token, more),
            "Idempotency-Key",
            "k" + System.nanoTime());
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
  }

  private void kept(long total, Tuple... off) {
    var o = only(store, ORDERS);
    assertThat(db.select(o.TOTAL_MINOR).from(o).fetchSingle(o.TOTAL_MINOR)).isEqualTo(total);
    var a = only(store, ORDER_ADJUSTMENT);
    assertThat(db.selectFrom(a).orderBy(a.POSITION).fetch())
        .extracting(
            it -> it.getLabel().replaceFirst("^Product [0-9]+ ", "Product "),
            it -> it.getCode(),
            it -> it.getAmountMinor())
        .containsExactly(off);
  }
}
