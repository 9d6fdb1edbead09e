package io.storeflow.withdrawalpage;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.locale.Written;
import io.storeflow.store.Store;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.WithdrawalLaw;
import io.storeflow.withdrawal.WithdrawalQueries;
import io.storeflow.withdrawal.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Withdraws from a contract: typed, confirmed by one button, acknowledged at once. Who does not
 * name both the number and the address of an order, and come from its page or the receipt, is told
 * the same whether or not there is one; beyond so many from one place no receipts of such are
 * mailed, and the declarations count as ever.
 */
@Controller
@RequestMapping("/shop/{store}/withdrawal")
class WithdrawalController {
  private final Withdrawals withdrawals;
  private final WithdrawalQueries queries;
  private final RateLimits limits;

  WithdrawalController(Withdrawals withdrawals, WithdrawalQueries queries, RateLimits limits) {
    this.withdrawals = withdrawals;
    this.queries = queries;
    this.limits = limits;
  }

  /**
   * @param order as the page of an order leads here
   * @param of its public id, which its page has too
   * @param again what the mail of a receipt leads to: a declaration whose order is to be shown
   */
  @GetMapping
  String form(
      Store store,
      @RequestParam(defaultValue = "") String order,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String again,
      Model model,
      HttpServletResponse response) {
    require(store);
    response.setHeader("Referrer-Policy", "no-referrer");
    var before = PublicId.looksRight(again) ? queries.find(store, again).orElse(null) : null;
    var form = before == null ? null : WithdrawalForm.again(before, of);
    var there = form == null ? null : theirs(store, form);
    if (form == null || there == null) {
      Untouched.errors(WithdrawalForm.blank(order, of), "form", model);
      return page("asked", model);
    }
    Untouched.errors(form.whole(there), "form", model);
    return confirm(there, model);
  }

  @PostMapping
  String check(
      Store store,
      @ModelAttribute("form") WithdrawalForm form,
      BindingResult unused,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    require(store);
    var errors = Untouched.errors(form, "form", model);
    form.read(null, errors);
    if (errors.hasErrors()) return wrong("asked", model, response);
    limits.require(Rule.WITHDRAWAL, request.getRemoteAddr());
    var there = theirs(store, form);
    if (there != null) Untouched.errors(form.whole(there), "form", model);
    return confirm(there, model);
  }

  @PostMapping("/confirmation")
  String declare(
      Store store,
      @ModelAttribute("form") WithdrawalForm typed,
      BindingResult unused,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    require(store);
    limits.require(Rule.WITHDRAWAL, request.getRemoteAddr());
    var there = theirs(store, typed);
    var form = there == null || typed.lines() == null ? typed : typed.whole(there);
    var errors = Untouched.errors(form, "form", model);
    var said = form.read(there, errors);
    if (errors.hasFieldErrors("name")
        || errors.hasFieldErrors("order")
        || errors.hasFieldErrors("email")) return wrong("asked", model, response);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return confirm(there, model);
    }
    try {
      boolean mailed = there != null || mayBeMailed(store, said, request.getRemoteAddr());
      var told = mailed ? said : said.withoutReceipt();
      return "redirect:" + store.shop("/withdrawal/" + withdrawals.declare(store, told));
    } catch (SentBefore again) {
      return "redirect:" + store.shop("/withdrawal/" + again.publicId());
    }
  }

  /** Whose address was typed may never have ordered here: nobody mails to strangers at will. */
  private boolean mayBeMailed(Store store, Declaration said, String from) {
    return queries.names(store, said) || limits.take(Rule.WITHDRAWAL_UNKNOWN, from).allowed();
  }

  /** What was declared and when, to be kept. */
  @GetMapping("/{withdrawal}")
  String receipt(
      Store store,
      @PathVariable("withdrawal") String id,
      Model model,
      HttpServletResponse response) {
    if (!PublicId.looksRight(id)) throw new NotFound();
    var it = queries.find(store, id).orElseThrow(NotFound::new);
    response.setHeader("Referrer-Policy", "no-referrer");
    var at = Written.dateAndClock(it.at().atZone(store.timeZone()), store.locale());
    model.addAttribute("it", it).addAttribute("at", at);
    return page("receipt", model);
  }

  private @Nullable Withdrawable theirs(Store store, WithdrawalForm form) {
    var order = Objects.requireNonNullElse(form.order(), "");
    var email = Objects.requireNonNullElse(form.email(), "");
    return queries.proven(store, form.of(), order, email).orElse(null);
  }

  private static String confirm(@Nullable Withdrawable there, Model model) {
    model.addAttribute("there", there);
    return page("confirm", model);
  }

  private static void require(Store store) {
    if (!WithdrawalLaw.holds(store)) throw new NotFound();
  }

  private static String wrong(String what, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(what, model);
  }

  private static String page(String what, Model model) {
    model.addAttribute("what", what).addAttribute("meta", PageMeta.hidden());
    return "shop/withdrawal";
  }
}
