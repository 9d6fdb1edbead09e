package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Products;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.picture.Drawn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures that are sent with a product. */
abstract class WithPictures extends OnProductPages {
  @Autowired Products products;
  @Autowired ShopCatalogue shop;
  @Autowired MediaFiles media;

  /** Real ones; where the original is smaller, there it is. */
  void sizesOf(String image) throws IOException {
    int[][] sizes = {{160, 160}, {400, 400}, {800, 800}, {1600, 900}};
    await().atMost(Duration.ofSeconds(30)).until(() -> isFinal(image + "?side=160"));
    for (var size : sizes) {
      var answer = web.get(null, image + "?side=" + size[0]);
      var shown = ImageIO.read(new ByteArrayInputStream(answer.getContentAsByteArray()));
      assertThat(shown.getWidth()).isEqualTo(size[1]);
      assertThat(answer.getHeader("ETag")).contains("-" + size[0]);
    }
    assertThat(web.get(null, image + "?side=77").getStatus()).isEqualTo(404);
  }

  boolean isFinal(String address) {
    return String.valueOf(web.get(null, address).getHeader("Cache-Control")).contains("immutable");
  }

  byte[][] three() throws IOException {
    return new byte[][] {
      Files.readAllBytes(Drawn.saved(9, 9)),
      Files.readAllBytes(Drawn.saved(9, 8)),
      Files.readAllBytes(Drawn.saved(8, 9))
    };
  }

  void takesThemOff(String id, String left) {
    var form = ProductPages.good();
    var before = products.get(store, id);
    form.put("version", Integer.toString(before.version()));
    form.put("variants[0].id", before.variants().getFirst().publicId());
    form.put("variants[0].picture", before.variants().getFirst().fields().image());
    form.put("variants[0].onHandWas", "20");
    var pictures = before.fields().pictures();
    for (int i = 0; i < pictures.size(); i++) {
      form.put("pictures[" + i + "].id", pictures.get(i).id());
      form.put("pictures[" + i + "].out", Boolean.toString(!pictures.get(i).id().equals(left)));
    }
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    var after = products.get(store, id);
    assertThat(after.fields().pictures()).extracting(OfPicture::id).containsExactly(left);
    assertThat(after.variants().getFirst().fields().image()).isNull();
  }
}
