package io.storeflow.sharepage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.allergen.Food;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductStates;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Parts;
import io.storeflow.product.ProductState;
import io.storeflow.sharing.ShareRefusal;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A product that follows another: what it says, what it has of its own, when it ends. */
@AppTest
class LinkedProductsTest extends OnShares {
  @Autowired ProductStates states;

  private String linked() {
    return made(share(kitchen, market, ShareWay.LINK, null, ramen));
  }

  @Test
  void whatIsStatedOfFoodHoldsOfTheLinkedProductToo() {
    var id = linked();
    var nuts = Food.read("hazelnuts", "");
    food.stateOfProduct(kitchen, ramen, nuts, Actor.SYSTEM);
    var p = only(market, PRODUCT);
    followed(
        () ->
            assertThat(
                    db.select(p.ALLERGENS).from(p).where(p.PUBLIC_ID.eq(id)).fetchSingle().value1())
                .isEqualTo(nuts.allergensKept()));
    // Here it cannot be said otherwise, until it stands by itself.
    assertThatThrownBy(() -> food.stateOfProduct(market, id, Food.UNSTATED, Actor.SYSTEM))
        .hasMessageContaining("of the product that it follows");
    links.end(market, id, Actor.SYSTEM);
    food.stateOfProduct(market, id, Food.UNSTATED, Actor.SYSTEM);
  }

  @Test
  void aLinkedProductShowsWhatItsSourceSaysAtItsOwnPrice() {
    var id = linked();
    var mine = there(id);
    var priced = new ArrayList<VariantChange>();
    for (int i = 0; i < 2; i++) {
      var it = mine.variants().get(i);
      var fields = Parts.with(it.fields(), Map.of("price", market.money(990), "sku", "M" + i));
      priced.add(new VariantChange(it.publicId(), List.of(i), fields, 7));
    }
    var other = Parts.with(mine.fields(), Map.of("title", "Mine", "state", ProductState.ACTIVE));
    var options =
        List.of(
            new OptionChange(
                0, "Colour", List.of(new ValueChange(0, "red"), new ValueChange(1, "blue"))));
    products.change(
        market,
        id,
        mine.version(),
        new ProductChange(other, "", options, priced, Set.of()),
        Actor.SYSTEM);
    assertThat(there(id).title()).isEqualTo("Ramen");
    assertThat(there(id).options().getFirst().name()).isEqualTo("Size");
    assertThat(there(id).state()).isEqualTo(ProductState.ACTIVE);

    var before = there(id).variants().stream().map(it -> it.publicId()).toList();
    change("Tonkotsu", renamedAndGrown());
    followed(() -> assertThat(there(id).title()).isEqualTo("Tonkotsu"));
    var now = there(id);
    assertThat(now.slug()).isEqualTo("ramen");
    assertThat(now.options().getFirst().values())
        .extracting(ProductDetail.ValueDetail::value)
        .containsExactly("Little", "Huge");
    assertThat(now.variants())
        .extracting(
            it ->
                it.fields().title()
                    + " "
                    + it.fields().sku()
                    + " "
                    + it.fields().price().minor()
                    + " "
                    + it.onHand())
        .containsExactly("Little M0 990 7", "Huge R-Huge 1590 0");
    assertThat(now.variants().getFirst().publicId()).isEqualTo(before.getFirst());
  }

  @Test
  void aVariantOfWhichUnitsAreReservedStaysUntilTheyAreNot() {
    var id = linked();
    var mine = there(id);
    var stocked = new ArrayList<VariantChange>();
    for (int i = 0; i < 2; i++) {
      var it = mine.variants().get(i);
      stocked.add(new VariantChange(it.publicId(), List.of(i), it.fields(), 5));
    }
    var options =
        List.of(
            new OptionChange(
                0, "Size", List.of(new ValueChange(0, "Small"), new ValueChange(1, "Large"))));
    var active = Parts.with(mine.fields(), Map.of("state", ProductState.ACTIVE));
    products.change(
        market,
        id,
        mine.version(),
        new ProductChange(active, "", options, stocked, Set.of()),
        Actor.SYSTEM);
    var large = there(id).variants().get(1);
    var stock = only(market, STOCK);
    db.update(stock).set(stock.RESERVED, 1).where(stock.VARIANT_ID.eq(large.id())).execute();
    change("Tonkotsu", renamedAndGrown());
    followed(() -> assertThat(there(id).title()).isEqualTo("Tonkotsu"));
    assertThat(there(id).variants())
        .extracting(it -> it.fields().title() + " " + it.fields().active())
        .containsExactly("Small true", "Large false");
  }

  @Test
  void isLinkedOnceAndNeverInACircle() {
    var first = linked();
    var again = share(kitchen, market, ShareWay.LINK, null, ramen);
    assertThat(queries.told(kitchen, again, ShareOutcome.REFUSED, 1))
        .extracting(ShareQueries.Item::why, ShareQueries.Item::made)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(ShareRefusal.LINKED, first));
    var back = share(market, kitchen, ShareWay.LINK, null, first);
    assertThat(queries.told(market, back, ShareOutcome.REFUSED, 1))
        .extracting(ShareQueries.Item::why)
        .containsExactly(ShareRefusal.FOLLOWS);
  }

  @Test
  void staysAsItIsWhenItsSourceIsArchivedOrDeletedOrItIsCutLoose() {
    var archived = linked();
    states.change(kitchen, List.of(ramen), ProductState.ARCHIVED, Actor.SYSTEM);
    followed(() -> assertThat(links.follows(market, there(archived).id())).isFalse());
    assertThat(there(archived).title()).isEqualTo("Ramen");
    assertThat(links.lost(market)).extracting(it -> it.publicId()).containsExactly(archived);

    var draft = Parts.with(ramen("Small").fields(), Map.of("state", ProductState.DRAFT));
    var soup =
        products.create(
            kitchen,
            new ProductChange(
                Parts.with(draft, Map.of("slug", "soup")),
                "",
                ramen("Small").options(),
                ramen("Small").variants(),
                Set.of()),
            Actor.SYSTEM);
    var deleted = made(share(kitchen, market, ShareWay.LINK, null, soup));
    assertThat(products.delete(kitchen, soup, Actor.SYSTEM)).isTrue();
    followed(() -> assertThat(links.lost(market)).hasSize(2));
    links.end(market, deleted, Actor.SYSTEM);
    assertThat(links.lost(market)).hasSize(1);

    states.change(kitchen, List.of(ramen), ProductState.ACTIVE, Actor.SYSTEM);
    var cut = linked();
    links.end(market, cut, Actor.SYSTEM);
    change("Tonkotsu", kept());
    world.readEvents(kitchen);
    assertThat(links.follows(market, there(cut).id())).isFalse();
    assertThatThrownBy(() -> links.end(market, cut, Actor.SYSTEM)).isInstanceOf(NotFound.class);
  }
}
