package io.storeflow.sharepage;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.allergen.Food;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.media.MediaFiles;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Parts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Products that are brought to another store, as copies and linked. */
@AppTest
class SharesTest extends OnShares {
  @Autowired Merchants merchants;
  @Autowired MediaFiles media;
  @Autowired OfferedModifiers offered;

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
