package io.storeflow.orderwhy;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Why an order has its prices: the rules that were tried, the zones that were asked. A page of its
 * own, as it is long where there are many lines, and seldom asked for.
 */
@Controller
@Needs({Permission.SEE_ORDERS, Permission.SEE_RULES, Permission.SEE_RATES})
class WhyController {
  private final WhyQueries queries;

  WhyController(WhyQueries queries) {
    this.queries = queries;
  }

  @GetMapping("/s/{store}/orders/{number:\\d{1,18}}/why")
  String show(Store store, @PathVariable long number, Model model) {
    model
        .addAttribute("order", queries.find(store, number).orElseThrow(NotFound::new))
        .addAttribute("zone", store.timeZone())
        .addAttribute("here", store.page("/orders/" + number));
    return "order/why";
  }
}
