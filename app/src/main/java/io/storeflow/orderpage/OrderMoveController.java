package io.storeflow.orderpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderStep;
import io.storeflow.order.Orders;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The steps of one order. {@code from} is where the order was on the page the person pressed; what
 * has moved since is told, not overwritten.
 */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}")
@Needs(Permission.EDIT_ORDERS)
class OrderMoveController {
  private final Orders orders;
  private final MoveWords words;

  OrderMoveController(Orders orders, MoveWords words) {
    this.orders = orders;
    this.words = words;
  }

  /** The last segment of the address names the step. */
  @PostMapping({"/acceptance", "/preparation", "/readiness", "/completion"})
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(name = "from", required = false) @Nullable FulfilmentState seen,
      HttpServletRequest request,
      RedirectAttributes next) {
    var address = request.getRequestURI();
    var step =
        OrderStep.named(address.substring(address.lastIndexOf('/') + 1)).orElseThrow(NotFound::new);
    var page = store.page("/orders/" + number);
    try {
      var from = orders.move(store, number, seen, step.leadsTo(), Actor.of(person));
      var said = Flash.said(words.done(number, step.leadsTo()));
      next.addFlashAttribute("flash", words.undo(page, from, step.leadsTo(), said));
    } catch (IllegalMove lost) {
      next.addFlashAttribute("trouble", words.lost(store, lost));
    }
    return "redirect:" + page;
  }
}
