package io.storeflow.modifier;

import io.storeflow.catalog.ProductNews;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A copy of a product offers the same groups of modifiers. In another store those are its own: the
 * groups of the same title, or new ones like them, which hold the same; these where both stores
 * have the same money, as prices would have to be made up else, and while there is room for them. A
 * gift card goes without those that have prices there.
 */
@Component
class CopiedProducts {
  private final ModifierGroups groups;
  private final ModifierQueries queries;

  CopiedProducts(ModifierGroups groups, ModifierQueries queries) {
    this.groups = groups;
    this.queries = queries;
  }

  @EventListener
  void on(ProductNews.Copied copied) {
    var product = queries.product(copied.from(), copied.product()).orElse(null);
    if (product == null || product.groups().isEmpty()) return;
    var offered = product.groups();
    var there =
        copied.from().id() == copied.to().id()
            ? offered
            : new Crossing(copied.from(), copied.to(), copied.actor()).of(offered);
    var may = product.giftCard() ? groups.withoutPrices(copied.to(), there) : there;
    groups.offer(copied.to(), copied.copy(), may, copied.actor());
  }

  /** Groups of one store that are looked for, or made, in another. */
  private final class Crossing {
    private final Store to;
    private final Actor actor;
    private final boolean sameMoney;
    private final Map<String, GroupDetail> known = new HashMap<>();
    private final Map<String, String> there = new HashMap<>();

    Crossing(Store from, Store to, Actor actor) {
      this.to = to;
      this.actor = actor;
      sameMoney = from.currency().equals(to.currency());
      for (var group : queries.all(from)) known.put(group.publicId(), group);
      for (var group : queries.all(to)) there.putIfAbsent(group.title(), group.publicId());
    }

    List<String> of(List<String> publicIds) {
      var found = new ArrayList<String>();
      for (var id : publicIds) one(known.get(id)).ifPresent(found::add);
      return found;
    }

    private Optional<String> one(@Nullable GroupDetail group) {
      if (group == null) return Optional.empty();
      var present = there.get(group.title());
      if (present != null) return Optional.of(present);
      if (!sameMoney || there.size() >= ModifierGroups.MOST) return Optional.empty();
      // Nested one level: an inner group has none of its own.
      var entries = group.modifiers().stream().map(this::entry).toList();
      var made =
          groups.create(
              to, new GroupDraft(group.title(), group.min(), group.max(), entries), actor);
      there.put(group.title(), made);
      return Optional.of(made);
    }

    private GroupDraft.Entry entry(GroupDetail.Entry it) {
      var inner = it.inner() == null ? null : one(known.get(it.inner())).orElse(null);
      var price = new Money(it.price().minor(), to.currency());
      return new GroupDraft.Entry(null, it.title(), price, it.preselected(), inner, it.food());
    }
  }
}
