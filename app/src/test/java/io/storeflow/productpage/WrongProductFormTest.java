package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.Products;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.testing.AppTest;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/**
 * Every field of the form of a product with what is wrong for it: it is said, and nothing is lost.
 */
@AppTest
class WrongProductFormTest extends OnProductPages {
  private static final String LONG = "x".repeat(15_001);

  private static final @Nullable String KEEP = null;

  @Autowired Products products;
  @Autowired ShopCatalogue shop;

  private static String numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
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
        Arguments.of("description", LONG, "At most 15,000 characters"),
        Arguments.of("reason", "x".repeat(201), "At most 200 characters"),
        Arguments.of("traits.type", "x".repeat(101), "At most 100 characters"),
        Arguments.of("traits.brand", "x".repeat(101), "At most 100 characters"),
        Arguments.of("traits.shippingProfile", "nowhere", "This shipping profile is gone"),
        Arguments.of("traits.taxClass", "silk", "Choose one of the tax classes"),
        Arguments.of("traits.tags", numbered(51), "At most 50 fit; these are 51"),
        Arguments.of("traits.tags", "x".repeat(61), "Each has at most 60 characters"),
        Arguments.of("traits.seoTitle", "x".repeat(201), "At most 200 characters"),
        Arguments.of("traits.seoText", "x".repeat(501), "At most 500 characters"),
        Arguments.of("traits.publishDay", "31 January", "This is no day"),
        Arguments.of("traits.publishDay", "2999-01-31", "Choose a day within the next 5 years"),
        Arguments.of("traits.publishTime", "noon", "This is no time of the day"),
        Arguments.of("traits.publishTime", "10:00", "Say on which day too"),
        Arguments.of("traits.attributes[0].name", "Material", "A detail needs a text"),
        Arguments.of("traits.attributes[0].value", "Wool", "A detail needs a name"),
        Arguments.of("traits.attributes[0].name", "x".repeat(61), "At most 60 characters"),
        Arguments.of("traits.attributes[0].value", "x".repeat(501), "At most 500 characters"),
        Arguments.of("variants[0].attributes", "wool", "wool is no name with its text"),
        Arguments.of("slug", "Ramen & Co", "such as ramen-and-co"),
        Arguments.of("slug", "../admin", "such as admin"),
        Arguments.of("slug", "-a-", "such as a"),
        Arguments.of("slug", "x".repeat(121), "An address has small letters"),
        Arguments.of("category", "nonsense", "This category is gone"),
        Arguments.of("state", "", "Choose draft, active or archived"),
        Arguments.of("state", KEEP, "Choose draft, active or archived"),
        Arguments.of("state", "deleted", "Choose draft, active or archived"),
        Arguments.of("pictures[0].id", "nonsense", "The image is gone"),
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
        Arguments.of("variants[0].backorderMost", "-1", units),
        Arguments.of("variants[0].backorderMost", "x", units),
        Arguments.of("variants[0].cost", "abc", price),
        Arguments.of("variants[0].cost", "-1", "cannot be below zero"),
        Arguments.of("variants[0].barcode", "1.23E+11", "a number that a spreadsheet has rounded"),
        Arguments.of("variants[0].barcode", "x".repeat(41), "40 at most"),
        Arguments.of("variants[0].weight", "heavy", "This is no weight"),
        Arguments.of("variants[0].content", "a cup", "This is no content"),
        Arguments.of("variants[0].weight", "-1", "This is no weight"),
        Arguments.of("variants[0].weight", "1001 kg", "This is no weight"),
        Arguments.of("variants[0].chosen", "0", "This variant fits the options no more"),
        Arguments.of("options[0].name", "Size", "An option needs a value"),
        Arguments.of("options[0].name", "x".repeat(61), "At most 60 characters"),
        Arguments.of("options[0].add", "Small, Large", "An option needs a name"),
        Arguments.of("options[0].add", "x".repeat(300), "At most 100 characters; this has 300"),
        Arguments.of("options[0].values[0].value", "", "A value needs a word"),
        Arguments.of("variants[0].sku", "x".repeat(81), "At most 80 characters"),
        Arguments.of("variants[0].active", KEEP, "An active product needs a variant"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesWrongValuesAndKeepsWhatWasTyped(
      String field, @Nullable String value, String sentence) {
    var form = ProductPages.good();
    form.put("title", "Kept <b>& \"quoted\"</b> 🍜 مرحبا");
    if (value == null) form.remove(field);
    else form.put(field, value);
    var answer = pages.send("", form);
    assertThat(answer.getStatus()).isEqualTo(422);
    var page = ProductPages.content(answer);
    var text = HtmlUtils.htmlUnescape(page).replace("\r", "");
    assertThat(text).contains(sentence).contains("role=\"alert\"");
    if (!field.equals("description")) assertThat(text).contains("Broth\nof bones");
    if (value != null
        && !value.isBlank()
        && !List.of(
                "pictures[0].id", "category", "state", "traits.shippingProfile", "traits.taxClass")
            .contains(field)) assertThat(text).contains(value);
    if (!field.equals("title")) {
      assertThat(page).doesNotContain("<b>& ").contains("🍜 مرحبا").contains("&lt;b&gt;");
    }
    assertThat(shop.products(store, ShopFilter.all(), 5, null).rows()).isEmpty();
  }

  /** A field that was added to the form has to get its wrong values above. */
  @Test
  void everyFieldOfTheFormHasWrongValues() {
    var tried = wrong().map(it -> ((String) it.get()[0]).replaceAll(".*[.]", "")).toList();
    var harmless =
        List.of(
            "pictures",
            "added",
            "picture",
            "version",
            "options",
            "variants",
            "values",
            "id",
            "was",
            "out",
            "picked",
            "tracked",
            "onHandWas",
            "backorder",
            "traits",
            "featured",
            "giftCard",
            "attributes",
            "marked",
            "linked",
            "seen",
            "choices",
            "take",
            "find",
            "page",
            "others",
            "fill",
            "fillWith");
    var fields =
        Stream.of(
                ProductForm.class,
                TraitsForm.class,
                TraitsForm.AttributeRow.class,
                OptionRow.class,
                OptionRow.ValueRow.class,
                VariantRow.class)
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .map(component -> component.getName())
            .filter(name -> !harmless.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).containsAll(fields);
  }
}
