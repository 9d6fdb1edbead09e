package io.storeflow.inbox;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the inbox is shown, as the address says it; what cannot be read is left out.
 *
 * @param store slug; empty for all
 * @param name of a store that is looked for, as it was typed; empty for none
 */
record InboxFilter(InboxView view, String store, String name) {
  private static final int LONGEST = 100;

  static InboxFilter of(Map<String, String> address) {
    return new InboxFilter(
        Coded.find(InboxView.class, address.getOrDefault("view", "")).orElse(InboxView.TODO),
        address.getOrDefault("store", ""),
        Typed.cut(Typed.line(address.get("q")), LONGEST));
  }

  InboxFilter with(InboxView other) {
    return new InboxFilter(other, store, name);
  }

  /** Those of the stores that are called so; one that has that very name alone. */
  List<StoreAccess> named(List<StoreAccess> all) {
    var wanted = Folded.of(name);
    var same = all.stream().filter(it -> Folded.of(it.store().name()).equals(wanted)).toList();
    if (same.size() == 1) return same;
    return all.stream().filter(it -> said(it).contains(wanted)).toList();
  }

  private static String said(StoreAccess access) {
    var store = access.store();
    return Folded.of(store.name() + " " + store.slug() + " " + store.merchant().name());
  }

  String address(String path) {
    var uri = UriComponentsBuilder.fromPath(path);
    if (view != InboxView.TODO) uri.queryParam("view", view.code());
    if (!store.isEmpty()) uri.queryParam("store", "{store}");
    if (!name.isEmpty()) uri.queryParam("q", "{name}");
    return uri.encode().buildAndExpand(Map.of("store", store, "name", name)).toUriString();
  }
}
