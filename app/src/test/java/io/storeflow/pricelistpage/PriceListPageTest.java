package io.storeflow.pricelistpage;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricelist.PriceListRow;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff do with further currencies of a store. */
@AppTest
class PriceListPageTest {
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private Stores stores;
  @Autowired private PriceLists lists;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;

  private Store store;
  private Staff.Visitor owner;
  private String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/pricing/lists";
  }

  @Test
  void addsACurrencyAndSwitchesItOffAgain() {
    var rules = owner.get("/s/" + store.slug() + "/pricing").body();
    assertThat(rules).contains(list + "\"", "Currencies");
    add("USD", "1,08", "end_90");
    var row = row();
    assertThat(row.list().conversion().rate()).isEqualByComparingTo("1.08");
    assertThat(row.active()).isTrue();
    assertThat(stores.reopen(store.id()).sells("USD")).isTrue();
    assertThat(owner.get(list).body()).contains(">USD<", "1.08 USD");
    var seen = owner.version(here(row));
    owner.post(here(row), here(row), "rate", "1.1", "_active", "on", "version", seen);
    assertThat(row().active()).isFalse();
    assertThat(stores.reopen(store.id()).sells("USD")).isFalse();
    var stale = owner.post(here(row), here(row), "rate", "1.2", "active", "true", "version", seen);
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .contains("Saved by somebody else meanwhile: 1.1", "value=\"1.2\"")
        .doesNotContain("checked=\"checked\"");
    var now = owner.version(here(row));
    assertThat(owner.post(here(row), here(row), "rate", "1.2", "version", now).statusCode())
        .isEqualTo(302);
    assertThat(row().list().conversion().rate()).isEqualByComparingTo("1.2");
    assertThat(row().active()).isFalse();
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Currency added", "Currency changed")
        .doesNotContain("??");
    owner.post(here(row), here(row) + "/removal");
    assertThat(lists.all(store)).isEmpty();
  }

  @Test
  void tellsWhoAddsACurrencyInTheSameMomentThatItIsThere() throws Exception {
    // One token for all of them.
    owner.get(list);
    Callable<HttpResponse<String>> more = () -> post("USD", "1.1", "none");
    var answers = AtOnce.all(List.of(more, more, more, more));
    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactlyInAnyOrder(302, 422, 422, 422);
    assertThat(answers)
        .filteredOn(it -> it.statusCode() == 422)
        .allSatisfy(it -> assertThat(it.body()).contains("there already"));
    assertThat(lists.all(store)).hasSize(1);
  }

  @Test
  void showsWhatPricesComeToBeforeAnythingIsSaved() {
    world.goods(store, 1200, null);
    var shown =
        owner.post(
            list, list, "currency", "USD", "rate", "1.08", "rounding", "end_90", "go", "preview");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("€12.00", "$12.90", "value=\"1.08\"");
    assertThat(lists.all(store)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD | 0        | none   | This is no rate",
        "USD | -1.08    | none   | This is no rate",
        "USD | 1e9      | none   | This is no rate",
        "IDR | 17,500   | none   | read in two ways",
        "EUR | 1.08     | none   | already",
        "XXX | 1.08     | none   | Choose a currency",
        "USD | 1.08     | odd    | Choose how prices are rounded",
        "JPY | 161.35   | end_90 | JPY has no such prices"
      })
  void refusesWhatIsNoRateAndKeepsWhatWasTyped(
      String currency, String rate, String rounding, String words) {
    var answer = post(currency, rate, rounding);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(words, "value=\"" + rate + "\"").doesNotContain("??");
    assertThat(lists.all(store)).isEmpty();
  }

  @Test
  void refusesACurrencyTwiceAndARateThatMakesPricesTooLarge() {
    add("USD", "1.08", "none");
    assertThat(post("USD", "1.1", "none").body()).contains("there already");
    var goods = world.goods(store, 100, null);
    var v = only(store, VARIANT);
    db.update(v).set(v.PRICE_MINOR, 99_999_999_900L).where(v.ID.eq(goods.id())).execute();
    var high = post("IRR", "45000", "none");
    assertThat(high.statusCode()).isEqualTo(422);
    assertThat(high.body()).contains("€999,999,999.00, the highest price");
    assertThat(lists.all(store)).hasSize(1);
  }

  @Test
  void fixesPricesAndTakesThemBack() {
    var goods = world.goods(store, 1200, null);
    add("USD", "1.08", "none");
    var prices = here(row()) + "/prices";
    owner.post(here(row()), prices, "sku", goods.productSlug(), "price", "12.50", "before", "14");
    assertThat(row().said()).isEqualTo(1);
    assertThat(owner.get(here(row())).body()).contains("€12.00", "$12.50", "$14.00");
    owner.post(here(row()), prices + "/removal", "variant", goods.publicId());
    assertThat(row().said()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD | 12.345  | | can be read as",
        "USD | -1      | | below zero",
        "USD | twelve  | | 12.90",
        "USD | 12      | 11 | above the price",
        "JPY | 1290.50 | | whole"
      })
  void refusesWhatIsNoPriceThere(String currency, String price, String before, String words) {
    var goods = world.goods(store, 1200, null);
    add(currency, "2", "none");
    var answer =
        owner.post(
            here(row()),
            here(row()) + "/prices",
            "sku",
            goods.productSlug(),
            "price",
            price,
            "before",
            before == null ? "" : before);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"" + price + "\"").containsIgnoringCase(words);
    assertThat(row().said()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing-bears-it", "ラーメン", "🍜"})
  void saysThatNothingBearsSuchAnSku(String sku) {
    add("USD", "1.08", "none");
    var prices = here(row()) + "/prices";
    var answer = owner.post(here(row()), prices, "sku", sku, "price", "12.50");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("No item has this SKU", sku);
  }

  @Test
  void asksAsMuchForManyPricesAsForOne() {
    add("USD", "1.08", "none");
    var prices = here(row()) + "/prices";
    owner.post(
        here(row()), prices, "sku", world.goods(store, 1200, null).productSlug(), "price", "1");
    int one = statements.ofRequests(() -> owner.get(here(row()))).size();
    for (int i = 0; i < 3; i++)
      owner.post(
          here(row()), prices, "sku", world.goods(store, 1200, null).productSlug(), "price", "1");
    assertThat(statements.ofRequests(() -> owner.get(here(row()))).size()).isEqualTo(one);
  }

  private void add(String currency, String rate, String rounding) {
    var answer = post(currency, rate, rounding);
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
  }

  private HttpResponse<String> post(String currency, String rate, String rounding) {
    return owner.post(
        list, list, "currency", currency, "rate", rate, "rounding", rounding, "active", "true");
  }

  private PriceListRow row() {
    return lists.all(store).getFirst();
  }

  private String here(PriceListRow row) {
    return list + "/" + row.publicId();
  }
}
