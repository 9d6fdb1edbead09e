package io.storeflow.order;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Actor;
import io.storeflow.desk.Needs;
import io.storeflow.merchant.Permission;
import io.storeflow.merchant.Store;
import io.storeflow.platform.web.Sentences;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments that staff alone see. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class OrderCommentController {
  private final Orders orders;
  private final Sentences sentences;

  OrderCommentController(Orders orders, Sentences sentences) {
    this.orders = orders;
    this.sentences = sentences;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/comments")
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(defaultValue = "") String text,
      Locale locale,
      RedirectAttributes next) {
    var wrong = CommentText.wrong(text, 1, CommentText.LONGEST);
    if (wrong == null) {
      orders.comment(store, number, text.strip(), Actor.of(person));
    } else {
      next.addFlashAttribute("trouble", sentences.say(wrong, locale));
      next.addFlashAttribute("typedComment", text);
    }
    return "redirect:/s/" + store.slug() + "/orders/" + number + "#timeline";
  }
}
