package io.storeflow.search;

import io.storeflow.customerpage.CustomerFilter;
import io.storeflow.customerpage.CustomerQueries;
import io.storeflow.customerpage.CustomerRow;
import io.storeflow.desk.Needs;
import io.storeflow.orderlist.OrderFilter;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.OrderRow;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds orders, customers and products of a store by what a person remembers of them. */
@Controller
@Needs(Permission.SEE_ORDERS)
class SearchController {
  private static final int PEOPLE = 10;

  private final OrderQueries orders;
  private final FoundProducts products;
  private final CustomerQueries customers;

  SearchController(OrderQueries orders, FoundProducts products, CustomerQueries customers) {
    this.orders = orders;
    this.products = products;
    this.customers = customers;
  }

  @GetMapping("/s/{store}/search")
  String search(
      Store store, StoreAccess access, @RequestParam(defaultValue = "") String q, Model model) {
    var filter = OrderFilter.search(store, q);
    var found =
        filter.q().isEmpty() ? List.<OrderRow>of() : orders.page(store, filter, null).rows();
    if (found.size() == 1 && filter.number().equals(Optional.of(found.getFirst().number())))
      return "redirect:/s/" + store.slug() + "/orders/" + found.getFirst().number();
    boolean mayCustomers = access.may(Permission.SEE_CUSTOMERS) && !filter.q().isEmpty();
    var people = CustomerFilter.search(filter.q());
    var known =
        mayCustomers ? customers.page(store, people, null, PEOPLE) : Page.<CustomerRow>none();
    boolean mayProducts = access.may(Permission.SEE_PRODUCTS) && !filter.q().isEmpty();
    model
        .addAttribute("store", store)
        .addAttribute("q", filter.q())
        .addAttribute("rows", found.stream().limit(20).toList())
        .addAttribute(
            "moreHref",
            found.size() > 20 ? filter.address(store.page("/orders"), "cursor", null) : null)
        .addAttribute("people", known.rows())
        .addAttribute(
            "morePeopleHref",
            known.older() == null ? null : people.address(store.page("/customers"), "cursor", null))
        .addAttribute("products", mayProducts ? products.named(store, filter.q()) : List.of());
    return "order/search";
  }
}
