package io.storeflow.withdrawalpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.Withdrawal;
import io.storeflow.withdrawal.WithdrawalQueries;
import io.storeflow.withdrawal.Withdrawals;
import io.storeflow.withdrawal.Withdrawals.Taken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff take a withdrawal as proven that its shopper has not shown to be theirs. */
@Controller
@RequestMapping("/s/{store}/withdrawals/{withdrawal}/proof")
@Needs(Permission.EDIT_ORDERS)
class TakenController {
  private final WithdrawalQueries queries;
  private final Withdrawals withdrawals;
  private final MessageSource messages;

  TakenController(WithdrawalQueries queries, Withdrawals withdrawals, MessageSource messages) {
    this.queries = queries;
    this.withdrawals = withdrawals;
    this.messages = messages;
  }

  @GetMapping
  String show(
      Store store,
      @PathVariable("withdrawal") String id,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var it = queries.find(store, id).orElseThrow(NotFound::new);
    if (!it.mayBeTaken()) return over(store, it, closed(it), locale, next);
    var there = queries.open(store, it.orderNumber());
    Untouched.errors(new TakenForm("", null).whole(it, there), "form", model);
    return page(store, it, there, model);
  }

  @PostMapping
  String take(
      Store store,
      Actor actor,
      @PathVariable("withdrawal") String id,
      @ModelAttribute("form") TakenForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var it = queries.find(store, id).orElseThrow(NotFound::new);
    if (!it.mayBeTaken()) return over(store, it, closed(it), locale, next);
    var there = queries.open(store, it.orderNumber());
    var form = typed.whole(it, there);
    var errors = Untouched.errors(form, "form", model);
    var said = form.read(there, errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(store, it, there, model);
    }
    var taken = withdrawals.take(store, id, said.units(), said.reason(), actor);
    return over(store, it, taken, locale, next);
  }

  private static Taken closed(Withdrawal it) {
    if (it.number() == null) return Taken.NO_ORDER;
    return it.proven() ? Taken.PROVEN : Taken.OVER;
  }

  private String over(
      Store store, Withdrawal it, Taken taken, Locale locale, RedirectAttributes next) {
    var said = messages.getMessage("withdrawn.taken." + code(taken), null, locale);
    if (taken == Taken.OVER) next.addFlashAttribute("trouble", said);
    else next.addFlashAttribute("flash", Flash.said(said));
    var number = it.number();
    return "redirect:" + store.page(number == null ? "/withdrawals" : "/orders/" + number);
  }

  private static String code(Taken taken) {
    return taken.name().toLowerCase(Locale.ROOT);
  }

  private static String page(Store store, Withdrawal it, Withdrawable there, Model model) {
    var fulfilment = it.fulfilment();
    model
        .addAttribute("it", it)
        .addAttribute("there", there)
        .addAttribute("back", store.page("/orders/" + it.orderNumber()))
        .addAttribute("here", store.page("/withdrawals/" + it.publicId() + "/proof"))
        .addAttribute("zone", store.timeZone())
        .addAttribute("out", there.open().stream().anyMatch(Withdrawable.Line::out))
        .addAttribute("waits", fulfilment != null && fulfilment.isOpen());
    return "order/withdrawal";
  }
}
