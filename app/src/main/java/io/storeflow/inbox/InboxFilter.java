package io.storeflow.inbox;

import io.storeflow.platform.code.Coded;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the inbox is shown, as the address says it; what cannot be read is left out.
 *
 * @param store slug; empty for all
 */
record InboxFilter(InboxView view, String store) {
  static InboxFilter of(Map<String, String> address) {
    return new InboxFilter(
        Coded.find(InboxView.class, address.getOrDefault("view", "")).orElse(InboxView.TODO),
        address.getOrDefault("store", ""));
  }

  InboxFilter with(InboxView other) {
    return new InboxFilter(other, store);
  }

  String address(String path) {
    var uri = UriComponentsBuilder.fromPath(path);
    if (view != InboxView.TODO) uri.queryParam("view", view.code());
    if (!store.isEmpty()) uri.queryParam("store", "{store}");
    return uri.encode().buildAndExpand(store).toUriString();
  }
}
