package io.storeflow.forsale;

import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What shoppers find by the words that they type. */
@AppTest
class ShopSearchTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired ShopCatalogue shop;
  @Autowired ProductTexts texts;
  @Autowired DSLContext db;
  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void findsByWordsOfTitlesAndTheBeginningOfAnSku() {
    add(Shelves.product(store, "Shoyu Ramen 100%", 900));
    var sku = Shelves.variant(null, "", "GYO_7", store.money(500), null, false, true, 0, 0);
    add(Shelves.product("餃子 Gyoza", null, List.of(sku)));
    assertThat(titles("ramen shoyu")).containsExactly("Shoyu Ramen 100%");
    assertThat(titles("100%")).containsExactly("Shoyu Ramen 100%");
    assertThat(titles("餃")).containsExactly("餃子 Gyoza");
    assertThat(titles("gyo_")).containsExactly("餃子 Gyoza");
    assertThat(titles("gyo7")).containsExactly("餃子 Gyoza");
    assertThat(titles("gy%7")).isEmpty();
    assertThat(titles("_")).isEmpty();
    assertThat(titles("\\")).isEmpty();
    assertThat(titles("' or 1=1 --")).isEmpty();
  }

  /** The rule is the same on every page: {@link io.storeflow.platform.input.Folded}. */
  @ParameterizedTest
  @CsvSource({
    "weisswurst, Weißwurst",
    "WEISSWURST süss, Weißwurst",
    "suess, Weißwurst",
    "senf weißw, Weißwurst",
    "びーる, 生ビール",
    "ﾋﾞｰﾙ, 生ビール",
    "ビール, 生ビール",
    "ヒール, ハイヒール",
    "Weißwurst ビール, ''",
    "(senf), Weißwurst",
    "ｗｕ１, Weißwurst",
    "wu-1, Weißwurst",
    "wu1, Weißwurst",
    "u-1, ''",
    "wu-2 senf, ''",
    "beer 2, 生ビール",
  })
  void findsWhatPeopleTakeForTheSame(String words, String title) {
    var sku = Shelves.variant(null, "", "WU-1", store.money(1), null, false, true, 0, 0);
    var other = Shelves.variant(null, "", "BEER 2", store.money(1), null, false, true, 0, 0);
    add(described("Weißwurst", "mit süßem Senf", sku));
    add(described("生ビール", "", other));
    add(described("ハイヒール", "", Shelves.variant(store, "", 1, 1)));
    var expected = title.isEmpty() ? List.<String>of() : List.of(title);
    assertThat(titles(words)).isEqualTo(expected);
  }

  @Test
  void findsAProductByWhatItIsCalledNow() {
    var id = add(Shelves.product(store, "Kürbissuppe", 500));
    var before = products.get(store, id);
    var renamed = Shelves.product(store, "Möhrensuppe", 500);
    products.change(store, id, before.version(), renamed, Actor.SYSTEM);
    assertThat(titles("kurbis")).isEmpty();
    assertThat(titles("mohren")).containsExactly("Möhrensuppe");
    var text = only(store, PRODUCT_TEXT);
    var variant = only(store, VARIANT);
    db.update(text).set(text.TITLES, "kürbissuppe").execute();
    db.update(variant).setNull(variant.TITLE_FOLDED).execute();
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(titles("mohren")).containsExactly("Möhrensuppe");
    db.deleteFrom(text).execute();
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(titles("moehren")).containsExactly("Möhrensuppe");
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isZero();
  }

  private static ProductChange described(
      String title, String second, ProductChange.VariantChange variant) {
    var active = ProductState.ACTIVE;
    return Shelves.product(title, second, "", "", null, null, "", active, List.of(variant));
  }

  private List<String> titles(@Nullable String words) {
    world.readEvents(store);
    var filter = ShopFilter.all().search(words == null ? "" : words);
    return shop.products(store, filter, 10, null).rows().stream().map(ShopProduct::title).toList();
  }

  private String add(ProductChange change) {
    return products.create(store, change, Actor.SYSTEM);
  }
}
