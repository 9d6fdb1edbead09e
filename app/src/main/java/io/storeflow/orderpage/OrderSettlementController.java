package io.storeflow.orderpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.payment.MoneyRefused;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Says that the store has the money of an order, or that it does not after all. Where gift cards
 * were bought with it, it makes them or switches them off: only those who may do that by hand may
 * do it here, else anybody in the kitchen or the support could order cards and mark them as paid.
 */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/settlement")
@Needs(Permission.EDIT_ORDERS)
class OrderSettlementController {
  private final Orders orders;
  private final OrderPayments payments;
  private final MoveWords words;
  private final MessageSource messages;

  OrderSettlementController(
      Orders orders, OrderPayments payments, MoveWords words, MessageSource messages) {
    this.orders = orders;
    this.payments = payments;
    this.words = words;
    this.messages = messages;
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      SignedIn person,
      @PathVariable long number,
      Locale locale,
      RedirectAttributes next) {
    var said = Flash.said(say("order.done.settled", number, locale));
    return answer(
        store,
        access,
        number,
        () -> {
          payments.settle(store, number, Actor.of(person));
          return true;
        },
        said.undo(page(store, number) + "/settlement/removal"),
        next);
  }

  @PostMapping("/removal")
  String remove(
      Store store,
      StoreAccess access,
      SignedIn person,
      @PathVariable long number,
      Locale locale,
      RedirectAttributes next) {
    var said = Flash.said(say("order.done.unsettled", number, locale));
    return answer(
        store,
        access,
        number,
        () -> payments.unsettle(store, number, Actor.of(person)),
        said.undo(page(store, number) + "/settlement"),
        next);
  }

  private String answer(
      Store store,
      StoreAccess access,
      long number,
      BooleanSupplier change,
      Flash said,
      RedirectAttributes next) {
    var locale = LocaleContextHolder.getLocale();
    if (!may(access, orders.sellsCards(store, number))) {
      next.addFlashAttribute("trouble", say("order.settle.cards", number, locale));
      return "redirect:" + page(store, number);
    }
    try {
      if (change.getAsBoolean()) next.addFlashAttribute("flash", said);
      else next.addFlashAttribute("trouble", say("order.unsettle.none", number, locale));
    } catch (IllegalMove lost) {
      next.addFlashAttribute("trouble", words.lost(store, lost));
    } catch (MoneyRefused refused) {
      var with = new Object[] {refused.limit().format(locale)};
      var key = "order.pay.error." + refused.why().code();
      next.addFlashAttribute("trouble", messages.getMessage(key, with, locale));
    } catch (OrderPayments.PaidByCards paid) {
      next.addFlashAttribute("trouble", say("order.unsettle.cards", number, locale));
    }
    return "redirect:" + page(store, number);
  }

  /** Whether somebody who may change orders may say that of one. */
  static boolean may(StoreAccess access, boolean sellsCards) {
    return !sellsCards || access.may(Permission.EDIT_GIFT_CARDS);
  }

  private String say(String key, long number, Locale locale) {
    return messages.getMessage(key, new Object[] {Long.toString(number)}, locale);
  }

  private static String page(Store store, long number) {
    return store.page("/orders/" + number);
  }
}
