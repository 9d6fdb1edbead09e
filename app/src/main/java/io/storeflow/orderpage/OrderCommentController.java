package io.storeflow.orderpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.order.Orders;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Comments that staff alone see. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class OrderCommentController {
  private final Orders orders;
  private final OrderShown shown;
  private final Sentences sentences;

  OrderCommentController(Orders orders, OrderShown shown, Sentences sentences) {
    this.orders = orders;
    this.shown = shown;
    this.sentences = sentences;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/comments")
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(name = "text", defaultValue = "") String typed,
      Locale locale,
      StoreAccess access,
      HttpServletResponse response,
      Model model) {
    var text = Typed.text(typed);
    var wrong = CommentText.wrong(text, 1, CommentText.LONGEST);
    if (wrong != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("trouble", sentences.say(wrong, locale));
      model.addAttribute("typedComment", text);
      shown.fill(store, access, number, model);
      return "order/show";
    }
    orders.comment(store, number, text, Actor.of(person));
    return "redirect:/s/" + store.slug() + "/orders/" + number + "#timeline";
  }
}
