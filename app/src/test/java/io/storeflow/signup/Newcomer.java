package io.storeflow.signup;

import io.storeflow.platform.id.Ids;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.HashMap;
import java.util.Map;

/** Somebody who signs up, of whom there is only one. */
final class Newcomer {
  final String mark = Long.toString(Ids.next());

  Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    fields.put("name", "Grace <b>");
    fields.put("email", "a" + mark + "@example.com");
    fields.put("password", World.PASSWORD);
    fields.put("business", "Business " + mark);
    fields.put("storeName", "Shop " + mark);
    fields.put("slug", "shop-" + mark);
    fields.put("country", "AT");
    fields.put("kind", "restaurant");
    return fields;
  }

  static java.net.http.HttpResponse<String> send(Visitor visitor, Map<String, String> fields) {
    return visitor.post("/signup", "/signup", fields);
  }
}
