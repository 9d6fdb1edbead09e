package io.storeflow.customerpage;

import io.storeflow.customerbook.CustomerTags;
import io.storeflow.desk.Needs;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customers of a store, with its filters in the address. */
@Controller
@Needs(Permission.SEE_CUSTOMERS)
class CustomerListController {
  private final DSLContext db;
  private final CustomerQueries queries;
  private final CustomerListWords words;

  CustomerListController(DSLContext db, CustomerQueries queries, CustomerListWords words) {
    this.db = db;
    this.queries = queries;
    this.words = words;
  }

  @GetMapping("/s/{store}/customers")
  String list(StoreAccess access, @RequestParam Map<String, String> address, Model model) {
    var store = access.store();
    var filter = CustomerFilter.of(address);
    var page = queries.page(store, filter, address.get("cursor"), CustomerQueries.PAGE);
    words.fill(model, store, filter, page);
    fillTags(access, page, model);
    model.addAttribute("mayExport", access.may(Permission.EXPORT_CUSTOMERS));
    return "customer/list";
  }

  private void fillTags(StoreAccess access, Page<CustomerRow> page, Model model) {
    var merchant = access.store().merchant();
    var ids = page.rows().stream().map(CustomerRow::id).toList();
    var tagged = CustomerTags.of(merchant, ids).as("tagged");
    var used = CustomerTags.used(merchant).as("used");
    var beside = db.select(tagged, used).fetchSingle();
    model.addAttribute("tagged", beside.value1()).addAttribute("tags", beside.value2());
  }
}
