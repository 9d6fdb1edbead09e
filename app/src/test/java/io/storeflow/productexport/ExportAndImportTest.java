package io.storeflow.productexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.db.Transactions;
import io.storeflow.product.Attribute;
import io.storeflow.product.TaxClass;
import io.storeflow.productimport.ImportQueries;
import io.storeflow.productimport.ImportRow;
import io.storeflow.productimport.Imports;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.unitprice.Content;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What was exported is imported: there is no difference, here or in another store. */
@AppTest
class ExportAndImportTest {
  private static final String FILE =
      """
      Title,URL handle,Description,Vendor,Product category,Type,Tags,Status,Published at,\
      Option1 name,Option1 value,Option2 name,Option2 value,SKU,Barcode,Price,Compare-at price,\
      Cost per item,Inventory tracker,Inventory quantity,Continue selling when out of stock,\
      Weight value (grams),SEO title,SEO description,Metafield key,Metafield value,\
      Unit price total measure,Unit price total measure unit,Unit price base measure,Unit price base measure unit,Tax class
      "=HYPERLINK(""x"")",tea,"<p>First <b>flush</b>,\nfrom Uji</p>",@Maker,Drinks > Tea,-Leaf,"green, loose, 20 % off",\
      active,2024-03-01 08:00,Size,100 g,Tin,Red,'0012,4006381333931,12.50,15.00,6.10,shopify,7,continue,120,+SEO,"A ""good"" tea",Origin,=Uji,100,g,100,g,Food
      ,tea,,,,,,,,,250 g,,"Red, dark",-TEA-2,,29,,,shopify,0,deny,270,,,,,0.25,KG,1,kg,
      ,tea,,,,,,,,,250 g,,Blue / white,,,31.05,40,0,,,deny,,,,Harvest,"May, by hand",8.8,oz,1,lb,
      Café «Crème» 抹茶,cafe,"3 < 4 & ""so"" on",,Drinks,,,draft,2099-01-01 00:00,Title,Default Title,,,=1+1,,0,,,,,,,,,,,,,,,
      ,tea,,,,,,,,,250 g,,Blue / white,,,,,,,,,,,,Tin,"Enamel; 0.4 mm",,,,,
      ,cafe,,,,,,,,,Default Title,,,,,,,,,,,,,,Cup,Porcelain,,,,,
      Bare,bare,,,,,,archived,,Title,Default Title,,,,,1234.56,,,shopify,12,,1000000,,,,,,,,,exempt
      """;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Imports imports;
  @Autowired ImportQueries queries;
  @Autowired ManyProducts products;
  @Autowired MediaFiles media;
  @Autowired Transactions transactions;
  @TempDir Path folder;

  @Test
  void nothingDiffersHereAndTheSameBytesComeFromAnotherStore() throws Exception {
    var store = world.store();
    var brought = brought(store, FILE.getBytes(UTF_8));
    assertThat(brought.counts().fresh()).isEqualTo(3);
    assertThat(brought.counts().refused()).isZero();
    var file = exported(store);
    assertThat(new String(file, UTF_8)).doesNotContain("\n=", ",=", ",@", ",+", "\"=");
    nothingDiffers(store, file);
    assertThat(product(store, "tea").variants())
        .extracting(it -> Content.written(it.fields().content()))
        .containsExactly("100 g / 100 g", "0.25 kg", "");
    assertThat(product(store, "tea").fields().traits().taxClass()).isEqualTo(TaxClass.FOOD);
    assertThat(product(store, "bare").fields().traits().taxClass()).isEqualTo(TaxClass.EXEMPT);
    assertThat(product(store, "cafe").fields().traits().taxClass()).isEqualTo(TaxClass.STANDARD);

    var other = world.store();
    assertThat(brought(other, file).counts().fresh()).isEqualTo(3);
    assertThat(product(other, "tea").variants().getLast().fields().attributes())
        .containsExactly(
            new Attribute("Harvest", "May, by hand"), new Attribute("Tin", "Enamel; 0.4 mm"));
    assertThat(product(other, "cafe").variants().getFirst().fields().attributes())
        .containsExactly(new Attribute("Cup", "Porcelain"));
    assertThat(new String(exported(other), UTF_8)).isEqualTo(new String(file, UTF_8));
  }

  @Test
  void picturesKeepTheirOrderTheirTextsAndTheirVariants() throws Exception {
    var store = world.store();
    brought(store, FILE.getBytes(UTF_8));
    var tea = product(store, "tea");
    var pictures = new ArrayList<OfPicture>();
    for (int colour = 0; colour < 3; colour++)
      pictures.add(
          new OfPicture(media.keep(store, png(colour)), colour == 1 ? "" : "Tin " + colour));
    var second = pictures.get(1).id();
    var shown =
        ProductChange.of(tea, "")
            .with(
                tea.fields().with(pictures),
                it -> it.title().endsWith("white") ? it.showing(second) : it);
    var edit = new ManyProducts.Edit(tea, shown);
    transactions.write(() -> products.changeAll(store, List.of(edit), Actor.SYSTEM));
    nothingDiffers(store, exported(store));
    assertThat(product(store, "tea").fields().pictures()).isEqualTo(pictures);
  }

  private void nothingDiffers(Store store, byte[] file) throws Exception {
    var again = looked(store, file);
    assertThat(queries.lines(store, again, ImportQueries.Kind.CHANGED, 0, 9)).isEmpty();
    assertThat(queries.lines(store, again, ImportQueries.Kind.NOTED, 0, 9)).isEmpty();
    assertThat(again.counts().same()).isEqualTo(3);
    assertThat(again.counts().fresh() + again.counts().refused()).isZero();
    assertThat(again.unused()).isEmpty();
    assertThat(again.canRun()).isFalse();
  }

  private ImportRow brought(Store store, byte[] file) throws Exception {
    var dry = looked(store, file);
    assertThat(imports.begin(store, dry.publicId(), Actor.SYSTEM)).isTrue();
    return settled(store, dry.publicId());
  }

  private ImportRow looked(Store store, byte[] file) throws Exception {
    var path = Files.write(folder.resolve("products.csv"), file);
    return settled(store, imports.take(store, path, "products.csv", Actor.SYSTEM));
  }

  private ImportRow settled(Store store, String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }

  private byte[] exported(Store store) {
    Person person = world.member(store, Role.MANAGER);
    var answer = web.get(person, "/s/" + store.slug() + "/products.csv");
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsByteArray();
  }

  private ProductDetail product(Store store, String slug) {
    return Objects.requireNonNull(products.bySlug(store, List.of(slug)).get(slug));
  }

  private Path png(int colour) throws Exception {
    var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(1, 1, 0x123456 + colour * 0x202020);
    var file = folder.resolve(colour + ".png");
    ImageIO.write(picture, "png", file.toFile());
    return file;
  }
}
