package io.storeflow.withdrawalpage;

import io.storeflow.desk.Needs;
import io.storeflow.orderpage.OrderShown;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.withdrawal.WithdrawalLaw;
import io.storeflow.withdrawal.WithdrawalQueries;
import io.storeflow.withdrawal.Withdrawals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All declarations of withdrawal, also those that name no order, and what becomes of each. */
@Controller
@RequestMapping("/s/{store}/withdrawals")
class DeclaredController {
  static final int ANSWER = 200;
  private static final int SIZE = 50;

  private final WithdrawalQueries queries;
  private final Withdrawals withdrawals;
  private final OrderShown shown;
  private final MessageSource messages;

  DeclaredController(
      WithdrawalQueries queries,
      Withdrawals withdrawals,
      OrderShown shown,
      MessageSource messages) {
    this.queries = queries;
    this.withdrawals = withdrawals;
    this.shown = shown;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_ORDERS)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var base = store.page("/withdrawals");
    var page = queries.page(store, SIZE, cursor);
    model
        .addAttribute("base", base)
        .addAttribute("orders", store.page("/orders"))
        .addAttribute("store", store)
        .addAttribute("holds", WithdrawalLaw.holds(store))
        .addAttribute("zone", store.timeZone())
        .addAttribute("found", page.rows())
        .addAttribute("newer", page.newer() == null ? null : base + "?cursor=" + page.newer())
        .addAttribute("older", page.older() == null ? null : base + "?cursor=" + page.older())
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS));
    return "order/withdrawals";
  }

  /**
   * What is too much or nothing is asked for again: on the page of its order, or in the list if
   * anybody may have sent it.
   */
  @PostMapping("/{withdrawal}/answer")
  @Needs(Permission.EDIT_ORDERS)
  String answer(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("withdrawal") String id,
      @RequestParam(name = "reason", defaultValue = "") String typed,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var it = queries.find(store, id).orElseThrow(NotFound::new);
    var number = it.number();
    var reason = Typed.line(typed);
    var wrong = wrong(reason, locale);
    if (wrong != null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model
          .addAttribute("wrongAnswer", wrong)
          .addAttribute("answered", id)
          .addAttribute("typedAnswer", typed);
      if (number == null || it.isDoubted()) return list(store, access, null, model);
      shown.fill(store, access, number, model);
      return "order/show";
    }
    withdrawals.answer(store, id, reason, actor);
    next.addFlashAttribute("flash", Flash.said(say("withdrawn.answered.said", locale)));
    return "redirect:" + store.page(it.isDoubted() ? "/withdrawals" : "/orders/" + number);
  }

  private @Nullable String wrong(String reason, Locale locale) {
    if (reason.isEmpty()) return say("withdrawn.error.answer", locale);
    int over = Typed.length(reason) - ANSWER;
    return over > 0 ? say("ui.form.long", locale, ANSWER, over) : null;
  }

  private String say(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }
}
