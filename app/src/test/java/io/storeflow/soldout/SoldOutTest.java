package io.storeflow.soldout;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.account.Person;
import io.storeflow.cart.CartLine.Trouble;
import io.storeflow.cart.CartRefused;
import io.storeflow.cart.Carts;
import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Refusal;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class SoldOutTest {
  @Autowired World world;
  @Autowired SoldOut soldOut;
  @Autowired Carts carts;
  @Autowired Checkout checkout;
  @Autowired Jobs jobs;
  @Autowired DSLContext db;
  @Autowired Browsing web;
  @LocalServerPort int port;

  private Store store;
  private World.Goods ramen;
  private String visitor;

  @BeforeEach
  void open() {
    store = world.store();
    ramen = world.goods(store, 1000, 50);
    visitor = PublicId.random();
  }

  /** More than a page shows is on the next one, each thing once, whatever has the same name. */
  @Test
  void listsAllThatIsSoldOutPageByPage() {
    var expected = new HashSet<String>();
    for (int i = 0; i < SoldOutQueries.MOST + 3; i++) {
      var goods = world.goods(store, 1000, 50);
      expected.add(goods.publicId());
      soldOut.say(store, Thing.VARIANT, goods.publicId(), Spell.GOOD, Actor.SYSTEM);
    }
    var first = soldOut.page(store, null);
    var second = soldOut.page(store, first.older());
    assertThat(first.rows()).hasSize(SoldOutQueries.MOST);
    assertThat(second.older()).isNull();
    assertThat(Stream.of(first, second).flatMap(it -> it.rows().stream()).map(Gone::publicId))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(soldOut.page(store, second.newer())).isEqualTo(first);
  }

  @Test
  void refusesItInCartAndCheckoutAtOnceWhateverIsCounted() {
    var rate = world.rate(store, Method.PICKUP, 0);
    carts.add(store, visitor, ramen.publicId(), 2);
    var request = World.request(rate, null, ramen, 1);
    world.order(store, request);
    say(Spell.OPENING);

    assertThat(carts.of(store, visitor).lines().getFirst().trouble()).isEqualTo(Trouble.SOLD_OUT);
    assertThatThrownBy(() -> carts.add(store, PublicId.random(), ramen.publicId(), 1))
        .isInstanceOfSatisfying(
            CartRefused.class, it -> assertThat(it.why()).isEqualTo(CartRefused.Why.SOLD_OUT));
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, order -> "placed");
    assertThat(checkout.place(store, keyed, request))
        .isInstanceOfSatisfying(
            CheckoutResult.Refused.class,
            it ->
                assertThat(it.why())
                    .isInstanceOfSatisfying(
                        Refusal.Unsellable.class,
                        why ->
                            assertThat(why.lines())
                                .extracting(Totals.Fault::why)
                                .containsExactly(Totals.Why.SOLD_OUT)));
    say(Spell.BACK);
    assertThat(carts.of(store, visitor).isBuyable()).isTrue();
  }

  @Test
  void pagesOfTheShopSayItAndTakeItBack() {
    var client = new Client(port);
    var page = store.shop("/p/" + ramen.productSlug());
    assertThat(client.get(page).body()).contains(">Available now<");
    say(Spell.GOOD);
    assertThat(client.get(page).body()).contains(">Sold out<").doesNotContain(">Available now<");
    assertThat(client.get(store.shop("/all")).body()).contains(">Sold out<");
    say(Spell.BACK);
    assertThat(client.get(page).body()).contains(">Available now<").doesNotContain(">Sold out<");
  }

  @Test
  void isPutBackByAJobWhenItsTimeHasCome() {
    var now = say(Spell.OPENING);
    var until = Objects.requireNonNull(now.until());
    assertThat(until).isAfter(Instant.now());
    assertThat(soldOut.list(store)).containsExactly(now);
    assertThat(jobs.waits(SoldOutJobs.KIND, store.id() + "." + until.getEpochSecond())).isTrue();
    soldOut.putBack(store);
    assertThat(soldOut.list(store)).as("not yet").hasSize(1);

    var v = only(store, VARIANT);
    db.update(v).set(v.SOLD_OUT_UNTIL, Instant.now().minusSeconds(1)).execute();
    soldOut.putBack(store);
    assertThat(soldOut.list(store)).isEmpty();
  }

  @Test
  void whatIsForGoodStaysUntilSomebodySaysSo() {
    say(Spell.GOOD);
    soldOut.putBack(store);
    assertThat(soldOut.list(store)).extracting(Gone::until).containsOnlyNulls();
  }

  @Test
  void whatIsSaidToBeForGoodWhileTheJobRunsStays() {
    var read = say(Spell.OPENING);
    var later = Objects.requireNonNull(read.until()).plusSeconds(1);
    say(Spell.GOOD);
    soldOut.putBack(store, read, later);
    assertThat(soldOut.list(store)).extracting(Gone::until).containsOnlyNulls().hasSize(1);
    say(Spell.OPENING);
    soldOut.putBack(store, read, later);
    assertThat(soldOut.list(store)).isEmpty();
  }

  @Test
  void isFoundByItsNameAndByItsProduct() {
    assertThat(soldOut.named(store, "")).extracting(Gone::publicId).contains(ramen.publicId());
    assertThat(soldOut.named(store, "nothing is called so")).isEmpty();
    var other = world.store();
    assertThatThrownBy(
            () -> soldOut.say(other, Thing.VARIANT, ramen.publicId(), Spell.GOOD, Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
  }

  /** On a phone nothing but the words of a cell says what it is about. */
  @Test
  void saysOfEachThingInWordsWhetherItCanBeHad() {
    var owner = world.member(store, Role.OWNER);
    assertThat(words(owner)).contains(">Can be had<").doesNotContain(">Sold out until");
    say(Spell.GOOD);
    assertThat(words(owner)).contains(">Sold out until it is put back<");
  }

  /** Marked or not: what the shop does not sell is not said to be had. */
  @Test
  void tellsWhatIsOutOfStockFromWhatIsMarked() {
    var owner = world.member(store, Role.OWNER);
    var v = only(store, VARIANT);
    world.goods(store, 1000, 0);
    assertThat(words(owner))
        .contains(">None in stock<", ">Can be had<", "Nothing is marked as sold out.")
        .doesNotContain("Everything can be had");
    db.update(v).set(v.BACKORDER, 3).execute();
    assertThat(words(owner)).as("sold all the same").doesNotContain(">None in stock<");
    db.update(v).set(v.BACKORDER, 0).set(v.TRACKED, false).execute();
    assertThat(words(owner)).as("nobody counts").doesNotContain(">None in stock<");
  }

  private String words(Person person) {
    var page = web.get(person, store.page("/sold-out"));
    return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private Gone say(Spell spell) {
    return soldOut.say(store, Thing.VARIANT, ramen.publicId(), spell, Actor.SYSTEM);
  }
}
