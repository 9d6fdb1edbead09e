package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.storeflow.catalog.Products;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.testing.AppTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Pictures that are sent with the form of a product. */
@AppTest
class ProductPicturesTest extends OnProductPages {
  @Autowired Products products;
  @Autowired ShopCatalogue shop;
  @Autowired MediaFiles media;

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
    form.put("imageAlt", "");
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

  /** Real ones; where the original is smaller, there it is. */
  private void sizesOf(String image) throws IOException {
    int[][] sizes = {{160, 160}, {400, 400}, {800, 800}, {1600, 900}};
    for (var size : sizes) {
      var answer = web.get(null, image + "?side=" + size[0]);
      var shown = ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
      assertThat(shown.getWidth()).isEqualTo(size[1]);
      assertThat(answer.getHeader("ETag")).contains("-" + size[0]);
    }
    assertThat(web.get(null, image + "?side=77").getStatus()).isEqualTo(404);
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

  @Test
  void refusesAFileThatOnlyPretendsToBeAnImage() {
    var answer =
        pages.upload(ProductPages.good(), "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes());
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("An SVG may carry programs");
  }
}
