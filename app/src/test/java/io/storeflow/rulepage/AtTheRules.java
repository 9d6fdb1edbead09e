package io.storeflow.rulepage;

import io.storeflow.category.Categories;
import io.storeflow.customergroup.GroupChanges;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store whose owner is at the page of its price rules. */
abstract class AtTheRules {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired PriceRules rules;
  @Autowired Categories categories;
  @Autowired GroupChanges groups;

  Store store;
  Staff.Visitor owner;
  String list;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    list = "/s/" + store.slug() + "/pricing";
  }

  HttpResponse<String> create(Map<String, String> typed) {
    return owner.post(list + "/new", list, form(typed));
  }

  static String[] form(Map<String, String> typed) {
    var form = new LinkedHashMap<String, String>();
    form.put("name", "Rule");
    form.put("effect", "percent");
    form.put("percent", "15");
    form.put("scope", "all");
    form.put("active", "true");
    form.putAll(typed);
    return form.entrySet().stream()
        .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
        .toArray(String[]::new);
  }
}
