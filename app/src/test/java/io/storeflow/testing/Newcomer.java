package io.storeflow.testing;

import io.storeflow.platform.id.Ids;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who signs up, of whom there is only one. */
public final class Newcomer {
  /** Ends what nobody else may have: e-mail, business, names of the store. */
  public final String mark;

  public Newcomer() {
    this(Long.toString(Ids.next()));
  }

  public Newcomer(String mark) {
    this.mark = mark;
  }

  public String email() {
    return "a" + mark + "@example.com";
  }

  /** The form of the sign-up, filled. */
  public Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("name", "Grace Hopper");
    fields.put("email", email());
    fields.put("password", World.PASSWORD);
    fields.put("business", "Business " + mark);
    fields.put("storeName", "Shop " + mark);
    fields.put("slug", "shop-" + mark);
    fields.put("country", "AT");
    fields.put("kind", "restaurant");
    return fields;
  }

  public static HttpResponse<String> send(Visitor visitor, Map<String, String> fields) {
    return visitor.post("/signup", "/signup", fields);
  }
}
