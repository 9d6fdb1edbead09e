package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The checkout asks for an address as its country has it, and the order keeps it so. */
@AppTest
class AddressOfCountryTest extends AtAShop {
  private static final Pattern NAMES =
      Pattern.compile(
          "<(?:input class=\"input\"|select)[^>]*name=\"(line1|postalCode|city|region)\"");

  @Autowired Staff staff;

  @BeforeEach
  void offer() {
    world.rate(store, Method.SHIPPING, 490);
    world.sendTo(store, "DE,HK,IE,JP,US,XK");
    client.put(shop, world.goods(store, 1000, 10), 1);
  }

  @Test
  void fieldsFollowTheCountry() {
    assertThat(asked("DE")).containsExactly("line1", "postalCode", "city");
    assertThat(asked("US")).containsExactly("line1", "city", "region", "postalCode");
    assertThat(asked("JP")).containsExactly("postalCode", "region", "line1");
    assertThat(asked("HK")).containsExactly("region", "city", "line1");
    assertThat(asked("XK")).containsExactly("line1", "postalCode", "city");
    var page = page("US");
    assertThat(page)
        .contains(">ZIP code<", ">State<", "autocomplete=\"address-level1\"")
        .contains("<option value=\"NY\">New York</option>", "autocomplete=\"country\"")
        .contains("value=\"Town that was typed\"");
    assertThat(page("HK"))
        .as("kept for another country")
        .contains("<input type=\"hidden\" name=\"postalCode\" value=\"10115\"");
  }

  @Test
  void anAnswerLeavesFieldsAsTheyAreUntilTheCountryChanges() {
    var checkout = client.get(shop + "/checkout");
    var form = CheckoutForms.typed(checkout, Map.of("country", "DE", "postalCode", "10115"));
    form.put("laid", Client.hidden(checkout, "laid"));
    assertThat(piece(form))
        .contains("id=\"rates\"", "Buy now, €")
        .doesNotContain("id=\"where\"", "id=\"bill-to\"");
    form.put("country", "US");
    assertThat(piece(form)).contains("id=\"where\"", "id=\"bill-to\"", ">ZIP code<");
    form.put("country", "DE");
    form.put("billCountry", "JP");
    assertThat(piece(form)).contains("id=\"billRegion\"");
    form.put("billCountry", "");
    form.put("name", "");
    var refused = client.post(shop + "/checkout", form);
    assertThat(Client.hidden(refused, "laid")).as("what is wrong goes away").isEmpty();
  }

  private String piece(Map<String, String> form) {
    return client.post(shop + "/checkout/rates", form, "HX-Request", "true").body();
  }

  @Test
  void errorsNameThePartAsTheCountryDoes() {
    var refused = order(Map.of("country", "US", "city", "New York", "postalCode", "1"), 422);
    assertThat(refused)
        .contains("This is no ZIP code of that country. One looks like 95014.")
        .contains("Fill in “State”.")
        .contains("href=\"#region\"");
  }

  @Test
  void aPostcodeOfAnotherRegionIsNotPriced() {
    var form = Map.of("country", "US", "postalCode", "10001", "region", "CA");
    var checkout = client.get(shop + "/checkout");
    assertThat(client.post(shop + "/checkout/rates", CheckoutForms.typed(checkout, form)).body())
        .contains("10001 belongs to New York, not to California.")
        .containsPattern("id=\"postalCode\"[^>]*aria-invalid=\"true\"")
        .doesNotContain("Buy now, €");
    var wrong = CheckoutForms.typed(checkout, form);
    assertThat(piece(wrong)).as("only what changed").contains("aria-invalid=\"true\"");
  }

  @Test
  void theOrderKeepsWhatTheCountryAsksFor() {
    order(Map.of("country", "HK", "region", "Kowloon", "postalCode", "10115", "city", ""), 303);
    order(Map.of("country", "XK", "city", "Prizren", "postalCode", "20000"), 303);
    var o = only(store, ORDERS);
    assertThat(
            db.select(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY)
                .from(o)
                .orderBy(o.NUMBER)
                .fetch(it -> String.join("/", Arrays.asList(it.into(String[].class)))))
        .containsExactly("HK//Kowloon/", "XK/20000//Prizren");
  }

  @Test
  void staffReadItAsItIsWrittenThere() {
    order(
        Map.of(
            "country", "US",
            "city", "New York",
            "region", "NY",
            "postalCode", "10118",
            "phone", "(212) 736-3100"),
        303);
    var page = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body();
    assertThat(page)
        .contains("<bdi>New York, NY 10118</bdi>", "United States", "+1 212-736-3100")
        .contains("href=\"tel:+1-212-736-3100\"");
  }

  private String order(Map<String, String> to, int status) {
    if (!client.get(shop + "/checkout").body().contains("id=\"checkout\""))
      client.put(shop, world.goods(store, 1000, 10), 1);
    var form = new HashMap<>(CheckoutForms.BERLIN);
    form.putAll(to);
    form.put("method", "shipping");
    var typed = CheckoutForms.typed(client.get(shop + "/checkout"), form);
    var priced = client.post(shop + "/checkout/rates", typed);
    var answer = client.post(shop + "/checkout", CheckoutForms.typed(priced, form));
    assertThat(answer.statusCode()).isEqualTo(status);
    return answer.body();
  }

  private List<String> asked(String country) {
    return NAMES.matcher(page(country)).results().map(it -> it.group(1)).toList();
  }

  private String page(String country) {
    var form = Map.of("country", country, "postalCode", "10115", "city", "Town that was typed");
    var checkout = client.get(shop + "/checkout");
    return client.post(shop + "/checkout/rates", CheckoutForms.typed(checkout, form)).body();
  }
}
