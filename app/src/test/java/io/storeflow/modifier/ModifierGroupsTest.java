package io.storeflow.modifier;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.cart.CartLine.Less;
import io.storeflow.cart.CartLine.Trouble;
import io.storeflow.cart.CartRefused;
import io.storeflow.cart.Carts;
import io.storeflow.catalog.Products;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.db.Tables;
import io.storeflow.modifier.Chosen.Pick;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ModifierGroupsTest {
  @Autowired World world;
  @Autowired ModifierGroups groups;
  @Autowired ModifierQueries queries;
  @Autowired Products products;
  @Autowired Carts carts;
  @Autowired DSLContext db;

  private Store store;
  private World.Goods ramen;
  private String toppings;
  private String visitor;

  @BeforeEach
  void open() {
    store = world.store();
    ramen = world.goods(store, 1000, 50);
    visitor = PublicId.random();
    toppings =
        groups.create(store, toppings(0, entry("Egg", 180), entry("Nori", 90)), Actor.SYSTEM);
    groups.offer(store, productId(), List.of(toppings), Actor.SYSTEM);
  }

  @Test
  void areNoMoreThanFitAlsoIfSomeAreMadeAtOnce() throws Exception {
    Runnable more = () -> groups.create(store, toppings(0, entry("Egg", 180)), Actor.SYSTEM);
    for (int i = groups.all(store).size() + 1; i < ModifierGroups.MOST; i++) more.run();
    assertThat(AtOnce.passed(3, ModifierGroups.Full.class, more)).isEqualTo(1);
    assertThat(groups.all(store)).hasSize(ModifierGroups.MOST);
  }

  @Test
  void sellsWhatWasChosenAtItsPriceAndKeepsDifferentOnesApart() {
    var rate = world.rate(store, Method.PICKUP, 0);
    var items =
        List.of(
            new Basket.Item(ramen.publicId(), 2, chosen("Egg")),
            new Basket.Item(ramen.publicId(), 1),
            new Basket.Item(ramen.publicId(), 1, chosen("Egg")));
    var contact = new CheckoutRequest.Contact("Mika", "mika@example.com", "");
    var order = world.order(store, CheckoutRequest.of(contact, rate, items, "api").build());
    assertThat(order.totals().total()).isEqualTo(store.money(3 * 1180 + 1000));

    var o = only(store, ORDERS);
    long id = db.select(o.ID).from(o).fetchSingle().value1();
    var l = only(store, ORDER_LINE);
    assertThat(db.select(l.UNIT_PRICE_MINOR).from(l).where(l.ORDER_ID.eq(id)).orderBy(l.POSITION))
        .extracting(row -> row.value1())
        .containsExactly(1180L, 1000L);
    var m = only(store, ORDER_LINE_MODIFIER);
    assertThat(db.select(m.LINE_POSITION, m.TITLE, m.PRICE_MINOR).from(m).fetch())
        .singleElement()
        .satisfies(row -> assertThat(row.intoList()).containsExactly(1, "Egg", 180L));
    var s = only(store, Tables.STOCK);
    assertThat(db.select(s.ON_HAND).from(s).fetchSingle().value1())
        .as("of both lines")
        .isEqualTo(46);
  }

  @Test
  void keepsTheIdsOfThoseThatStayAndTellsCartsOfThoseThatGo() {
    carts.add(store, visitor, ramen.publicId(), 1, chosen("Egg"));
    carts.add(store, visitor, ramen.publicId(), 2, chosen("Nori"));
    assertThat(carts.of(store, visitor).isBuyable()).isTrue();

    var before = groups.get(store, toppings);
    var egg = before.modifiers().getFirst();
    var dearer =
        new GroupDraft.Entry(egg.publicId(), "Marinated egg", store.money(200), false, null);
    groups.change(store, toppings, before.version(), toppings(0, dearer), Actor.SYSTEM);

    var lines = carts.of(store, visitor).lines();
    assertThat(lines)
        .extracting(line -> line.trouble())
        .contains(Trouble.CHOICE, Trouble.PRICE_CHANGED);
    var kept = lines.stream().filter(line -> line.isBuyable()).findFirst().orElseThrow();
    assertThat(kept.price()).isEqualTo(store.money(1200));
    assertThat(kept.extras()).extracting(Extra::title).containsExactly("Marinated egg");
    assertThatThrownBy(
            () ->
                groups.change(store, toppings, before.version(), toppings(0, dearer), Actor.SYSTEM))
        .isInstanceOf(StaleGroup.class);
  }

  @Test
  void sharesWhatIsLeftBetweenTheLinesOfAVariant() {
    var few = world.goods(store, 700, 3);
    groups.offer(store, few.product(), List.of(toppings), Actor.SYSTEM);
    carts.add(store, visitor, few.publicId(), 2, chosen("Egg"));
    var more = carts.add(store, visitor, few.publicId(), 2, chosen("Nori"));
    assertThat(more.less()).isEqualTo(Less.SHORT);
    assertThat(more.count()).isEqualTo(3);
    assertThat(carts.add(store, visitor, few.publicId(), 1).less())
        .as("none left")
        .isEqualTo(Less.SHORT);
    assertThat(carts.of(store, visitor).isBuyable()).isTrue();

    var egg = carts.of(store, visitor).lines().getLast();
    carts.fill(store, visitor, Map.of(egg.id(), 3), null);
    var lines = carts.of(store, visitor).lines();
    assertThat(lines).extracting(line -> line.quantity()).as("Nori, Egg").containsExactly(1, 3);
    assertThat(lines.getFirst().trouble()).isEqualTo(Trouble.SOLD_OUT);
    assertThat(carts.of(store, visitor).firstShort()).isEqualTo(lines.getFirst().anchor());
  }

  @Test
  void aPriceThatWasSeenIsNoNewsAnyMore() {
    carts.add(store, visitor, ramen.publicId(), 1, chosen("Egg"));
    world.reprice(store, ramen, 1100);
    var line = carts.of(store, visitor).lines().getFirst();
    assertThat(line.trouble()).isEqualTo(Trouble.PRICE_CHANGED);
    carts.fill(store, visitor, Map.of(line.id(), 2), null);
    var now = carts.of(store, visitor).lines().getFirst();
    assertThat(now.trouble()).isNull();
    assertThat(now.price()).isEqualTo(store.money(1280));
  }

  @Test
  void aCopyOffersWhatTheProductOffers() {
    var copy = products.copy(store, ramen.product(), "Ramen again", Actor.SYSTEM);
    assertThat(queries.product(store, copy).orElseThrow().groups()).containsExactly(toppings);
  }

  @Test
  void letsNobodyLeaveOutWhatHasToBeChosen() {
    var broth =
        groups.create(store, toppings(1, entry("Pork", 0), entry("Vegan", 50)), Actor.SYSTEM);
    groups.offer(store, productId(), List.of(broth, toppings), Actor.SYSTEM);
    assertThatThrownBy(() -> carts.add(store, visitor, ramen.publicId(), 1))
        .isInstanceOfSatisfying(
            CartRefused.class,
            refused ->
                assertThat(refused.choice())
                    .isEqualTo(new Selection.Fault(Selection.Why.TOO_FEW, "Group", 1)));
    groups.delete(store, broth, Actor.SYSTEM);
    assertThat(carts.add(store, visitor, ramen.publicId(), 1).quantity()).isOne();
  }

  @Test
  void knowsNothingOfOtherStores() {
    var other = world.store();
    assertThatThrownBy(() -> groups.get(other, toppings)).isInstanceOf(NotFound.class);
    var theirs = world.goods(other, 500, 5);
    var p = only(other, Tables.PRODUCT);
    var id = db.select(p.PUBLIC_ID).from(p).fetchSingle().value1();
    groups.offer(other, id, List.of(toppings), Actor.SYSTEM);
    assertThat(carts.add(other, visitor, theirs.publicId(), 1).quantity()).isOne();
    var offered = only(other, Tables.PRODUCT_MODIFIER_GROUP);
    assertThat(db.fetchCount(offered)).isZero();
    assertThatThrownBy(() -> groups.offer(other, productId(), List.of(), Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
  }

  private Chosen chosen(String title) {
    return groups.get(store, toppings).modifiers().stream()
        .filter(it -> it.title().equals(title))
        .map(it -> new Chosen(List.of(new Pick(it.publicId(), 1))))
        .findFirst()
        .orElseThrow();
  }

  private String productId() {
    return ramen.product();
  }

  private static GroupDraft toppings(int min, GroupDraft.Entry... entries) {
    return new GroupDraft("Group", min, 2, List.of(entries));
  }

  private GroupDraft.Entry entry(String title, long price) {
    return new GroupDraft.Entry(null, title, store.money(price), false, null);
  }
}
