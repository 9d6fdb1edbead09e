package io.storeflow.productlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.People;
import io.storeflow.catalog.Products;
import io.storeflow.category.CategoryTree;
import io.storeflow.demo.DemoWorld;
import io.storeflow.platform.settings.DemoPeople;
import io.storeflow.productpage.ProductPage;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.validation.BeanPropertyBindingResult;

/** The form takes what the demo world wrote past it: what can be seen can be saved. */
@AppTest
class DemoProductsTest {
  @Autowired DemoWorld world;
  @Autowired People people;
  @Autowired Stores stores;
  @Autowired Products products;
  @Autowired ProductListQueries list;
  @Autowired ProductPage page;

  @BeforeEach
  void create() {
    if (people.byEmail(DemoPeople.EMAILS.getFirst()).isEmpty()) world.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hanami-kitchen", "hanami-market", "northwind"})
  void areTakenByTheFormAsTheyAre(String slug) {
    var store = stores.open(slug).orElseThrow();
    var all = new ProductListFilter("", "", "", "", "", "", "", "", "");
    var rows = list.page(store, all, new CategoryTree(List.of()), 100, null).rows();
    assertThat(rows).hasSizeGreaterThan(10);
    for (var row : rows) {
      var form = page.of(store, products.get(store, row.publicId()));
      var errors = new BeanPropertyBindingResult(form, "form");
      assertThat(page.read(store, form, errors)).as(row.title()).isPresent();
      assertThat(errors.getAllErrors()).as(row.title()).isEmpty();
    }
  }
}
