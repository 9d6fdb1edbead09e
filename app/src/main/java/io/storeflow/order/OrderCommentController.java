package io.storeflow.order;

import io.storeflow.account.SignedIn;
import io.storeflow.merchant.Needs;
import io.storeflow.merchant.Permission;
import io.storeflow.merchant.Store;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Comments that staff alone see. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class OrderCommentController {
  private final Orders orders;

  OrderCommentController(Orders orders) {
    this.orders = orders;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/comments")
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String text) {
    var said = CommentText.cut(text, CommentText.LONGEST);
    if (!said.isEmpty()) orders.comment(store, number, said, Actor.of(person));
    return "redirect:/s/" + store.slug() + "/orders/" + number + "#timeline";
  }
}
