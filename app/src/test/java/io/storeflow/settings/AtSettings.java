package io.storeflow.settings;

import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.StoreHours;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The settings of a store, and how they are sent. */
abstract class AtSettings {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Stores stores;
  @Autowired Merchants merchants;
  @Autowired StoreHours openingHours;
  @Autowired StoreRows rows;

  Store store;
  Visitor manager;

  @BeforeEach
  void open() {
    store = world.store();
    manager = as(Role.MANAGER);
  }

  String path() {
    return "/s/" + store.slug() + "/settings";
  }

  HttpResponse<String> save(Map<String, String> fields) {
    return manager.post(path(), path(), fields);
  }

  Visitor as(Role role) {
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, role).email(), World.PASSWORD);
    return visitor;
  }

  Map<String, String> fields() {
    var now = stores.reopen(store.id());
    var form = SettingsForm.of(rows.version(now), now.settings(), openingHours.read(now), "to");
    var fields = new LinkedHashMap<String, String>();
    for (var component : SettingsForm.class.getRecordComponents()) {
      try {
        fields.put(component.getName(), String.valueOf(component.getAccessor().invoke(form)));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return fields;
  }
}
