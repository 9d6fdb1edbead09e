package io.storeflow.refundpage;

import io.storeflow.desk.Needs;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.loyalty.RedeemedPoints.Moved;
import io.storeflow.order.Orders;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.PaymentRows;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundPlan;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundRefused;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refundable;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Refunds an order. What it would do is shown first, and done only if a page has shown just that:
 * without a script by a second press, with one while it is typed.
 */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/refunds")
@Needs(Permission.REFUND_ORDERS)
class RefundController {
  private final Refunds refunds;
  private final RefundQueries queries;
  private final PaymentRows payments;
  private final Returns returns;
  private final ReturnQueries returned;
  private final Exchange exchange;
  private final RedeemedPoints points;
  private final MessageSource messages;

  RefundController(
      Refunds refunds,
      RefundQueries queries,
      PaymentRows payments,
      Returns returns,
      ReturnQueries returned,
      Exchange exchange,
      RedeemedPoints points,
      MessageSource messages) {
    this.refunds = refunds;
    this.queries = queries;
    this.payments = payments;
    this.returns = returns;
    this.returned = returned;
    this.exchange = exchange;
    this.points = points;
    this.messages = messages;
  }

  /**
   * @param of public id of the return that is paid back, if it is one
   * @param exchange on if that is exchanged
   */
  @GetMapping("/new")
  String form(
      Store store,
      @PathVariable long number,
      @RequestParam(name = "returned", defaultValue = "") String of,
      @RequestParam(defaultValue = "") String exchange,
      Locale locale,
      Model model) {
    var order = queries.find(store, number);
    if (!of.isEmpty()) return ofReturn(store, order, of, exchange, locale, model);
    boolean comesBack = Orders.comesBack(store, order.fulfilment());
    model.addAttribute("form", RefundForm.blank(order, comesBack, payments.wayBack(store, number)));
    // What is too much needs nothing to be chosen.
    var zero = Money.zero(order.balance().total().currency());
    var surplus = RefundPlan.of(order, RefundWish.ofSurplus(zero));
    return page(store, order, surplus.isPossible() ? surplus : null, locale, model);
  }

  /** With all that came of it. */
  private String ofReturn(
      Store store, Refundable order, String of, String exchange, Locale locale, Model model) {
    var it = returned.find(store, order.number(), of);
    var kind = payments.wayBack(store, order.number());
    var form = RefundForm.of(order, it, FormText.on(exchange), kind, locale);
    var errors = Untouched.errors(form, "form", model);
    var plan = RefundPlan.of(order, form.read(store, order, locale, errors));
    RefundForm.say(plan.faults(), order, locale, errors);
    return page(store, order, errors.hasErrors() ? null : plan, locale, model);
  }

