package io.storeflow.orderpage;

import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.PaymentWords;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of an order, for whoever shows it. */
@Component
public class OrderShown {
  private final OrderPageQueries queries;
  private final Timeline timeline;
  private final Orders orders;
  private final OrderAlong along;
  private final PaymentWords words;
  private final Pulse pulse;
  private final Transactions transactions;
  private final PublicUrl publicUrl;
  private final MessageSource messages;
  private final List<OrderSection> sections;

  OrderShown(
      OrderPageQueries queries,
      Timeline timeline,
      Orders orders,
      OrderAlong along,
      PaymentWords words,
      Pulse pulse,
      Transactions transactions,
      PublicUrl publicUrl,
      MessageSource messages,
      List<OrderSection> sections) {
    this.queries = queries;
    this.timeline = timeline;
    this.orders = orders;
    this.along = along;
    this.words = words;
    this.pulse = pulse;
    this.transactions = transactions;
    this.publicUrl = publicUrl;
    this.messages = messages;
    this.sections = sections;
  }

  /**
   * @throws NotFound if the store has no such order
   */
  public void fill(Store store, StoreAccess access, long number, Model model) {
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var sections = sections(model);
          var order = queries.find(store, number, sections).orElseThrow(NotFound::new);
          if (!model.containsAttribute("payment"))
            model.addAttribute(
                "payment",
                PaymentForm.of(order.paid().balance().due(), LocaleContextHolder.getLocale()));
          return model
              .addAttribute("order", order)
              .addAttribute("how", how(store, order))
              .addAttribute("comesBack", Orders.comesBack(store, order.fulfilment()))
              .addAttribute("history", queries.history(store, order))
              .addAttribute("along", along.of(store, number))
              .addAttribute("timeline", timeline.of(store, order.id()).reversed());
        });
    model
        .addAttribute("store", store)
        .addAttribute("zone", store.timeZone()) // a fragment has no desk to take it from
        .addAttribute("commentKey", OnceKey.of(null))
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS))
        .addAttribute("maySettings", access.may(Permission.EDIT_SETTINGS))
        .addAttribute("maySettle", maySettle(store, access, number))
        .addAttribute("mayCards", access.may(Permission.SEE_GIFT_CARDS))
        .addAttribute("mayPrint", access.may(Permission.USE_BOARD))
        .addAttribute("mayCustomers", access.may(Permission.SEE_CUSTOMERS))
        .addAttribute("mayRules", access.may(Permission.SEE_RULES))
        .addAttribute("mayRates", access.may(Permission.SEE_RATES))
        .addAttribute("mayRefund", access.may(Permission.REFUND_ORDERS))
        .addAttribute("kinds", kinds())
        .addAttribute("mayCancel", access.may(Permission.CANCEL_ORDERS))
        .addAttribute("publicUrl", publicUrl.of(""));
  }

  /** Takes what the parts of other features read. */
  private OrderPageQueries.More sections(Model model) {
    for (var section : sections) model.addAllAttributes(section.more());
    return new OrderPageQueries.More() {
      @Override
      public Map<String, Field<?>> columns(Store store, io.storeflow.db.tables.Orders o) {
        var all = new LinkedHashMap<String, Field<?>>();
        for (var section : sections) all.putAll(section.columns(store, o));
        return all;
      }

      @Override
      public void take(String name, @Nullable Object read) {
        model.addAttribute(name, read);
      }
    };
  }

  /** What is sold is looked at only for those to whom it matters. */
  private boolean maySettle(Store store, StoreAccess access, long number) {
    if (!access.may(Permission.EDIT_ORDERS)) return false;
    return access.may(Permission.EDIT_GIFT_CARDS)
        || OrderSettlementController.may(access, orders.sellsCards(store, number));
  }

  private List<Choice> kinds() {
    var locale = LocaleContextHolder.getLocale();
    return PaymentKind.byHand().stream()
        .map(
            it ->
                Choice.of(
                    it.code(), messages.getMessage("order.pay.kind." + it.code(), null, locale)))
        .toList();
  }

  private @Nullable String how(Store store, OrderPage order) {
    var reader = LocaleContextHolder.getLocale();
    return words.how(
        store, order.way().method(), order.told(), Long.toString(order.number()), reader);
  }
}
