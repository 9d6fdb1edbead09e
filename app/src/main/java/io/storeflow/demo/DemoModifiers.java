package io.storeflow.demo;

import io.storeflow.demodata.DemoStore;
import io.storeflow.fill.Good;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What shoppers of the demo world choose with its products. */
@Component
class DemoModifiers {
  private final ModifierGroups groups;

  DemoModifiers(ModifierGroups groups) {
    this.groups = groups;
  }

  void write(Store store, DemoStore data, List<Good> goods) {
    if (data.modifiers() == null) return;
    var ids = new HashMap<String, String>();
    var offered = new LinkedHashMap<String, List<String>>();
    for (var group : data.modifiers()) {
      var id = groups.create(store, group(store, group, ids), Actor.SYSTEM);
      ids.put(group.title(), id);
      for (var product : group.products())
        offered.computeIfAbsent(product, title -> new ArrayList<>()).add(id);
    }
    for (var good : goods) {
      var chosen = offered.get(good.title());
      if (chosen != null) groups.offer(store, good.publicId(), chosen, Actor.SYSTEM);
    }
  }

  private static GroupDraft group(Store store, DemoStore.Group group, Map<String, String> ids) {
    var modifiers =
        group.extras().stream()
            .map(
                it ->
                    new GroupDraft.Entry(
                        null,
                        it.title(),
                        store.money(it.price()),
                        it.proposed(),
                        it.inner() == null ? null : ids.get(it.inner())))
            .toList();
    return new GroupDraft(group.title(), group.min(), group.max(), modifiers);
  }
}
