package io.storeflow.order;

import io.storeflow.desk.Needs;
import io.storeflow.merchant.Permission;
import io.storeflow.merchant.Pulse;
import io.storeflow.merchant.Store;
import io.storeflow.merchant.StoreAccess;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.web.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one order. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}")
@Needs(Permission.SEE_ORDERS)
class OrderController {
  private final OrderPageQueries queries;
  private final Timeline timeline;
  private final Pulse pulse;
  private final Transactions transactions;
  private final String publicUrl;

  OrderController(
      OrderPageQueries queries,
      Timeline timeline,
      Pulse pulse,
      Transactions transactions,
      @Value("${storeflow.public-url}") String publicUrl) {
    this.queries = queries;
    this.timeline = timeline;
    this.pulse = pulse;
    this.transactions = transactions;
    this.publicUrl = publicUrl;
  }

  @GetMapping
  String show(Store store, StoreAccess access, @PathVariable long number, Model model) {
    fill(store, access, number, model);
    return "order/show";
  }

  @GetMapping("/region")
  String region(Store store, StoreAccess access, @PathVariable long number, Model model) {
    fill(store, access, number, model);
    return "order/show :: region";
  }

  private void fill(Store store, StoreAccess access, long number, Model model) {
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          var order = queries.find(store, number).orElseThrow(NotFound::new);
          return model
              .addAttribute("order", order)
              .addAttribute("history", queries.history(store, order))
              .addAttribute("timeline", timeline.of(store, order.id()).reversed());
        });
    model
        .addAttribute("store", store)
        .addAttribute("zone", store.timeZone()) // a fragment has no desk to take it from
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS))
        .addAttribute("mayPrint", access.may(Permission.USE_BOARD))
        .addAttribute("mayCancel", access.may(Permission.CANCEL_ORDERS))
        .addAttribute("publicUrl", publicUrl);
  }
}
