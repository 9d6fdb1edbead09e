package io.storeflow.editpage;

import io.storeflow.desk.Needs;
import io.storeflow.idempotency.SentForms;
import io.storeflow.lookup.GoodsToAdd;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.loyalty.RedeemedPoints.Moved;
import io.storeflow.orderedit.EditFault;
import io.storeflow.orderedit.EditPlan;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditRefused;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.Editable;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.PaymentRows;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Changes what was ordered. What it would do is shown first, and done only if a page has shown just
 * that.
 */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/edits")
@Needs(Permission.REFUND_ORDERS)
class EditController {
  private final OrderEdits edits;
  private final PaymentRows payments;
  private final EditQueries queries;
  private final GoodsToAdd goods;
  private final SentForms sent;
  private final RedeemedPoints points;
  private final MessageSource messages;

  EditController(
      OrderEdits edits,
      EditQueries queries,
      GoodsToAdd goods,
      SentForms sent,
      PaymentRows payments,
      RedeemedPoints points,
      MessageSource messages) {
    this.edits = edits;
    this.queries = queries;
    this.payments = payments;
    this.goods = goods;
    this.sent = sent;
    this.points = points;
    this.messages = messages;
  }

  @GetMapping("/new")
  String form(
      Store store, @PathVariable long number, Locale locale, Model model, RedirectAttributes next) {
    var order = queries.find(store, number);
    var closed = order.closed(store);
    if (closed != null) return away(store, number, closed, locale, next);
    model.addAttribute("form", EditForm.blank(order, payments.wayBack(store, number)));
    return page(store, order, null, locale, model);
  }

  /** What it would do, for the page; nothing is done, so mistakes are no failure. */
  @PostMapping("/preview")
  String preview(
      Store store,
      @PathVariable long number,
      @ModelAttribute("form") EditForm typed,
      BindingResult unused,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    var closed = order.closed(store);
    if (closed != null) return away(store, number, closed, locale, next);
    var form = typed.whole(order);
    var errors = Untouched.errors(form, "form", model);
    var wish = form.read(errors);
    var plan = edits.plan(store, order, wish);
    // Whoever has chosen nothing, or takes off all of it and looks for something else, goes on.
    boolean goesOn = wish.isEmpty() || plan.leavesNothing() && form.searches();
    if (!goesOn) say(form, plan, errors);
    return page(store, order, goesOn || errors.hasErrors() ? null : plan, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") EditForm typed,
      BindingResult unused,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    var form = typed.whole(order);
    var errors = Untouched.errors(form, "form", model);
    var wish = form.read(errors);
    if (sent.done(store, form.kept(number, wish)).isPresent())
      return changed(store, number, say("edit.sent", locale), next);
    var closed = order.closed(store);
    if (closed != null) return away(store, number, closed, locale, next);
    var plan = plan(store, order, form, wish, errors);
    if (!errors.hasErrors() && !form.hasSeen(order, plan)) {
      if (form.seen() != null && !form.seen().isEmpty()) errors.reject("refund.error.moved");
      return page(store, order, plan, locale, model);
    }
    var how = form.how(order, wish, say("edit.reason", store.locale()), actor, errors);
    if (!errors.hasErrors())
      try {
        edits.make(store, number, wish, plan, how);
        return changed(store, number, done(plan, locale), next);
      } catch (SentBefore again) {
        return changed(store, number, say("edit.sent", locale), next);
      } catch (EditRefused refused) {
        if (refused.faults().isEmpty() && refused.less().isEmpty())
          errors.reject("refund.error.moved");
        form.say(refused.faults(), refused.less(), errors);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    var now = queries.find(store, number);
    Untouched.errors(form.whole(now), "form", errors, model);
    return page(store, now, null, locale, model);
  }

  private static String changed(Store store, long number, String said, RedirectAttributes next) {
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/orders/" + number);
  }

  private EditPlan plan(
      Store store, Editable order, EditForm form, EditWish wish, BindingResult errors) {
    var plan = edits.plan(store, order, wish);
    say(form, plan, errors);
    return plan;
  }

  private static void say(EditForm form, EditPlan plan, BindingResult errors) {
    if (!errors.hasErrors())
      form.say(plan.faults(), plan.less() == null ? List.of() : plan.less().faults(), errors);
  }

  private String page(
      Store store, Editable order, @Nullable EditPlan plan, Locale locale, Model model) {
    var form = (EditForm) Objects.requireNonNull(model.getAttribute("form"));
    var words = form.searched();
    var kinds =
        PaymentKind.byHand().stream()
            .map(it -> Choice.of(it.code(), say("order.pay.kind." + it.code(), locale)))
            .toList();
    model
        .addAttribute("order", order.order())
        .addAttribute("plan", plan)
        .addAttribute("points", plan == null ? Moved.NONE : moved(store, order, plan))
        .addAttribute("seen", plan == null ? "" : EditForm.sight(order, plan))
        .addAttribute("kinds", kinds)
        .addAttribute("goods", goods.named(store, MoreRow.ids(form.more())))
        .addAttribute("found", goods.find(store, words))
        .addAttribute("searched", !words.isEmpty())
        .addAttribute("here", store.page("/orders/" + order.order().number()))
        .addAttribute(
            "previews", store.page("/orders/" + order.order().number() + "/edits/preview"));
    return "order/edit";
  }

  private Moved moved(Store store, Editable order, EditPlan plan) {
    var less = plan.less();
    var units = less == null ? Map.<Long, Integer>of() : less.units();
    long id = order.order().id();
    if (plan.due().minor() > 0) return points.wouldOwe(store, id, units);
    if (less == null) return Moved.NONE;
    var moved = points.would(store, id, units, less.other().minor());
    return plan.added() == null ? moved : moved.withoutWelcome();
  }

  /** To the order, where it is told why nothing of it is changed. */
  private String away(
      Store store, long number, EditFault why, Locale locale, RedirectAttributes next) {
    next.addFlashAttribute("trouble", say("edit.error." + why.why().code(), locale));
    return "redirect:" + store.page("/orders/" + number);
  }

  private String done(EditPlan plan, Locale locale) {
    if (!plan.back().isZero()) return say("edit.done.back", locale, plan.back().format(locale));
    if (!plan.due().isZero()) return say("edit.done.due", locale, plan.due().format(locale));
    return say("edit.done", locale);
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
