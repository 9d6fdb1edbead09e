package io.storeflow.productlist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProductListFilterTest {
  @Test
  void isReadFromTheAddressThatItWrites() {
    var filter =
        new ProductListFilter(
            "a & b=c",
            "draft",
            "x1",
            "low",
            "50 % off",
            "Müller & Söhne",
            "Tea+",
            "safety",
            "title");
    assertThat(ProductListFilter.of(filter.query())).isEqualTo(filter);
    var href = filter.href("/s/a/products", "c");
    assertThat(href).startsWith("/s/a/products?").endsWith("cursor=c");
    assertThat(ProductListFilter.of(href.substring(href.indexOf('?') + 1))).isEqualTo(filter);
  }

  @Test
  void whatTheAddressSaysWronglyIsLeftOut() {
    var none = ProductListFilter.of("");
    assertThat(none.isSet()).isFalse();
    assertThat(ProductListFilter.of("state=gone&stock=much&missing=all&sort=odd&q=%E0%A4%A&x=1"))
        .isEqualTo(none);
    assertThat(ProductListFilter.of("brand=Hanami").without("brand")).isEqualTo(none);
  }
}
