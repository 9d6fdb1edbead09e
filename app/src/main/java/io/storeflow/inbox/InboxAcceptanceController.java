package io.storeflow.inbox;

import io.storeflow.account.SignedIn;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.Orders;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accepts orders of several stores at once, where the person may; each of its own. */
@Controller
class InboxAcceptanceController {
  /** As many as the inbox shows. */
  private static final int MOST = 100;

  private final Stores stores;
  private final Orders orders;

  InboxAcceptanceController(Stores stores, Orders orders) {
    this.stores = stores;
    this.orders = orders;
  }

  /**
   * @param ticked the slug of a store and the number of an order there, parted by a stroke each;
   *     what is none, or not the person's to accept, is passed over
   */
  @PostMapping("/stores/acceptance")
  String create(
      SignedIn person,
      @RequestParam Map<String, String> address,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      RedirectAttributes next) {
    var mine =
        stores.of(person).stream()
            .filter(it -> it.may(Permission.EDIT_ORDERS))
            .map(StoreAccess::store)
            .collect(Collectors.toMap(Store::slug, Function.identity(), (one, _) -> one));
    var list = "redirect:" + InboxFilter.of(address).address("/stores");
    var chosen = ticked.stream().distinct().toList();
    if (chosen.size() > MOST) {
      next.addFlashAttribute("trouble", MOST);
      return list;
    }
    var results = new ArrayList<Accepted>();
    for (var each : chosen) {
      var parts = each.split("/", 2);
      var store = mine.get(parts[0]);
      if (store == null || parts.length < 2) continue;
      OrderNumber.read(parts[1])
          .value()
          .ifPresent(number -> results.add(accept(store, number, Actor.of(person))));
    }
    next.addFlashAttribute("accepted", results);
    return list;
  }

  private Accepted accept(Store store, long number, Actor actor) {
    var href = store.page("/orders/" + number);
    var why = "";
    try {
      orders.advance(store, number, FulfilmentState.ACCEPTED, actor);
    } catch (IllegalMove lost) {
      why = lost.why() == IllegalMove.Why.HELD ? Accepted.HELD : lost.present().code();
    } catch (NotFound gone) {
      why = Accepted.GONE;
    }
    return new Accepted(store.name(), href, number, why);
  }
}
