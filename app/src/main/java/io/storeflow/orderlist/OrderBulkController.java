package io.storeflow.orderlist;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderStep;
import io.storeflow.order.Orders;
import io.storeflow.orderpage.MoveWords;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One step for the ticked orders of a list: each is a move of its own, and may fail alone. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class OrderBulkController {
  private static final int NAMED = 5;

  private final Orders orders;
  private final MoveWords words;
  private final MessageSource messages;

  OrderBulkController(Orders orders, MoveWords words, MessageSource messages) {
    this.orders = orders;
    this.words = words;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/orders/moves")
  String create(
      Store store,
      SignedIn person,
      @RequestParam Map<String, String> address,
      @RequestParam(name = "order", defaultValue = "") List<String> ticked,
      @RequestParam String step,
      RedirectAttributes next) {
    var chosen = OrderStep.named(step).orElseThrow(NotFound::new);
    List<String> done = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (var number : OrderNumber.all(ticked)) {
      try {
        orders.advance(store, number, chosen.leadsTo(), Actor.of(person));
        done.add("#" + number);
      } catch (IllegalMove lost) {
        refused.add(words.lost(store, lost));
      } catch (NotFound gone) {
        refused.add(say("order.bulk.gone", number));
      }
    }
    if (!done.isEmpty()) {
      next.addFlashAttribute(
          "flash", Flash.said(say("order.bulk." + chosen.noun(), done.size(), named(done))));
    }
    if (!refused.isEmpty()) next.addFlashAttribute("trouble", String.join(" ", some(refused)));
    var filter = OrderFilter.of(store, address, LocaleContextHolder.getLocale());
    return "redirect:" + filter.address(store.page("/orders"), "cursor", address.get("cursor"));
  }

  private String named(List<String> numbers) {
    return String.join(", ", some(numbers));
  }

  private List<String> some(List<String> all) {
    if (all.size() <= NAMED) return all;
    List<String> some = new ArrayList<>(all.subList(0, NAMED));
    some.add(say("order.bulk.more", all.size() - NAMED));
    return some;
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, LocaleContextHolder.getLocale());
  }
}
