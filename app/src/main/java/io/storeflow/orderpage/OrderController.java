package io.storeflow.orderpage;

import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
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
  private final OrderShown shown;

  OrderController(OrderShown shown) {
    this.shown = shown;
  }

  @GetMapping
  String show(Store store, StoreAccess access, @PathVariable long number, Model model) {
    shown.fill(store, access, number, model);
    return "order/show";
  }

  @GetMapping("/region")
  String region(Store store, StoreAccess access, @PathVariable long number, Model model) {
    shown.fill(store, access, number, model);
    return "order/show :: region";
  }
}
