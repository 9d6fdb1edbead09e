package io.storeflow.order;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.Needs;
import io.storeflow.merchant.Permission;
import io.storeflow.merchant.Store;
import io.storeflow.platform.ui.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cancels an order: its stock comes back, and what counted as paid counts as refunded. */
@Controller
@Needs(Permission.CANCEL_ORDERS)
class OrderCancellationController {
  static final int LONGEST_REASON = 200;

  private final Orders orders;
  private final MoveWords words;

  OrderCancellationController(Orders orders, MoveWords words) {
    this.orders = orders;
    this.words = words;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/cancellation")
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes next) {
    try {
      orders.cancel(store, number, from, CommentText.cut(reason, LONGEST_REASON), Actor.of(person));
      next.addFlashAttribute("flash", Flash.said(words.done(number, FulfilmentState.CANCELLED)));
    } catch (IllegalMove lost) {
      next.addFlashAttribute("trouble", words.lost(store, lost));
    }
    return "redirect:/s/" + store.slug() + "/orders/" + number;
  }
}
