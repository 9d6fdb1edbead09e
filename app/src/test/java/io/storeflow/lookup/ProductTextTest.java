package io.storeflow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.lookup.ProductText.VariantText;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Weißwurst mit SENF | weisswurst,mit,senf",
        "\"ramen\", (spicy); 100% | ramen,spicy,100%",
        "「生ビール」、　餃子 | 生ビール,餃子",
        "C++ | c++",
        "a b c d e f g h | a,b,c,d,e,f",
      })
  void readsWords(String typed, String words) {
    assertThat(ProductText.typed(typed)).containsExactly(words.split(","));
  }

  @Test
  void looksForNothingInWhatIsNone() {
    assertThat(ProductText.typed("\" ( ;")).isEmpty();
    assertThat(ProductText.sku(" - _ ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SENCHA-S100 | s100",
        "TEE-RED_M.61750 | redm61750,m61750,61750",
        "ｂｅｅｒ /２ | 2",
        "-SENCHA- |",
        "a-b-c-d-e-f-g-h-i | bcdefghi,cdefghi,defghi,efghi,fghi,ghi",
      })
  void keepsWhatAnSkuHoldsBehindItsSeparators(String sku, @Nullable String parts) {
    var expected = parts == null ? List.of() : List.of(parts.split(","));
    assertThat(ProductText.skuParts(sku)).isEqualTo(expected);
  }

  @Test
  void keepsWhatIsSearchedAndNoMoreThanFits() {
    var text = ProductText.of("Müsli", "ミューズリー", List.of(new VariantText("Größe L", "ＭＵ-1")));
    assertThat(text.titles()).isEqualTo("musli\nmuesli\nミューズリー");
    assertThat(text.variants()).isEqualTo("grosse l\ngroesse l");
    assertThat(ProductText.sku("ＭＵ-1")).isEqualTo("mu1");
    var longest = "ﷺ".repeat(200);
    var many = Collections.nCopies(100, new VariantText("ü".repeat(120), longest));
    var bounded = ProductText.of(longest, longest, many);
    assertThat(bounded.titles().codePointCount(0, bounded.titles().length())).isEqualTo(1_000);
    assertThat(bounded.variants()).hasSizeLessThanOrEqualTo(16_000);
    assertThat(ProductText.sku(longest)).hasSize(500);
  }
}
