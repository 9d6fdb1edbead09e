package io.storeflow.kitchen;

import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A ticket as it is printed: a slip that says all by itself, without a screen beside it. */
@Controller
@Needs(Permission.USE_BOARD)
class PaperController {
  private final KitchenQueries queries;

  PaperController(KitchenQueries queries) {
    this.queries = queries;
  }

  @GetMapping("/s/{store}/board/kitchen/tickets/{number:\\d{1,18}}/paper")
  String show(Store store, @PathVariable long number, Model model) {
    var slip = queries.slip(store, number);
    model
        .addAttribute("store", store)
        .addAttribute("slip", slip)
        .addAttribute("ticket", slip.ticket());
    return "kitchen/paper";
  }
}
