package io.storeflow.productpage;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a product is chosen by, as it is saved, changed and taken away again. */
@AppTest
class ProductOptionsTest extends WithOptions {
  @Test
  void variantsAreMadeOfTheirValues() {
    var product = create("S, M", "red; blue");
    assertThat(product.options()).extracting(OptionDetail::name).containsExactly("Size", "Colour");
    assertThat(titles(product)).containsExactly("S / red", "S / blue", "M / red", "M / blue");
    assertThat(product.variants().getFirst().fields().barcode()).isEqualTo("4006381333931");
    assertThat(product.variants().getFirst().fields().weightGrams()).isEqualTo(1200);
    assertThat(product.variants().getFirst().fields().content()).hasToString("1.2 kg");
    assertThat(product.variants().getFirst().fields().cost()).isEqualTo(store.money(420));
  }

  @Test
  void whatIsNewHasNoOptionsOfBefore() {
    var form = ProductPages.good();
    form.put("options[0].was", "0");
    form.put("options[0].name", "Size");
    form.put("options[0].values[0].was", "0");
    form.put("options[0].values[0].value", "Small");
    form.put("variants[0].chosen", "0");
    var product = products.get(store, ProductPages.idOf(pages.send("", form)));
    assertThat(titles(product)).containsExactly("Small");
  }

  /** Orders, carts and links name the variant: it stays what it was. */
  @Test
  void aValueThatIsRenamedOrMovedKeepsItsVariants() {
    var before = create("S, M", "red; blue");
    var form = form(before);
    form.put("options[0].values[0].value", "Small");
    save(before, form);
    var renamed = products.get(store, before.publicId());
    assertThat(titles(renamed)).startsWith("Small / red", "Small / blue");
    assertThat(ids(renamed)).isEqualTo(ids(before));
    assertThat(valueIds(renamed)).isEqualTo(valueIds(before));
  }

  @Test
  void whatIsLeftOutGoesWithItsStockAndCodes() {
    var before = create("S, M", "red; blue");
    var form = form(before);
    form.put("variants[0].out", "true");
    save(before, form);
    var after = products.get(store, before.publicId());
    assertThat(titles(after)).containsExactly("S / blue", "M / red", "M / blue");
    assertThat(pages.inventory()).doesNotContain("RAM-1");
    var second = form(after);
    second.put("variants[0].sku", "RAM-1");
    save(after, second);
    assertThat(products.get(store, before.publicId()).variants().getFirst().fields().sku())
        .isEqualTo("RAM-1");
  }

  @Test
  void aDraftGoesWithWhatWasLeftOut() {
    var before = create("S, M", "red; blue");
    var form = form(before);
    form.put("variants[0].out", "true");
    form.put("state", "draft");
    save(before, form);
    assertThat(products.delete(store, before.publicId(), Actor.SYSTEM)).isTrue();
  }

  @Test
  void whatIsReservedIsNotLeftOut() {
    var before = create("S, M", "red; blue");
    var units = Map.of(before.variants().getFirst().id(), 2);
    var until = Instant.now().plus(Duration.ofHours(1));
    transactions.write(() -> reservations.reserve(store, Ids.next(), units, until, Actor.SHOPPER));
    var form = form(before);
    form.put("variants[0].out", "true");
    var answer = pages.send("/" + before.publicId(), form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("2 units of S / red are reserved");
    assertThat(products.get(store, before.publicId()).variants()).hasSize(4);
  }

  @Test
  void aCopyIsChosenByTheSame() {
    var before = create("S, M", "red; blue");
    var copy = products.copy(store, before.publicId(), "Copy", Actor.SYSTEM);
    var after = products.get(store, copy);
    assertThat(titles(after)).isEqualTo(titles(before));
    assertThat(valueIds(after)).doesNotContainAnyElementsOf(valueIds(before));
    assertThat(products.delete(store, copy, Actor.SYSTEM)).isTrue();
  }

  @Test
  void theSameCombinationIsNotThereTwice() {
    var before = create("S, M", "red; blue");
    var form = form(before);
    form.put("variants[1].chosen", "0.0");
    var answer = pages.send("/" + before.publicId(), form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("Another variant is called S / red too");
  }

  @Test
  void eachVariantHasAnSkuOfItsOwn() {
    var before = create("S, M", "red; blue");
    var form = form(before);
    form.put("variants[0].sku", "MP-S-R");
    form.put("variants[1].sku", "mp-s-r");
    var answer = pages.send("/" + before.publicId(), form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("S / red has this SKU too");
  }

  /** Older releases took more from programs than there may be. */
  @Test
  void whatIsBeyondIsSaidBeforeItGoesAndCanBeMended() {
    var product = withFourOptions(create("S, M", "red; blue"));
    for (int i = 0; i < 2; i++) {
      var v = only(store, VARIANT);
      var sku = i == 0 ? "DUP" : "dup";
      var set = db.update(v).set(v.SKU, sku).where(v.ID.eq(product.variants().get(i).id()));
      world.change(store, set::execute);
    }
    var before = products.get(store, product.publicId());
    var path = "/" + before.publicId();
    assertThat(shown(path))
        .contains("This product has 4 options, and 3 is the most", "when you save: Cut.")
        .contains("Several variants have the same SKU: dup.");
    var form = form(before);
    var refused = pages.send(path, form);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(refused))
        .contains("S / red / wide has this SKU too", "when you save: Cut.");
    form.put("variants[1].sku", "OTHER");
    save(before, form);
    assertThat(products.get(store, before.publicId()).options())
        .extracting(OptionDetail::name)
        .containsExactly("Size", "Colour", "Fit");
    assertThat(shown(path)).doesNotContain("is the most", "have the same SKU");
  }

  @Test
  void moreVariantsThanFitAreRefusedAndNothingIsLost() {
    var form = ProductPages.good();
    form.put("options[0].name", "Number");
    form.put("options[0].add", String.join(",", numbers(ProductChange.MOST_VALUES + 1)));
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("That would be 251 values; an option has at most 250", "249,250,251");
  }
}
