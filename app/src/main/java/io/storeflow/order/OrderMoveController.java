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

  @PostMapping("/acceptance")
  String accept(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      RedirectAttributes next) {
    return move(store, person, number, from, OrderStep.ACCEPTANCE, next);
  }

  @PostMapping("/preparation")
  String start(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      RedirectAttributes next) {
    return move(store, person, number, from, OrderStep.PREPARATION, next);
  }

  @PostMapping("/readiness")
  String makeReady(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      RedirectAttributes next) {
    return move(store, person, number, from, OrderStep.READINESS, next);
  }

  @PostMapping("/completion")
  String handOver(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      RedirectAttributes next) {
    return move(store, person, number, from, OrderStep.COMPLETION, next);
  }

  private String move(
      Store store,
      SignedIn person,
      long number,
      @Nullable FulfilmentState seen,
      OrderStep step,
      RedirectAttributes next) {
    var page = "/s/" + store.slug() + "/orders/" + number;
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
