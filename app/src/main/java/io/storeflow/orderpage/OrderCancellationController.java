package io.storeflow.orderpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.refund.Refunds;
import io.storeflow.refund.Refunds.Cancelling;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Cancels an order: its stock comes back or is lost, and what counted as paid counts as refunded.
 */
@Controller
@Needs(Permission.CANCEL_ORDERS)
class OrderCancellationController {
  static final int LONGEST_REASON = 200;

  private final Refunds refunds;
  private final MoveWords words;
  private final Sentences sentences;
  private final OrderShown shown;

  OrderCancellationController(
      Refunds refunds, MoveWords words, Sentences sentences, OrderShown shown) {
    this.refunds = refunds;
    this.shown = shown;
    this.words = words;
    this.sentences = sentences;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/cancellation")
  String create(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      @RequestParam(name = "reason", defaultValue = "") String typed,
      @RequestParam(required = false) @Nullable String restock,
      @RequestParam(required = false) @Nullable String back,
      Locale locale,
      StoreAccess access,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var reason = Typed.text(typed);
    var wrong = CommentText.wrong(reason, 0, LONGEST_REASON);
    if (wrong != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("trouble", sentences.say(wrong, locale));
      model.addAttribute("typedReason", reason);
      shown.fill(store, access, number, model);
      return "order/show";
    }
    try {
      var how = new Cancelling(from, comesBack(restock), reason);
      refunds.cancel(store, number, how, back(access, back), Actor.of(person));
      next.addFlashAttribute("flash", Flash.said(words.done(number, FulfilmentState.CANCELLED)));
    } catch (IllegalMove lost) {
      next.addFlashAttribute("trouble", words.lost(store, lost));
    }
    return "redirect:/s/" + store.slug() + "/orders/" + number;
  }

  /** Who may not refund leaves it to others; what is no way is none. */
  private static @Nullable PaymentKind back(StoreAccess access, @Nullable String chosen) {
    if (!access.may(Permission.REFUND_ORDERS)) return null;
    return PaymentKind.byHand().stream()
        .filter(it -> it.code().equals(chosen))
        .findFirst()
        .orElse(null);
  }

  /** What was not chosen is what is expected of such an order. */
  private static @Nullable Boolean comesBack(@Nullable String chosen) {
    if ("yes".equals(chosen)) return true;
    return "no".equals(chosen) ? false : null;
  }
}
