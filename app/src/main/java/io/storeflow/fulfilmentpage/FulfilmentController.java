package io.storeflow.fulfilmentpage;

import io.storeflow.desk.Needs;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilmentpage.OutgoingQueries.Sight;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What goes out of an order together: made, and said by whom it is brought. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/fulfilments")
@Needs(Permission.EDIT_ORDERS)
class FulfilmentController {
  private final OutgoingQueries queries;
  private final Fulfilments fulfilments;
  private final FulfilmentPages pages;
  private final FulfilmentWords words;

  FulfilmentController(
      OutgoingQueries queries,
      Fulfilments fulfilments,
      FulfilmentPages pages,
      FulfilmentWords words) {
    this.queries = queries;
    this.fulfilments = fulfilments;
    this.pages = pages;
    this.words = words;
  }

  /** Also asked for while somebody types, for what the form would do. */
  @GetMapping("/new")
  String form(
      Store store,
      @PathVariable long number,
      @ModelAttribute("form") FulfilmentForm sent,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    if (order.held() != null) return away(store, order, CannotSend.Why.HELD, next);
    if (order.outgoing().left().isEmpty())
      return away(store, order, CannotSend.Why.NOTHING_LEFT, next);
    if (!sent.isBlank())
      return pages.sending(store, order, sent.over(order.outgoing()), null, model);
    boolean mails = FulfilmentPages.mayMail(order);
    var last = mails ? queries.lastSender(store).orElse(null) : null;
    var form = FulfilmentForm.fresh(order.outgoing(), last, mails);
    return pages.sending(store, order, form, null, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("form") FulfilmentForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    var what = form.read(FulfilmentPages.mayMail(order), errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return unread(store, order, form, errors, model);
    }
    try {
      var now = fulfilments.send(store, number, what, actor);
      return sent(store, number, now == FulfilmentState.COMPLETED, next);
    } catch (SentBefore again) {
      return sent(store, number, order.outgoing().left().isEmpty(), next);
    } catch (CannotSend refused) {
      return refused(store, number, form, refused, response, model, next);
    }
  }

  @GetMapping("/{fulfilment}")
  String show(
      Store store, @PathVariable long number, @PathVariable("fulfilment") String id, Model model) {
    var order = queries.find(store, number);
    return pages.sent(store, order, id, LabelForm.of(order.parcel(id)), null, model);
  }

  @PostMapping("/{fulfilment}")
  String change(
      Store store,
      Actor actor,
      @PathVariable long number,
      @PathVariable("fulfilment") String id,
      @ModelAttribute("form") LabelForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var order = queries.find(store, number);
    var label = form.read(errors);
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return pages.sent(store, order, id, form, errors, model);
    }
    try {
      boolean mails = FulfilmentPages.mayMail(order) && form.mails();
      fulfilments.relabel(store, number, id, label, form.seen(), mails, actor);
      next.addFlashAttribute("flash", Flash.said(words.say("fulfilment.done.changed")));
      return "redirect:" + FulfilmentPages.page(store, number);
    } catch (CannotSend overtaken) {
      var now = queries.find(store, number).standing(id);
      if (now.isEmpty()) return away(store, order, overtaken.why(), next);
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("trouble", words.why(store, number, overtaken));
      var again = form.seen(now.get().version());
      return pages.sent(store, queries.find(store, number), id, again, null, model);
    }
  }

  private String sent(Store store, long number, boolean all, RedirectAttributes next) {
    var key = all ? "fulfilment.done.all" : "fulfilment.done.part";
    next.addFlashAttribute("flash", Flash.said(words.say(key, Long.toString(number))));
    return "redirect:" + FulfilmentPages.page(store, number);
  }

  /** With what was typed, laid over the lines that are left, of which it may name none. */
  private String unread(
      Store store, Sight order, FulfilmentForm form, BindingResult errors, Model model) {
    var over = form.over(order.outgoing());
    var again = new BeanPropertyBindingResult(over, "form");
    over.read(FulfilmentPages.mayMail(order), again);
    errors.getGlobalErrors().forEach(again::addError);
    return pages.sending(store, order, over, again, model);
  }

  /** With what was typed, where anything is left to be sent. */
  private String refused(
      Store store,
      long number,
      FulfilmentForm form,
      CannotSend refused,
      HttpServletResponse response,
      Model model,
      RedirectAttributes next) {
    var now = queries.find(store, number);
    if (now.held() != null || now.outgoing().left().isEmpty())
      return away(store, now, now.held() == null ? refused.why() : CannotSend.Why.HELD, next);
    var over = form.over(now.outgoing());
    var errors = new BeanPropertyBindingResult(over, "form");
    boolean overtaken = refused.why() == CannotSend.Why.OVERTAKEN;
    response.setStatus(
        (overtaken ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
    model.addAttribute("trouble", words.why(store, number, refused));
    return pages.sending(store, now, over, errors, model);
  }

  /** To the order, where it is told why nothing goes out of it. */
  private String away(Store store, Sight order, CannotSend.Why why, RedirectAttributes next) {
    next.addFlashAttribute("trouble", words.why(store, order.number(), new CannotSend(why)));
    return "redirect:" + FulfilmentPages.page(store, order.number());
  }
}
