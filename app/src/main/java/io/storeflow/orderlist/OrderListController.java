package io.storeflow.orderlist;

import io.storeflow.desk.Needs;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of orders, and the same list as it is later. */
@Controller
@RequestMapping("/s/{store}/orders")
@Needs(Permission.SEE_ORDERS)
class OrderListController {
  private final OrderListPage page;

  OrderListController(OrderListPage page) {
    this.page = page;
  }

  @GetMapping
  String list(
      StoreAccess access, @RequestParam Map<String, String> address, Locale locale, Model model) {
    var filter = OrderFilter.of(access.store(), address, locale);
    page.fill(access, filter, address.get("cursor"), model);
    return "order/list";
  }

  /**
   * The rows that the person is reading, as they are now: none moves or goes away under the
   * person's eyes. How many have come since is said above them.
   */
  @GetMapping("/region")
  String region(
      StoreAccess access, @RequestParam Map<String, String> address, Locale locale, Model model) {
    var filter = OrderFilter.of(access.store(), address, locale);
    page.fillShown(
        access,
        filter,
        numbers(address.getOrDefault("shown", "")),
        new Page<>(List.of(), address.get("newer"), address.get("older")),
        address.containsKey("top"),
        model);
    return "order/list :: region";
  }

  private static List<Long> numbers(String text) {
    return OrderNumber.all(List.of(text.split("\\.", OrderQueries.PAGE + 1))).stream()
        .limit(OrderQueries.PAGE)
        .toList();
  }
}
