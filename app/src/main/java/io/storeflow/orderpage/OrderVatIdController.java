package io.storeflow.orderpage;

import io.storeflow.billing.OrderBilling;
import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says that the VAT id of an order holds, where VIES did not; or that it does not after all. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/vat-confirmation")
@Needs(Permission.CANCEL_ORDERS)
class OrderVatIdController {
  private final OrderBilling billing;
  private final MessageSource messages;

  OrderVatIdController(OrderBilling billing, MessageSource messages) {
    this.billing = billing;
    this.messages = messages;
  }

  @PostMapping
  String create(
      Store store, Actor actor, @PathVariable long number, Locale locale, RedirectAttributes next) {
    billing.confirm(store, number, actor);
    var page = page(store, number);
    var said = messages.getMessage("order.billing.confirmed", null, locale);
    next.addFlashAttribute("flash", Flash.said(said).undo(page + "/vat-confirmation/removal"));
    return "redirect:" + page;
  }

  @PostMapping("/removal")
  String remove(
      Store store, Actor actor, @PathVariable long number, Locale locale, RedirectAttributes next) {
    billing.withdraw(store, number, actor);
    var said = messages.getMessage("order.billing.withdrawn", null, locale);
    next.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + page(store, number);
  }

  private static String page(Store store, long number) {
    return store.page("/orders/" + number);
  }
}
