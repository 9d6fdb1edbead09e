package io.storeflow.inbox;

import io.storeflow.order.PaymentState;
import io.storeflow.orderlist.OrderFilter;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.StoreAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the inbox is shown, as the address says it; what cannot be read is left out.
 *
 * @param store slug; empty for all
 * @param name of a store that is looked for, as it was typed; empty for none
 * @param words a number, or the beginnings of words of an order
 * @param payment code of a state, or {@link OrderFilter#DUE}; empty for any
 */
record InboxFilter(InboxView view, String store, String name, String words, String payment) {
  private static final int LONGEST = 100;

  static InboxFilter of(Map<String, String> address) {
    var payment = address.getOrDefault("payment", "");
    boolean known =
        payment.equals(OrderFilter.DUE) || Coded.find(PaymentState.class, payment).isPresent();
    return new InboxFilter(
        Coded.find(InboxView.class, address.getOrDefault("view", "")).orElse(InboxView.TODO),
        address.getOrDefault("store", ""),
        Typed.cut(Typed.line(address.get("q")), LONGEST),
        Typed.cut(Typed.line(address.get("words")), LONGEST),
        known ? payment : "");
  }

  InboxFilter with(InboxView other) {
    return new InboxFilter(other, store, name, words, payment);
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

  boolean isDue() {
    return payment.equals(OrderFilter.DUE);
  }

  String address(String path) {
    var all = new LinkedHashMap<String, String>();
    if (view != InboxView.TODO) all.put("view", view.code());
    if (!store.isEmpty()) all.put("store", store);
    if (!name.isEmpty()) all.put("q", name);
    if (!words.isEmpty()) all.put("words", words);
    if (!payment.isEmpty()) all.put("payment", payment);
    var uri = UriComponentsBuilder.fromPath(path);
    all.keySet().forEach(each -> uri.queryParam(each, "{" + each + "}"));
    return uri.encode().buildAndExpand(all).toUriString();
  }
}
