package io.storeflow.demo;

import io.storeflow.allergen.Food;
import io.storeflow.demodata.DemoStore;
import io.storeflow.demodata.DemoStore.Holds;
import io.storeflow.fill.Good;
import io.storeflow.foodpage.FoodStatements;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What shoppers of the demo world choose with its products, and what those hold. */
@Component
class DemoModifiers {
  private final ModifierGroups groups;

  private final FoodStatements food;

  DemoModifiers(ModifierGroups groups, FoodStatements food) {
    this.groups = groups;
    this.food = food;
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
    state(store, data.food(), goods);
  }

  private void state(Store store, @Nullable Map<String, Holds> known, List<Good> goods) {
    if (known == null) return;
    for (var good : goods) {
      var holds = known.get(good.title());
      if (holds != null) food.stateOfProduct(store, good.publicId(), read(holds), Actor.SYSTEM);
    }
    for (var group : groups.all(store))
      for (var modifier : group.modifiers()) {
        var holds = known.get(modifier.title());
        if (holds != null)
          food.stateOfModifier(store, modifier.publicId(), read(holds), Actor.SYSTEM);
      }
  }

  private static Food read(Holds holds) {
    return Food.read(holds.allergens(), holds.additives());
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
