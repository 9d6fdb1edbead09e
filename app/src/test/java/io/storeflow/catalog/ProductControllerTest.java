package io.storeflow.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.Person;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.media.Drawn;
import io.storeflow.media.MediaFiles;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.util.HtmlUtils;

@AppTest
class ProductControllerTest {
  private static final String LONG = "x".repeat(5001);
  private static final @Nullable String KEEP = null;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired Categories categories;
  @Autowired ShopCatalogue shop;
  @Autowired MediaFiles media;
  @Autowired Statements statements;

  Store store;
  Person person;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.CATALOGUE);
  }

  @Test
  void createsAProductFromWhatWasTyped() {
    var answer = send("", good());
    assertThat(answer.getStatus()).isEqualTo(302);
    var product = products.get(store, idOf(answer));
    assertThat(product.title()).isEqualTo("Tonkotsu Ramen");
    assertThat(product.slug()).isEqualTo("tonkotsu-ramen");
    assertThat(product.description()).isEqualTo("Broth\nof bones");
    var variant = product.variants().getFirst();
    assertThat(variant.price()).isEqualTo(store.money(1290));
    assertThat(variant.compareAt()).isEqualTo(store.money(1490));
    assertThat(variant.onHand()).isEqualTo(20);
    assertThat(variant.lowAt()).isEqualTo(3);
    assertThat(variant.tracked()).isTrue();
  }

  @Test
  void showsWhatIsThereForEdit() {
    var id = idOf(send("", good()));
    var page = content(web.get(person, base() + "/" + id));
    assertThat(page).contains("Tonkotsu Ramen", "12.90", "14.90", "RAM-1", "Broth\nof bones");
    assertThat(page).doesNotContain("??");
  }

  /** Every field with every kind of value that is wrong for it, and the sentence that says so. */
  static Stream<Arguments> wrong() {
    var price = "This is no amount. Write it as 12.90.";
    var units = "A whole number from 0 to 1,000,000.";
    return Stream.of(
        Arguments.of("title", "", "A product needs a title"),
        Arguments.of("title", "   ", "A product needs a title"),
        Arguments.of("title", KEEP, "A product needs a title"),
        Arguments.of("title", "x".repeat(201), "At most 200 characters"),
        Arguments.of("secondTitle", "x".repeat(201), "At most 200 characters"),
        Arguments.of("description", LONG, "At most 5,000 characters"),
        Arguments.of("imageAlt", "x".repeat(201), "At most 200 characters"),
        Arguments.of("reason", "x".repeat(201), "At most 200 characters"),
        Arguments.of("slug", "Ramen & Co", "such as ramen-and-co"),
        Arguments.of("slug", "../admin", "such as admin"),
        Arguments.of("slug", "-a-", "such as a"),
        Arguments.of("slug", "x".repeat(121), "An address has small letters"),
        Arguments.of("category", "nonsense", "This category is gone"),
        Arguments.of("state", "", "Choose draft, active or archived"),
        Arguments.of("state", KEEP, "Choose draft, active or archived"),
        Arguments.of("state", "deleted", "Choose draft, active or archived"),
        Arguments.of("image", "nonsense", "The image is gone"),
        Arguments.of("variants[0].price", "", "A price is missing, such as 12.90"),
        Arguments.of("variants[0].price", "abc", price),
        Arguments.of("variants[0].price", "-1", "cannot be below zero"),
        Arguments.of(
            "variants[0].price", "12.9012", "EUR has 2 decimals at most. Write it as 12.90."),
        Arguments.of("variants[0].price", "1e3", price),
        Arguments.of("variants[0].price", "99999999999999", "at most €1,000,000,000.00"),
        Arguments.of(
            "variants[0].price",
            "12.345",
            "12.345 can be read as €12,345.00 or as €12.35. Write it as 12345.00 or as 12.35."),
        Arguments.of(
            "variants[0].price",
            "$12.50",
            "$ is not the sign of the currency here, which is EUR. Write the amount alone, such as 12.90."),
        Arguments.of("variants[0].price", "<b>1</b>", price),
        Arguments.of("variants[0].compareAt", "abc", price),
        Arguments.of("variants[0].compareAt", "12.90", "The price before is higher"),
        Arguments.of("variants[0].compareAt", "1", "The price before is higher"),
        Arguments.of("variants[0].onHand", "-1", units),
        Arguments.of("variants[0].onHand", "1.5", units),
        Arguments.of("variants[0].onHand", "many", units),
        Arguments.of("variants[0].onHand", "1000001", units),
        Arguments.of("variants[0].onHand", "99999999999", units),
        Arguments.of("variants[0].lowAt", "-1", units),
        Arguments.of("variants[0].lowAt", "x", units),
        Arguments.of("variants[0].title", "x".repeat(121), "At most 120 characters"),
        Arguments.of("variants[0].sku", "x".repeat(81), "At most 80 characters"),
        Arguments.of("variants[0].active", KEEP, "An active product needs a variant"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWrongValuesAndKeepsWhatWasTyped(
      String field, @Nullable String value, String sentence) {
    var form = good();
    form.put("title", "Kept <b>& \"quoted\"</b> 🍜 مرحبا");
    if (value == null) form.remove(field);
    else form.put(field, value);
    var answer = send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    var page = content(answer);
    var text = HtmlUtils.htmlUnescape(page).replace("\r", "");
    assertThat(text).contains(sentence).contains("role=\"alert\"");
    if (!field.equals("description")) assertThat(text).contains("Broth\nof bones");
    if (value != null && !value.isBlank() && !List.of("image", "category", "state").contains(field))
      assertThat(text).contains(value);
    if (!field.equals("title")) {
      assertThat(page).doesNotContain("<b>& ").contains("🍜 مرحبا").contains("&lt;b&gt;");
    }
    assertThat(shop.cards(store, ShopFilter.all(), 5, null).rows()).isEmpty();
  }

  /** A field that was added to the form has to get its wrong values above. */
  @Test
  void everyFieldOfTheFormHasWrongValues() {
    var tried = wrong().map(it -> ((String) it.get()[0]).replace("variants[0].", "")).toList();
    var harmless = List.of("removeImage", "version", "variants", "id", "tracked", "onHandWas");
    var fields =
        Stream.of(ProductForm.class, ProductForm.VariantRow.class)
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .map(component -> component.getName())
            .filter(name -> !harmless.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).containsAll(fields);
  }

  @Test
  void takesAnyLanguageAndNeverRunsWhatWasTyped() {
    var form = good();
    form.put("title", "<script>alert(1)</script> مرحبا 🍜");
    form.put("slug", "");
    var id = idOf(send("", form));
    assertThat(products.get(store, id).title()).isEqualTo("<script>alert(1)</script> مرحبا 🍜");
    assertThat(content(web.get(person, base() + "/" + id))).doesNotContain("<script>alert");
    assertThat(content(web.get(person, base()))).doesNotContain("<script>alert");
  }

  /** Two names that people take for one would stand beside each other in the menu. */
  @Test
  void takesNoSecondNameThatIsTheSameForPeople() {
    categories.create(store, "Crème Brûlée");
    categories.create(store, "ビール");
    for (var same : List.of("creme  brulee", "CRÈME BRULÉE", "びーる", "ﾋﾞｰﾙ"))
      assertThatThrownBy(() -> categories.create(store, same))
          .isInstanceOf(CategoryTitleTaken.class);
    categories.create(store, "ヒール");
    var form = good();
    form.put("variants[0].title", "Groß");
    form.put("variants[1].title", "ＧＲＯＳＳ");
    form.put("variants[1].price", "14.90");
    var answer = send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("Another variant is called");
  }

  @Test
  void refusesACategoryAndAnImageOfAnotherStore() throws Exception {
    var other = world.store();
    var form = good();
    form.put("category", categories.create(other, "Theirs"));
    form.put("image", media.keep(other, Drawn.saved(9, 9)));
    var answer = send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("This category is gone", "The image is gone");
  }

  @Test
  void refusesAVariantOfAnotherProduct() {
    var other = products.get(store, idOf(send("", good())));
    var id = idOf(send("", good()));
    var form = good();
    form.put("version", "1");
    form.put("variants[0].id", other.variants().getFirst().publicId());
    assertThat(send("/" + id, form).getStatus()).isEqualTo(404);
  }

  @Test
  void saysWhichAddressIsFree() {
    var form = good();
    form.put("slug", "ramen");
    send("", form);
    var answer = send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("Another product has this address. ramen-2 is free.");
  }

  /** Ten people at once make a product of the same title: ten products, ten addresses. */
  @Test
  void givesEveryoneAnAddressOfTheirOwn() throws Exception {
    try (var pool = Executors.newFixedThreadPool(5)) {
      var work =
          IntStream.range(0, 10)
              .<Callable<Integer>>mapToObj(i -> () -> send("", good()).getStatus())
              .toList();
      var statuses = pool.invokeAll(work).stream().map(it -> it.resultNow()).toList();
      assertThat(statuses).allMatch(status -> status == 302 || status == 422);
    }
    var slugs =
        shop.products(store, ShopFilter.all(), 20, null).rows().stream()
            .map(ShopProduct::slug)
            .toList();
    assertThat(slugs).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void tellsSomebodyWhoseFormIsOld() {
    var id = idOf(send("", good()));
    var form = good();
    form.put("version", "1");
    form.put("variants[0].id", products.get(store, id).variants().getFirst().publicId());
    form.put("variants[0].onHandWas", "20");
    form.put("title", "First");
    assertThat(send("/" + id, form).getStatus()).isEqualTo(302);
    form.put("title", "Second");
    var answer = send("/" + id, form);
    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(content(answer)).contains("Changed by somebody else", "value=\"Second\"");
    assertThat(products.get(store, id).title()).isEqualTo("First");
  }

  @Test
  void changesStockByWhatDiffersFromWhatWasSeen() {
    var id = idOf(send("", good()));
    var variant = products.get(store, id).variants().getFirst();
    var form = good();
    form.put("version", "1");
    form.put("variants[0].id", variant.publicId());
    form.put("variants[0].onHandWas", "25");
    form.put("variants[0].onHand", "27");
    form.put("reason", "Two more found");
    assertThat(send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(products.get(store, id).variants().getFirst().onHand()).isEqualTo(22);
    var ledger =
        content(web.get(person, "/s/" + store.slug() + "/inventory/" + variant.publicId()));
    assertThat(ledger).contains("Two more found", "+2", "Receipt", "Adjustment");
  }

  @Test
  void standsInTheInventoryAsSoonAsItIsCounted() {
    var form = good();
    form.remove("variants[0].tracked");
    form.put("variants[0].onHand", "");
    var id = idOf(send("", form));
    assertThat(inventory()).doesNotContain("Tonkotsu Ramen");
    form.put("version", "1");
    form.put("variants[0].id", products.get(store, id).variants().getFirst().publicId());
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "");
    form.put("variants[0].lowAt", "4");
    assertThat(send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(inventory()).contains("Tonkotsu Ramen", "Sold out");
    assertThat(products.get(store, id).variants().getFirst().lowAt()).isEqualTo(4);
  }

  @Test
  void addsALineWithoutSavingAndKeepsWhatWasTyped() {
    var form = good();
    form.put("rows", "add");
    var answer = send("", form);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(content(answer)).contains("variants[1].price", "Tonkotsu Ramen", "RAM-1");
    assertThat(shop.cards(store, ShopFilter.all(), 5, null).rows()).isEmpty();
  }

  @Test
  void keepsAnUploadedImageWhenSomethingElseIsRefused() throws Exception {
    var png = Files.readAllBytes(Drawn.saved(900, 600));
    var form = good();
    form.put("title", "");
    var answer = upload(form, png);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("/media/" + store.publicId() + "/");
    form.put("title", "With image");
    var id = idOf(upload(form, png));
    var kept = Objects.requireNonNull(products.get(store, id).media());
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
    var form = good();
    form.put("title", "With image");
    form.put("imageAlt", "");
    form.put("state", "active");
    var product =
        products.get(store, idOf(upload(form, Files.readAllBytes(Drawn.saved(900, 600)))));
    var image = "/media/" + store.publicId() + "/" + product.media();
    assertThat(content(web.get(person, base())))
        .contains(image + "?side=160\"")
        .doesNotContain("loading=\"lazy\"");
    assertThat(content(web.get(null, "/shop/" + store.slug() + "/p/" + product.slug())))
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
    var answer = upload(good(), Files.readAllBytes(Drawn.saved(9, 9)));
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(content(answer))
        .contains("pictures cannot be stored at this moment", "Tonkotsu Ramen");
  }

  @Test
  void refusesAFileThatOnlyPretendsToBeAnImage() {
    var answer = upload(good(), "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes());
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains("An SVG may carry programs");
  }

  @Test
  void archivesManyAtOnceAndBringsThemBack() {
    var one = idOf(send("", good()));
    var two = idOf(send("", good()));
    var call = post(base() + "/state").param("state", "archived").param("product", one, two);
    assertThat(web.send(person, call).getStatus()).isEqualTo(302);
    assertThat(shop.cards(store, ShopFilter.all(), 5, null).rows()).isEmpty();
    var back = post(base() + "/state").param("state", "active").param("product", one, two);
    web.send(person, back);
    assertThat(shop.cards(store, ShopFilter.all(), 5, null).rows()).hasSize(2);
  }

  @Test
  void leavesProductsOfOtherStoresAlone() {
    var other = world.store();
    var theirs = products.create(other, Shelves.product(other, "Theirs", 100), Actor.SYSTEM);
    web.send(person, post(base() + "/state").param("state", "archived").param("product", theirs));
    assertThat(products.get(other, theirs).state()).isEqualTo(ProductState.ACTIVE);
  }

  @Test
  void deletesOnlyDraftsThatWereNeverSold() {
    var id = idOf(send("", good()));
    web.send(person, post(base() + "/" + id + "/deletion"));
    assertThat(products.get(store, id).state()).isEqualTo(ProductState.ACTIVE);
    web.send(person, post(base() + "/state").param("state", "draft").param("product", id));
    web.send(person, post(base() + "/" + id + "/deletion"));
    assertThat(web.get(person, base() + "/" + id).getStatus()).isEqualTo(404);
  }

  @Test
  void copiesAsADraft() {
    var id = idOf(send("", good()));
    var copy = products.get(store, idOf(web.send(person, post(base() + "/" + id + "/copy"))));
    assertThat(copy.title()).isEqualTo("Tonkotsu Ramen, copy");
    assertThat(copy.state()).isEqualTo(ProductState.DRAFT);
    assertThat(copy.variants().getFirst().onHand()).isEqualTo(0);
  }

  @Test
  void listsWithTheSameStatementsForOneAndForMany() {
    send("", good());
    var one = statements.during(() -> web.get(person, base()));
    for (int i = 0; i < 30; i++)
      products.create(store, Shelves.product(store, "P" + i, i), Actor.SYSTEM);
    var many = statements.during(() -> web.get(person, base()));
    assertThat(many).hasSameSizeAs(one);
    var page = content(web.get(person, base() + "?q=ramen&state=active&sort=title&stock=low"));
    assertThat(page).doesNotContain("??").contains("No product is like that");
    assertThat(content(web.get(person, base() + "?q=ramen"))).contains("Tonkotsu Ramen");
    assertThat(web.get(person, base() + "?cursor=broken&sort=x&state=y").getStatus())
        .isEqualTo(200);
  }

  private String base() {
    return "/s/" + store.slug() + "/products";
  }

  private String inventory() {
    return content(web.get(person, "/s/" + store.slug() + "/inventory"));
  }

  private MockHttpServletResponse send(String path, Map<String, String> form) {
    var call = post(base() + path);
    form.forEach(call::param);
    return web.send(person, call);
  }

  private MockHttpServletResponse upload(Map<String, String> form, byte[] file) {
    var call = multipart(base()).file(new MockMultipartFile("file", "a.png", "image/png", file));
    form.forEach(call::param);
    return web.send(person, call);
  }

  private static String idOf(MockHttpServletResponse answer) {
    var location = Objects.requireNonNull(answer.getRedirectedUrl(), () -> content(answer));
    return location.substring(location.lastIndexOf('/') + 1);
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Map<String, String> good() {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Tonkotsu Ramen");
    form.put("secondTitle", "豚骨ラーメン");
    form.put("description", "Broth\r\nof bones");
    form.put("slug", "");
    form.put("category", "");
    form.put("state", "active");
    form.put("variants[0].title", "");
    form.put("variants[0].sku", "RAM-1");
    form.put("variants[0].price", "12,90");
    form.put("variants[0].compareAt", "14.90");
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "20");
    form.put("variants[0].lowAt", "3");
    form.put("variants[0].active", "true");
    return form;
  }
}
