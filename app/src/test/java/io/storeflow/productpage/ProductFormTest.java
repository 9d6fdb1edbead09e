package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.catalog.Products;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryTitleTaken;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is typed into the form of a product: it is kept, shown as text, and of this store. */
@AppTest
class ProductFormTest extends OnProductPages {
  @Autowired Products products;
  @Autowired Categories categories;
  @Autowired ShopCatalogue shop;
  @Autowired MediaFiles media;

  @Test
  void takesAnyLanguageAndNeverRunsWhatWasTyped() {
    var form = ProductPages.good();
    form.put("title", "<script>alert(1)</script> مرحبا 🍜");
    form.put("slug", "");
    var id = ProductPages.idOf(pages.send("", form));
    assertThat(products.get(store, id).title()).isEqualTo("<script>alert(1)</script> مرحبا 🍜");
    assertThat(ProductPages.content(web.get(person, pages.base() + "/" + id)))
        .doesNotContain("<script>alert");
    assertThat(ProductPages.content(web.get(person, pages.base()))).doesNotContain("<script>alert");
  }

  /** Two names that people take for one would stand beside each other in the menu. */
  @Test
  void takesNoSecondNameThatIsTheSameForPeople() {
    categories.create(store, "Crème Brûlée", Actor.SYSTEM);
    categories.create(store, "ビール", Actor.SYSTEM);
    for (var same : List.of("creme  brulee", "CRÈME BRULÉE", "びーる", "ﾋﾞｰﾙ"))
      assertThatThrownBy(() -> categories.create(store, same, Actor.SYSTEM))
          .isInstanceOf(CategoryTitleTaken.class);
    categories.create(store, "ヒール", Actor.SYSTEM);
    var form = ProductPages.good();
    form.put("options[0].name", "Size");
    form.put("options[0].values[0].value", "Groß");
    form.put("options[0].values[1].value", "ＧＲＯＳＳ");
    form.put("variants[0].chosen", "0");
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("This is the same as Groß");
  }

  @Test
  void refusesACategoryAndAnImageOfAnotherStore() throws Exception {
    var other = world.store();
    var form = ProductPages.good();
    form.put("category", categories.create(other, "Theirs", Actor.SYSTEM));
    form.put("pictures[0].id", media.keep(other, Drawn.saved(9, 9)));
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("This category is gone", "The image is gone");
  }

  @Test
  void refusesAVariantOfAnotherProduct() {
    var other = products.get(store, ProductPages.idOf(pages.send("", ProductPages.good())));
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    var form = ProductPages.good();
    form.put("version", "1");
    form.put("variants[0].id", other.variants().getFirst().publicId());
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(404);
  }

  @Test
  void saysWhichAddressIsFree() {
    var form = ProductPages.good();
    form.put("slug", "ramen");
    pages.send("", form);
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("Another product has this address. ramen-2 is free.");
  }

  @Test
  void addsValuesWithoutSavingAndKeepsWhatWasTyped() {
    var form = ProductPages.good();
    form.put("rows", "add");
    form.put("options[0].name", "Size");
    form.put("options[0].add", "Small, Large");
    form.put("variants[0].chosen", "x");
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(ProductPages.content(answer))
        .contains("variants[1].price", "Tonkotsu Ramen", "RAM-1", "Large");
    assertThat(shop.products(store, ShopFilter.all(), 5, null).rows()).isEmpty();
  }
}
