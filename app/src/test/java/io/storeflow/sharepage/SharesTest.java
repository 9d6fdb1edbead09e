package io.storeflow.sharepage;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.allergen.Food;
import io.storeflow.batch.Batches;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.foodpage.FoodStatements;
import io.storeflow.media.MediaFiles;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.ShareRefusal;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class SharesTest {
  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired Shares shares;
  @Autowired Batches batches;
  @Autowired ShareQueries queries;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired ProductLinks links;
  @Autowired MediaFiles media;
  @Autowired ModifierGroups groups;
  @Autowired OfferedModifiers offered;
  @Autowired FoodStatements food;
  @Autowired DSLContext db;

  Merchant merchant;
  Store kitchen;
  Store market;
  String ramen;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    kitchen = world.store(merchant);
    market = world.store(merchant);
    ramen = products.create(kitchen, ramen("Small", "Large"), Actor.SYSTEM);
  }

  private ProductChange ramen(String... sizes) {
    return ramen("Ramen", List.of(), sizes);
  }

  private ProductChange ramen(String title, List<OfPicture> pictures, String... sizes) {
    var fields =
        new ProductFields(
            title,
            "らーめん",
            Description.plain("Broth"),
            "ramen",
            null,
            pictures,
            ProductState.ACTIVE,
            Parts.with(ProductTraits.NONE, Map.of("brand", "Hanami", "tags", List.of("hot"))));
    var values = new ArrayList<ValueChange>();
    var variants = new ArrayList<VariantChange>();
    for (var size : sizes) {
      variants.add(variant(null, values.size(), size, 1290 + 100 * values.size()));
      values.add(new ValueChange(null, size));
    }
    return new ProductChange(
        fields, "", List.of(new OptionChange(null, "Size", values)), variants, Set.of());
  }

  private VariantChange variant(@Nullable String id, int place, String size, long minor) {
    var fields =
        new ProductFields.OfVariant(
            size,
            "R-" + size,
            kitchen.money(minor),
            null,
            null,
            "",
            400,
            null,
            true,
            true,
            5,
            0,
            List.of());
    return new VariantChange(id, List.of(place), fields, id == null ? 10 : 0);
  }

  private ShareRow share(Store from, Store to, ShareWay way, @Nullable Long rate, String... ids) {
    var id = shares.choose(from, batches.ids(from, List.of(ids)), Actor.SYSTEM);
    var plan = new Shares.Plan(to, way, rate, rate == null ? Rounding.EXACT : Rounding.ENDS_90);
    assertThat(shares.begin(from, id, plan, Actor.SYSTEM)).isTrue();
    assertThat(shares.begin(from, id, plan, Actor.SYSTEM)).isFalse();
    await().atMost(Duration.ofMinutes(1)).until(() -> !queries.get(from, id).isRunning());
    return queries.get(from, id);
  }

  private String made(ShareRow share) {
    assertThat(share.counts()).isEqualTo(new ShareRow.Counts(1, 0));
    return String.valueOf(queries.told(kitchen, share, ShareOutcome.MADE, 1).getFirst().made());
  }

  private String linked() {
    return made(share(kitchen, market, ShareWay.LINK, null, ramen));
  }

  private ProductDetail there(String product) {
    return products.get(market, product);
  }

  /** What was changed in the kitchen is read; the jobs that follow come soon. */
  private void followed(Runnable holds) {
    world.readEvents(kitchen);
    await().atMost(Duration.ofMinutes(1)).untilAsserted(holds::run);
  }

  private void change(String title, ProductChange change) {
    var now = products.get(kitchen, ramen);
    var fields = Parts.with(change.fields(), Map.of("title", title));
    products.change(
        kitchen,
        ramen,
        now.version(),
        new ProductChange(fields, "", change.options(), change.variants(), change.removed()),
        Actor.SYSTEM);
  }

  @Test
  void aCopyIsADraftOfItsOwn() {
    products.create(market, ramen("Small"), Actor.SYSTEM);
    var share = share(kitchen, market, ShareWay.COPY, null, ramen);
    var copy = there(made(share));
    assertThat(copy.title()).isEqualTo("Ramen");
    assertThat(copy.state()).isEqualTo(ProductState.DRAFT);
    assertThat(copy.slug()).isEqualTo("ramen-2");
    assertThat(copy.fields().traits().brand()).isEqualTo("Hanami");
    assertThat(copy.variants())
        .extracting(it -> it.fields().title() + " " + it.fields().sku() + " " + it.onHand())
        .containsExactly("Small R-Small-2 0", "Large R-Large 0");
    assertThat(queries.told(kitchen, share, ShareOutcome.MADE, 1).getFirst().changes())
        .containsExactly("/p/ramen → /p/ramen-2", "R-Small → R-Small-2");
    change("Soup", kept());
    world.readEvents(kitchen);
    assertThat(links.follows(market, copy.id())).isFalse();
    assertThat(there(copy.publicId()).title()).isEqualTo("Ramen");
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

  /** As the ramen is, with the same options and variants. */
  private ProductChange kept() {
    var now = products.get(kitchen, ramen);
    var values = List.of(new ValueChange(0, "Small"), new ValueChange(1, "Large"));
    var variants = new ArrayList<VariantChange>();
    for (int i = 0; i < now.variants().size(); i++) {
      var it = now.variants().get(i);
      variants.add(new VariantChange(it.publicId(), List.of(i), it.fields(), 0));
    }
    return new ProductChange(
        now.fields(), "", List.of(new OptionChange(0, "Size", values)), variants, Set.of());
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

  /** Small is called Little, Large is gone, Huge is new. */
  private ProductChange renamedAndGrown() {
    var now = products.get(kitchen, ramen);
    var small = now.variants().getFirst();
    var little = Parts.with(small.fields(), Map.of("title", "Little"));
    var values = List.of(new ValueChange(0, "Little"), new ValueChange(null, "Huge"));
    return new ProductChange(
        now.fields(),
        "",
        List.of(new OptionChange(0, "Size", values)),
        List.of(
            new VariantChange(small.publicId(), List.of(0), little, 0),
            variant(null, 1, "Huge", 1590)),
        Set.of(now.variants().get(1).publicId()));
  }

  @Test
  void anotherCurrencyHasPricesOfItsOwn() {
    var settings = World.settingsOf("t-" + Ids.next()).in("US", "USD", "America/New_York", "en");
    var york = merchants.open(merchant, settings.build(), List.of(), FirstRates.NONE, Actor.SYSTEM);
    var id = made(share(kitchen, york, ShareWay.LINK, 1_080_000L, ramen));
    assertThat(products.get(york, id).variants())
        .extracting(it -> it.fields().price())
        .containsExactly(new Money(1390, york.currency()), new Money(1490, york.currency()));
    change("Tonkotsu", renamedAndGrown());
    followed(() -> assertThat(products.get(york, id).title()).isEqualTo("Tonkotsu"));
    var huge = products.get(york, id).variants().get(1).fields();
    assertThat(huge.price()).isEqualTo(Money.zero(york.currency()));
    assertThat(huge.active()).isFalse();
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

  /** Its own store cannot show it either. */
  @Test
  void leavesOutAPictureWhoseFileIsMissing(@TempDir Path folder) throws Exception {
    var file = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    var lost = media.keep(kitchen, file);
    var m = only(kitchen, MEDIA);
    db.update(m).setNull(m.SHA256).set(m.IN_TABLE, false).where(m.PUBLIC_ID.eq(lost)).execute();
    var change = ramen("Bowl", List.of(new OfPicture(lost, "A bowl")), "Small");
    var own = Parts.with(change.fields(), Map.of("slug", "bowl"));
    var bowl =
        products.create(
            kitchen,
            new ProductChange(own, "", change.options(), change.variants(), Set.of()),
            Actor.SYSTEM);
    var there = there(made(share(kitchen, market, ShareWay.COPY, null, bowl)));
    assertThat(there.fields().pictures()).isEmpty();
  }

  @Test
  void bringsPicturesOnceAndModifiersOfTheSameTitle(@TempDir Path folder) throws Exception {
    var file = folder.resolve("a.png");
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    var picture = new OfPicture(media.keep(kitchen, file), "A bowl");
    var eggs = Food.read("eggs", "");
    var egg = new GroupDraft.Entry(null, "Egg", kitchen.money(150), true, null, eggs);
    var group =
        groups.create(kitchen, new GroupDraft("Toppings", 0, 1, List.of(egg)), Actor.SYSTEM);
    var change = ramen("Bowl", List.of(picture), "Small");
    var bowl =
        products.create(
            kitchen,
            new ProductChange(
                Parts.with(change.fields(), Map.of("slug", "bowl")),
                "",
                change.options(),
                change.variants(),
                Set.of()),
            Actor.SYSTEM);
    groups.offer(kitchen, bowl, List.of(group), Actor.SYSTEM);
    var one = there(made(share(kitchen, market, ShareWay.LINK, null, bowl)));
    var two = there(made(share(kitchen, market, ShareWay.COPY, null, bowl)));
    assertThat(one.fields().pictures()).isEqualTo(two.fields().pictures()).hasSize(1);
    assertThat(one.fields().image()).isNotEqualTo(picture.id());
    var there = offered.of(market, List.of(one.id(), two.id()));
    assertThat(there.get(one.id())).isEqualTo(there.get(two.id())).hasSize(1);
    var theirs = there.getOrDefault(one.id(), List.of()).getFirst().modifiers().getFirst();
    assertThat(theirs.price()).isEqualTo(market.money(150));
    assertThat(theirs.food()).isEqualTo(eggs);
  }

  @Test
  void knowsNoStoreOfAnotherMerchant() {
    var id = shares.choose(kitchen, batches.ids(kitchen, List.of(ramen)), Actor.SYSTEM);
    for (var other : List.of(world.store(), kitchen)) {
      var plan = new Shares.Plan(other, ShareWay.COPY, null, Rounding.EXACT);
      assertThatThrownBy(() -> shares.begin(kitchen, id, plan, Actor.SYSTEM))
          .isInstanceOf(NotFound.class);
    }
    assertThatThrownBy(() -> queries.get(market, id)).isInstanceOf(NotFound.class);
  }
}
