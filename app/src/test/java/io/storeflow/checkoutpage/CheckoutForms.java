package io.storeflow.checkoutpage;

import io.storeflow.testing.Client;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** What is typed into the checkout, and where its answer leads. */
public final class CheckoutForms {
  private CheckoutForms() {}

  public static final Map<String, String> BERLIN =
      Map.of(
          "country", "DE",
          "postalCode", "10115",
          "city", "Berlin",
          "line1", "Invalidenstraße 1",
          "phone", "+49 30 1234567");

  /** The form as a browser would send it, with what is hidden in the page. */
  public static Map<String, String> typed(HttpResponse<String> page, Map<String, String> more) {
    var form = new HashMap<String, String>();
    form.put("email", "mika@example.com");
    form.put("name", "Mika Strauß");
    form.put("cart", Client.hidden(page, "cart"));
    form.put("quote", Client.hidden(page, "quote"));
    form.put("total", Client.hidden(page, "total"));
    form.put("basis", Client.hidden(page, "basis"));
    form.put("due", Client.hidden(page, "due"));
    Client.chosen(page, "rate").ifPresent(it -> form.put("rate", it));
    form.putAll(more);
    return form;
  }

  public static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  public static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
  }
}
