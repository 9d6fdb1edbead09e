package io.storeflow.productpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.forsale.ShopPicture;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.testing.AppTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;

/** Pictures that are sent with the form of a product. */
@AppTest
class ProductPicturesTest extends WithPictures {
  @Test
  void keepsAnUploadedImageWhenSomethingElseIsRefused() throws Exception {
    var png = Files.readAllBytes(Drawn.saved(900, 600));
    var form = ProductPages.good();
    form.put("title", "");
    var answer = pages.upload(form, png);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("/media/" + store.publicId() + "/");
    form.put("title", "With image");
    var id = ProductPages.idOf(pages.upload(form, png));
    var kept = Objects.requireNonNull(products.get(store, id).fields().image());
    var image = web.get(null, "/media/" + store.publicId() + "/" + kept);
    assertThat(image.getStatus()).isEqualTo(200);
    assertThat(image.getContentType()).isEqualTo("image/png");
    assertThat(image.getHeader("Cache-Control")).contains("immutable").contains("public");
    assertThat(image.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(image.getHeaders("Content-Security-Policy")).hasSize(1);
    assertThat(image.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    var again =
        web.send(
            null,
            get("/media/" + store.publicId() + "/" + kept)
                .header("If-None-Match", Objects.requireNonNull(image.getHeader("ETag"))));
    assertThat(again.getStatus()).isEqualTo(304);
    var elsewhere = world.store().publicId();
    assertThat(web.get(null, "/media/" + elsewhere + "/" + kept).getStatus()).isEqualTo(404);
    assertThat(web.get(null, "/media/x/y").getStatus()).isEqualTo(404);
    sizesOf("/media/" + store.publicId() + "/" + kept);
  }

  /** Small ones at once, so that no row stays grey; who cannot see it hears the title. */
  @Test
  void showsImagesInTheSizeOfTheirPlace() throws Exception {
    var form = ProductPages.good();
    form.put("title", "With image");
    form.put("state", "active");
    var product =
        products.get(
            store,
            ProductPages.idOf(pages.upload(form, Files.readAllBytes(Drawn.saved(900, 600)))));
    var image = "/media/" + store.publicId() + "/" + product.fields().image();
    assertThat(ProductPages.content(web.get(person, pages.base())))
        .contains(image + "?side=160\"")
        .doesNotContain("loading=\"lazy\"");
    assertThat(
            ProductPages.content(web.get(null, "/shop/" + store.slug() + "/p/" + product.slug())))
        .contains("alt=\"With image\"", image + "?side=400 400w, " + image + "?side=800 800w");
  }

  /** A file stands where the folder of this store's files would have to be. */
  @Test
  void saysThatAPictureCannotBeKeptNow(@Value("${storeflow.media.url}") Path files)
      throws Exception {
    Files.writeString(files.resolve(String.valueOf(store.id())), "in the way");
    var answer = pages.upload(ProductPages.good(), Files.readAllBytes(Drawn.saved(9, 9)));
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(ProductPages.content(answer))
        .contains("pictures cannot be stored at this moment", "Tonkotsu Ramen");
  }

  /** The first stands in lists, each variant shows its own, who shops sees all in their order. */
  @Test
  void keepsSeveralInTheirOrderAndOneOfAVariant() throws Exception {
    var one = pages.sendAhead(Files.readAllBytes(Drawn.saved(90, 60))).getContentAsString();
    var two = pages.sendAhead(Files.readAllBytes(Drawn.saved(60, 90))).getContentAsString();
    var form = ProductPages.good();
    form.put("pictures[0].id", two);
    form.put("pictures[0].alt", "From above");
    form.put("pictures[1].id", one);
    form.put("pictures[1].alt", "");
    form.put("variants[0].picture", one);
    var id = ProductPages.idOf(pages.upload(form, Files.readAllBytes(Drawn.saved(50, 50))));
    var product = products.get(store, id);
    var kept = product.fields().pictures();
    assertThat(kept).extracting(OfPicture::id).startsWith(two, one).hasSize(3);
    assertThat(kept.getFirst().alt()).isEqualTo("From above");
    assertThat(product.variants().getFirst().fields().image()).isEqualTo(one);
    var shown = shop.byPublicId(store, id).orElseThrow();
    assertThat(shown.pictures()).extracting(ShopPicture::alt).containsExactly("From above", "", "");
    assertThat(shown.pictures().getFirst().width()).isEqualTo(60);
    assertThat(shown.pictures().getFirst().colour()).matches("#[0-9a-f]{6}");
    assertThat(shown.imagePath()).endsWith(two);
    assertThat(shown.variants().getFirst().made().imagePath()).endsWith(one);
    assertThat(ProductPages.content(web.get(null, store.shop("/p/" + product.slug()))))
        .contains("id=\"picture-3\"", "alt=\"From above\"", ":1\"");
    takesThemOff(id, two);
  }

  /** What was sent ahead and what an act is done with is in the form; nothing is saved by it. */
  @Test
  void putsThemInOrderWhileTheyAreEdited() throws Exception {
    var ahead = pages.sendAhead(Files.readAllBytes(Drawn.saved(9, 9))).getContentAsString();
    var form = ProductPages.good();
    form.put("added", ahead);
    form.put("picture", "earlier-1");
    var page = pages.upload(form, Files.readAllBytes(Drawn.saved(8, 8)));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(ProductPages.content(page))
        .containsSubsequence("pictures[0].id", "pictures[1].id", ahead)
        .contains("Tonkotsu");
    assertThat(shop.count(store)).isZero();
    form.put("rows", "option");
    assertThat(pages.upload(form).getStatus()).isEqualTo(200);
  }

  /** A page from before there were several says nothing of them. */
  @Test
  void keepsThemWhereTheFormSaysNothingOfPictures() throws Exception {
    var id = ProductPages.idOf(pages.upload(ProductPages.good(), three()));
    var form = ProductPages.good();
    form.put("version", "1");
    form.put("title", "Another");
    form.put("variants[0].id", products.get(store, id).variants().getFirst().publicId());
    form.put("variants[0].onHandWas", "20");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(products.get(store, id).fields().pictures()).hasSize(3);
    form.put("version", "2");
    form.put("picturesShown", "on");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(products.get(store, id).fields().pictures()).isEmpty();
  }

  @Test
  void saysWhichFileIsWrongAndKeepsTheOthers() throws Exception {
    var good = Files.readAllBytes(Drawn.saved(9, 9));
    var answer = pages.upload(ProductPages.good(), good, "words".repeat(9).getBytes(UTF_8));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("1.png: This file is no image", "pictures[0].id")
        .doesNotContain("pictures[1].id");
    var ahead = pages.sendAhead("words".repeat(9).getBytes(UTF_8));
    assertThat(ahead.getStatus()).isEqualTo(422);
    assertThat(ahead.getContentAsString()).startsWith("This file is no image");
    var empty = pages.upload(ProductPages.good(), good, new byte[0]);
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(empty)).contains("1.png: This file is no image");
  }

  @Test
  void takesAtMostTwenty() throws Exception {
    var form = ProductPages.good();
    var ids = new TreeSet<String>();
    for (int i = 0; i < 21; i++) {
      ids.add(pages.sendAhead(Files.readAllBytes(Drawn.saved(9, 9))).getContentAsString());
    }
    int at = 0;
    for (var id : ids) form.put("pictures[" + at++ + "].id", id);
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("at most 20 pictures");
  }

  /** The same file twice at once: two pictures of one file. */
  @Test
  void takesOneFileTwiceAtOnce() throws Exception {
    var file = Files.readAllBytes(Drawn.saved(300, 200));
    Callable<MockHttpServletResponse> ahead = () -> pages.sendAhead(file);
    try (var both = Executors.newFixedThreadPool(2)) {
      var ids = new TreeSet<String>();
      for (var answer : both.invokeAll(Collections.nCopies(2, ahead))) {
        assertThat(answer.get().getStatus()).isEqualTo(201);
        ids.add(answer.get().getContentAsString());
      }
      assertThat(media.known(store, ids)).hasSize(2);
    }
  }

  @Test
  void refusesAFileThatOnlyPretendsToBeAnImage() {
    var answer =
        pages.upload(ProductPages.good(), "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes());
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("An SVG may carry programs");
  }
}
