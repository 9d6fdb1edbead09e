package io.storeflow.stockpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.Person;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.ProductState;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Instant;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the pages of stock say, to those who keep it. */
@AppTest
class StockPagesTest {
  private static final String OUT = state("Sold out");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired MessageSource messages;

  Store store;
  Person person;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.MANAGER);
  }

  @Test
  void takesNothingForSoldOutThatShoppersDoNotSee() {
    var goods = world.goods(store, 500, 0);
    assertThat(list("?stock=out")).contains(goods.publicId()).containsPattern(OUT);
    var product = only(store, PRODUCT);
    db.update(product).set(product.STATE, ProductState.DRAFT).execute();
    assertThat(list("?stock=out")).doesNotContain(goods.publicId());
    assertThat(list(""))
        .contains(goods.publicId())
        .containsPattern(state("Draft"))
        .doesNotContainPattern(OUT);
    assertThat(list("/" + goods.publicId()))
        .containsPattern(state("Draft"))
        .doesNotContainPattern(OUT);
    db.update(product).set(product.STATE, ProductState.ACTIVE).execute();
    var variant = only(store, VARIANT);
    db.update(variant).set(variant.ACTIVE, false).execute();
    assertThat(list("")).containsPattern(state("Not offered")).doesNotContainPattern(OUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          damaged | 500 | 0 | Only 18 on hand, so no more can be written off.
          damaged | 16  | 3 | 18 on hand, 3 of them reserved for orders: at most 15 can be written off.
          damaged | 500 | 3 | 18 on hand, 3 of them reserved for orders: at most 15 can be written off.
          counted | 2   | 3 | 3 are reserved for orders, so no fewer than 3 can be on hand.
          received | 0  | 0 | That would change nothing: 1 or more.
          damaged | 0   | 0 | That would change nothing: 1 or more.
          """)
  void saysWhyFewerCannotBeThere(String entry, String units, int reserved, String said) {
    var goods = world.goods(store, 500, 18);
    if (reserved > 0) reserve(goods, reserved);
    var path = "/s/" + store.slug() + "/inventory/" + goods.publicId() + "/entry";
    var answer = web.send(person, post(path).param("entry", entry).param("units", units));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer)).contains(said, "value=\"" + units + "\"");
  }

  @Test
  void saysHowManyWaitInTheListAndOnThePageOfTheVariant() {
    var goods = world.goods(store, 500, 0);
    assertThat(list("/" + goods.publicId())).doesNotContain("1 person waits");
    insertInto(db, store, STOCK_WISH)
        .set(STOCK_WISH.ID, Ids.next())
        .set(STOCK_WISH.VARIANT_ID, goods.id())
        .set(STOCK_WISH.EMAIL, "mika@example.com")
        .set(STOCK_WISH.LOCALE, "en")
        .set(STOCK_WISH.TOKEN_HASH, new byte[32])
        .set(STOCK_WISH.CREATED_AT, Instant.now())
        .set(STOCK_WISH.CONFIRMED_AT, Instant.now())
        .execute();
    assertThat(list("")).contains("1 person waits");
    assertThat(list("/" + goods.publicId())).contains("1 person waits");
  }

  @Test
  void noneMayBeCounted() {
    var goods = world.goods(store, 500, 18);
    var path = "/s/" + store.slug() + "/inventory/" + goods.publicId();
    var counted = post(path + "/entry").param("entry", "counted").param("units", "0");
    assertThat(web.send(person, counted).getStatus()).isEqualTo(302);
    var stock = only(store, STOCK);
    assertThat(
            db.select(stock.ON_HAND)
                .from(stock)
                .where(stock.VARIANT_ID.eq(goods.id()))
                .fetchSingle(stock.ON_HAND))
        .isZero();
    assertThat(content(web.get(person, path))).contains(">Counted</bdi>");
  }

  @Test
  void whatACountBecomesIsSaidBeforeAndAfterWhereUnitsAreOwed() {
    var goods = world.goods(store, 500, 0);
    var path = "/s/" + store.slug() + "/inventory/" + goods.publicId();
    assertThat(list("/" + goods.publicId())).contains("A count leaves out what is sold already");
    var stock = only(store, STOCK);
    db.update(stock).set(stock.ON_HAND, -3).where(stock.VARIANT_ID.eq(goods.id())).execute();
    var before = "3 are owed to orders. Count all that lies there";
    assertThat(list("/" + goods.publicId())).contains(before, "5 counted, 3 owed: 2 can be sold");
    assertThat(list("")).contains(before);
    var counted =
        web.send(person, post(path + "/entry").param("entry", "counted").param("units", "5"));
    assertThat(counted.getStatus()).isEqualTo(302);
    assertThat(
            db.select(stock.ON_HAND)
                .from(stock)
                .where(stock.VARIANT_ID.eq(goods.id()))
                .fetch(stock.ON_HAND))
        .containsExactly(2);
    var words = messages.getMessage("inventory.saved.owed", new Object[] {5, 3, 2}, Locale.ENGLISH);
    assertThat(words).startsWith("5 counted, 3 owed to orders: 2 on hand now that can be sold.");
    var none = messages.getMessage("inventory.saved.owed", new Object[] {2, 3, -1}, Locale.ENGLISH);
    assertThat(none).startsWith("2 counted, 3 owed to orders: -1 on hand now, none can be sold.");
  }

  @Test
  void isWrittenDownInTheListWhichStaysAsItWas() {
    var goods = world.goods(store, 500, 18);
    var path = "/s/" + store.slug() + "/inventory";
    var wrong =
        post(path + "/entries?q=SKU&stock=low")
            .param("variant", goods.publicId())
            .param("entry", "corrected")
            .param("units", "-19")
            .param("reason", "Found fewer");
    var answer = web.send(person, wrong);
    assertThat(answer.getStatus()).isEqualTo(422);
    var right =
        post(path + "/entries?q=SKU")
            .param("variant", goods.publicId())
            .param("entry", "corrected")
            .param("units", "−15");
    answer = web.send(person, right);
    assertThat(answer.getRedirectedUrl()).isEqualTo(path + "?q=SKU");
    assertThat(list("")).contains("<b>3</b>").contains("Low<span class=\"count\">1<");
    answer = web.send(person, wrong);
    assertThat(content(answer))
        .contains("Only 3 on hand", "value=\"-19\"", "value=\"Found fewer\"")
        .containsPattern("<details[^>]*open")
        .containsPattern(tied("units", goods));
  }

  @Test
  void saysFromHowManyOnAVariantIsLow() {
    var goods = world.goods(store, 500, 18);
    var path = "/s/" + store.slug() + "/inventory/thresholds";
    var set = post(path).param("variant", goods.publicId()).param("lowAt", "18");
    assertThat(web.send(person, set).getStatus()).isEqualTo(302);
    assertThat(list("?stock=low")).contains(goods.publicId(), "alert at 18");
    var wrong = post(path).param("variant", goods.publicId()).param("lowAt", "many");
    var answer = web.send(person, wrong);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(content(answer))
        .contains("value=\"many\"", "A whole number from 0")
        .containsPattern(tied("low", goods));
  }

  /** A field that says where it is told what is wrong with it, and the place that tells it. */
  private static String tied(String field, Goods goods) {
    var id = field + "-" + goods.publicId();
    return "(?s)id=\"%s\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"%s-e\".*<p[^>]*id=\"%s-e\""
        .formatted(id, id, id);
  }

  private void reserve(Goods goods, int units) {
    var stock = only(store, STOCK);
    db.update(stock).set(stock.RESERVED, units).where(stock.VARIANT_ID.eq(goods.id())).execute();
  }

  private static String state(String word) {
    return "class=\"state\"[^>]*>" + word + "<";
  }

  private String list(String more) {
    return content(web.get(person, "/s/" + store.slug() + "/inventory" + more));
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
