package io.storeflow.fulfilmentpage;

import io.storeflow.desk.Needs;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.orderpage.OrderShown;
import io.storeflow.platform.code.Coded;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Holds an order for a reason, and lets it go on. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/hold")
@Needs(Permission.EDIT_ORDERS)
class HoldController {
  static final int LONGEST_NOTE = 200;

  private final OrderHolds holds;
  private final FulfilmentWords words;
  private final OrderShown shown;

  HoldController(OrderHolds holds, FulfilmentWords words, OrderShown shown) {
    this.holds = holds;
    this.words = words;
    this.shown = shown;
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @RequestParam(name = "why", defaultValue = "") String reason,
      @RequestParam(name = "note", defaultValue = "") String typed,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var why =
        Coded.find(HoldReason.class, Typed.code(reason))
            .filter(HoldReason.offered()::contains)
            .orElse(null);
    var note = Typed.line(typed);
    var wrong = wrong(why, note);
    if (wrong != null || why == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model
          .addAttribute("trouble", wrong)
          .addAttribute("typedHold", reason)
          .addAttribute("typedHoldNote", note);
      shown.fill(store, access, number, model);
      return "order/show";
    }
    try {
      holds.hold(store, number, why, note, actor);
      var said = Flash.said(words.say("fulfilment.done.held", Long.toString(number)));
      next.addFlashAttribute("flash", said.undo(page(store, number) + "/hold/removal"));
    } catch (CannotSend late) {
      next.addFlashAttribute("trouble", words.why(store, number, late));
    }
    return "redirect:" + page(store, number);
  }

  @PostMapping("/removal")
  String remove(Store store, Actor actor, @PathVariable long number, RedirectAttributes next) {
    holds.release(store, number, actor);
    var said = words.say("fulfilment.done.released", Long.toString(number));
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + page(store, number);
  }

  private @Nullable String wrong(@Nullable HoldReason why, String note) {
    if (why == null) return words.say("fulfilment.error.reason");
    if (why == HoldReason.OTHER && note.isEmpty()) return words.say("fulfilment.error.note");
    int over = Typed.length(note) - LONGEST_NOTE;
    return over > 0 ? words.say("ui.form.long", LONGEST_NOTE, over) : null;
  }

  private static String page(Store store, long number) {
    return FulfilmentPages.page(store, number);
  }
}
