package io.storeflow.fulfilmentpage;

import io.storeflow.desk.Needs;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.Handovers;
import io.storeflow.orderpage.OrderShown;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands an order over to who fetches it: by the code they say, or by a name. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class HandoverController {
  static final int LONGEST_NAME = 120;

  private final Handovers handovers;
  private final FulfilmentWords words;
  private final OrderShown shown;

  HandoverController(Handovers handovers, FulfilmentWords words, OrderShown shown) {
    this.handovers = handovers;
    this.words = words;
    this.shown = shown;
  }

  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/handover")
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @RequestParam(name = "code", defaultValue = "") String code,
      @RequestParam(name = "name", defaultValue = "") String typed,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var name = Typed.line(typed);
    try {
      var wrong = handOver(store, number, Typed.line(code), name, actor);
      if (wrong != null) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model
            .addAttribute("trouble", wrong)
            .addAttribute("typedCode", code)
            .addAttribute("typedName", name);
        shown.fill(store, access, number, model);
        return "order/show";
      }
      var said = words.say("order.done.completed", Long.toString(number));
      var page = FulfilmentPages.page(store, number);
      next.addFlashAttribute("flash", Flash.said(said).undo(page + "/readiness?from=COMPLETED"));
    } catch (CannotSend refused) {
      next.addFlashAttribute("trouble", words.why(store, number, refused));
    }
    return "redirect:" + FulfilmentPages.page(store, number);
  }

  /** What is wrong with what was typed; null if it is handed over. */
  private @Nullable String handOver(
      Store store, long number, String code, String name, Actor actor) {
    if (!code.isEmpty()) {
      int left = handovers.byCode(store, number, code, actor);
      if (left < 0) return null;
      return left == 0
          ? words.say("fulfilment.code.spent")
          : words.say("fulfilment.code.wrong", left);
    }
    if (name.isEmpty()) return words.say("fulfilment.error.nobody");
    int over = Typed.length(name) - LONGEST_NAME;
    if (over > 0) return words.say("ui.form.long", LONGEST_NAME, over);
    handovers.byName(store, number, name, actor);
    return null;
  }
}
