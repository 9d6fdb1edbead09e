package io.storeflow.orderpage;

import io.storeflow.desk.Needs;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.payment.MoneyRefused;
import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Payments that staff write down, all of what is due or a part of it, and take back. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/payments")
@Needs(Permission.EDIT_ORDERS)
class OrderPaymentController {
  private final Orders orders;
  private final OrderPayments payments;
  private final OrderShown shown;
  private final OrderPageQueries queries;
  private final MoveWords words;
  private final MessageSource messages;

  OrderPaymentController(
      Orders orders,
      OrderPayments payments,
      OrderShown shown,
      OrderPageQueries queries,
      MoveWords words,
      MessageSource messages) {
    this.orders = orders;
    this.payments = payments;
    this.shown = shown;
    this.queries = queries;
    this.words = words;
    this.messages = messages;
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @ModelAttribute("payment") PaymentForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    requireMay(store, access, number);
    var received = form.read(store, number, queries.currency(store, number), locale, errors);
    if (!errors.hasErrors())
      try {
        payments.receive(store, number, received, actor);
        var said = say("order.pay.done", locale, received.amount().format(locale));
        return done(store, number, said, next);
      } catch (SentBefore again) {
        return done(store, number, say("order.pay.before", locale), next);
      } catch (MoneyRefused refused) {
        var said = said(refused, locale);
        // Where nothing is due there is no form to say it in.
        if (refused.why() == MoneyRefused.Why.NOTHING_DUE) model.addAttribute("trouble", said);
        else errors.rejectValue("amount", "order.pay.error", said);
      } catch (IllegalMove lost) {
        next.addFlashAttribute("trouble", words.lost(store, lost));
        return "redirect:" + page(store, number);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    shown.fill(store, access, number, model);
    return "order/show";
  }

  @PostMapping("/{payment}/withdrawal")
  String withdraw(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable long number,
      @PathVariable String payment,
      Locale locale,
      RedirectAttributes next) {
    requireMay(store, access, number);
    try {
      payments.withdraw(store, number, payment, actor);
      return done(store, number, say("order.pay.withdrawn", locale), next);
    } catch (MoneyRefused refused) {
      next.addFlashAttribute("trouble", said(refused, locale));
    } catch (IllegalMove lost) {
      next.addFlashAttribute("trouble", words.lost(store, lost));
    }
    return "redirect:" + page(store, number);
  }

  private String said(MoneyRefused refused, Locale locale) {
    var key = "order.pay.error." + refused.why().code();
    return say(key, locale, refused.limit().format(locale));
  }

  /** As {@link OrderSettlementController}: the last of the money makes gift cards. */
  private void requireMay(Store store, StoreAccess access, long number) {
    if (!OrderSettlementController.may(access, orders.sellsCards(store, number)))
      throw new Forbidden();
  }

  private String done(Store store, long number, String said, RedirectAttributes next) {
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + page(store, number);
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private static String page(Store store, long number) {
    return store.page("/orders/" + number);
  }
}