  /** What it would do, for the page; nothing is done, so mistakes are no failure. */
  @PostMapping("/preview")
  String preview(
      Store store,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") RefundForm typed,
      BindingResult unused,
      Locale locale,
      Model model) {
    var order = queries.find(store, number);
    var form = typed.whole(order);
    var errors = Untouched.errors(form, "form", model);
    var plan = plan(store, order, form, actor, errors, locale);
    return page(store, order, errors.hasErrors() ? null : plan, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") RefundForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    var form = typed.whole(order);
    var errors = Untouched.errors(form, "form", model);
    var plan = plan(store, order, form, actor, errors, locale);
    if (!errors.hasErrors() && !form.hasSeen(order, plan)) {
      if (form.seen() != null && !form.seen().isEmpty()) errors.reject("refund.error.moved");
      return page(store, order, plan, locale, model);
    }
    if (!errors.hasErrors())
      try {
        var wish = form.read(store, order, locale, errors);
        make(store, number, form, wish, form.how(order, plan, actor, errors));
        var amount = plan.back().isZero() ? plan.credited() : plan.back();
        var key = plan.back().isZero() ? "refund.done.less" : "refund.done";
        var instead = instead(store, access, order, form, actor, locale);
        if (instead != null) {
          next.addFlashAttribute(
              "flash", Flash.said(say("returns.exchange.done", locale, amount.format(locale))));
          return "redirect:" + instead;
        }
        return done(store, number, say(key, locale, amount.format(locale)), next);
      } catch (SentBefore again) {
        var instead = instead(store, access, order, form, actor, locale);
        if (instead != null) return "redirect:" + instead;
        return done(store, number, say("refund.before", locale), next);
      } catch (RefundRefused refused) {
        if (refused.faults().isEmpty()) errors.reject("refund.error.moved");
        RefundForm.say(refused.faults(), order, locale, errors);
      } catch (ReturnRefused refused) {
        RefundForm.say(refused, order, errors);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var now = queries.find(store, number);
    Untouched.errors(form.whole(now), "form", errors, model);
    return page(store, now, null, locale, model);
  }

  /** The draft of what is given instead, where it is exchanged; null for none. */
  private @Nullable String instead(
      Store store,
      StoreAccess access,
      Refundable order,
      RefundForm form,
      Actor actor,
      Locale locale) {
    var it = form.outcome() == ReturnOutcome.EXCHANGE ? coming(store, order, form) : null;
    if (it == null || !access.may(Permission.EDIT_ORDERS)) return null;
    return store.page(
        "/drafts/" + exchange.open(store, order.id(), order.number(), it, actor, locale));
  }

  private void make(Store store, long number, RefundForm form, RefundWish wish, Refunding how) {
    var of = form.returned();
    if (of == null || of.isEmpty()) refunds.make(store, number, wish, how);
    else returns.settle(store, number, of, wish, how, form.outcome());
  }

  private RefundPlan plan(
      Store store,
      Refundable order,
      RefundForm form,
      Actor actor,
      BindingResult errors,
      Locale locale) {
    var wish = form.read(store, order, locale, errors);
    var plan = RefundPlan.of(order, wish);
    if (!errors.hasErrors()) RefundForm.say(plan.faults(), order, locale, errors);
    form.how(order, plan, actor, errors);
    var it = coming(store, order, form);
    try {
      if (it != null) it.requireCame(wish);
    } catch (ReturnRefused refused) {
      RefundForm.say(refused, order, errors);
    }
    return plan;
  }

  private String page(
      Store store, Refundable order, @Nullable RefundPlan plan, Locale locale, Model model) {
    var kinds =
        PaymentKind.byHand().stream()
            .map(it -> Choice.of(it.code(), say("order.pay.kind." + it.code(), locale)))
            .toList();
    model
        .addAttribute("order", order)
        .addAttribute("plan", plan)
        .addAttribute("points", plan == null ? Moved.NONE : moved(store, order, plan))
        .addAttribute("seen", plan == null ? "" : RefundForm.sight(order, plan))
        .addAttribute("kinds", kinds)
        .addAttribute("firsts", firsts(locale))
        .addAttribute("here", store.page("/orders/" + order.number()))
        .addAttribute("coming", coming(store, order, (RefundForm) model.getAttribute("form")));
    return "order/refund";
  }

  private Moved moved(Store store, Refundable order, RefundPlan plan) {
    return points.would(store, order.id(), plan.units(), plan.other().minor());
  }

  /** The return that it is for; null for none. */
  private @Nullable Return coming(Store store, Refundable order, @Nullable RefundForm form) {
    return form == null || form.returned() == null || !form.isOfReturn()
        ? null
        : returned.find(store, order.number(), form.returned());
  }

  private List<Choice> firsts(Locale locale) {
    return Stream.of(RefundForm.MONEY, RefundForm.CARDS)
        .map(it -> Choice.of(it, say("refund.first." + it, locale)))
        .toList();
  }

  private String done(Store store, long number, String said, RedirectAttributes next) {
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/orders/" + number);
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
