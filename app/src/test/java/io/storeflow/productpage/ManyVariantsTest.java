package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.Products;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** A product with as many variants as there may be: a page of them is edited, none is lost. */
@AppTest
class ManyVariantsTest extends OnProductPages {
  private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

  @Autowired Products products;
  @Autowired Statements statements;

  @Test
  void twoThousandVariantsAreMadeAndEditedPageByPage() {
    var id = ProductPages.idOf(pages.send("", form(10, 10, 20)));
    var before = products.get(store, id);
    assertThat(before.variants()).hasSize(2000);
    var page = ProductPages.content(web.get(person, pages.base() + "/" + id));
    assertThat(page).contains("1 to 100 of 2,000", "2,000 variants").hasSizeLessThan(1_500_000);

    var form = fields(page);
    form.put("rows", "page-19");
    page = ProductPages.content(pages.send("/" + id, form));
    assertThat(page).contains("1,901 to 2,000 of 2,000", "A9 / B9 / C19");

    form = fields(page);
    form.put("variants[99].price", "13.70");
    var sent = form;
    var changed = statements.during(() -> ProductPages.idOf(pages.send("/" + id, sent)));
    assertThat(changed).as("rows that stay as they are are not written").hasSizeLessThan(60);
    var after = products.get(store, id);
    assertThat(after.variants()).hasSize(2000);
    assertThat(after.variants().getLast().fields().price()).isEqualTo(store.money(1370));
    assertThat(after.variants().subList(0, 1999)).isEqualTo(before.variants().subList(0, 1999));
  }

  @Test
  void someAreLookedForAndSetAtOnce() {
    var id = ProductPages.idOf(pages.send("", form(10, 20, 1)));
    var form = fields(ProductPages.content(web.get(person, pages.base() + "/" + id)));
    form.put("find", "b3");
    form.put("rows", "find");
    var page = ProductPages.content(pages.send("/" + id, form));
    assertThat(page).contains("1 to 10 of 10").doesNotContain("A0 / B4 ");
    form = fields(page);
    form.put("fill", "price");
    form.put("fillWith", "5.50");
    form.put("rows", "fill");
    form = fields(ProductPages.content(pages.send("/" + id, form)));
    ProductPages.idOf(pages.send("/" + id, form));
    var cheap =
        products.get(store, id).variants().stream()
            .filter(it -> it.fields().price().equals(store.money(550)))
            .map(it -> it.fields().title())
            .toList();
    assertThat(cheap).hasSize(10).allMatch(title -> title.contains("B3"));
  }

  @Test
  void whatIsWrongOnAnotherPageIsShown() {
    var id = ProductPages.idOf(pages.send("", form(10, 20, 1)));
    var form = fields(ProductPages.content(web.get(person, pages.base() + "/" + id)));
    form.put("variants[3].price", "much");
    form.put("rows", "page-1");
    form = fields(ProductPages.content(pages.send("/" + id, form)));
    var answer = pages.send("/" + id, form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("1 to 100 of 200", "This is no amount", "value=\"much\"");
  }

  @Test
  void moreAreRefused() {
    var answer = pages.send("", form(3, 23, 29));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer))
        .contains("That would be 2,001 variants; at most 2,000 fit");
    answer = pages.send("", form(251, 1, 1));
    assertThat(ProductPages.content(answer)).contains("an option has at most 250");
  }

  @Test
  void whatDidNotArriveWholeIsNotSaved() {
    var id = ProductPages.idOf(pages.send("", form(10, 20, 1)));
    var form = fields(ProductPages.content(web.get(person, pages.base() + "/" + id)));
    form.computeIfPresent("others", (name, packed) -> packed.substring(10));
    var answer = pages.send("/" + id, form);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(ProductPages.content(answer)).contains("did not arrive whole");
    assertThat(products.get(store, id).variants()).hasSize(200);
  }

  private static Map<String, String> form(int... sizes) {
    var form = ProductPages.good();
    form.put("variants[0].sku", "");
    form.put("variants[0].onHand", "");
    form.remove("variants[0].tracked");
    for (int i = 0; i < sizes.length; i++) {
      var letter = "ABC".charAt(i);
      form.put("options[" + i + "].name", "Option " + letter);
      form.put(
          "options[" + i + "].add",
          IntStream.range(0, sizes[i])
              .mapToObj(n -> letter + "" + n)
              .collect(Collectors.joining(",")));
    }
    form.put("variants[0].chosen", "x.x.x");
    return form;
  }

  /** What a browser would send of the form of the page. */
  private static Map<String, String> fields(String page) {
    var form = new LinkedHashMap<String, String>();
    form.put("state", "active");
    form.put("description", "Broth");
    var inputs = INPUT.matcher(page.substring(page.indexOf("id=\"product\"")));
    while (inputs.find()) {
      var name = attribute("name", inputs.group());
      var type = attribute("type", inputs.group());
      boolean off =
          (type.equals("checkbox") || type.equals("radio")) && !inputs.group().contains("checked");
      if (name.isEmpty() || type.equals("file") || off) continue;
      form.put(name, attribute("value", inputs.group()));
    }
    return form;
  }

  private static String attribute(String name, String input) {
    var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }
}
