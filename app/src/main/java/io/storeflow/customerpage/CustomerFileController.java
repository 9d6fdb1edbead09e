package io.storeflow.customerpage;

import io.storeflow.audit.Exports;
import io.storeflow.desk.Needs;
import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customers of a list as a file. */
@Controller
@Needs(Permission.EXPORT_CUSTOMERS)
class CustomerFileController {
  private final CustomerQueries queries;
  private final CustomerFileQueries details;
  private final Exports exports;
  private final MessageSource messages;

  CustomerFileController(
      CustomerQueries queries,
      CustomerFileQueries details,
      Exports exports,
      MessageSource messages) {
    this.queries = queries;
    this.details = details;
    this.exports = exports;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/customers.csv")
  void file(
      Store store,
      Actor actor,
      @RequestParam Map<String, String> address,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var filter = CustomerFilter.of(address);
    var lines = new CustomerFile(store, messages, locale);
    exports.send(
        response,
        Exports.File.of(store, actor, "customer", "customers", request),
        lines.titles(),
        cursor -> page(store, queries.page(store, filter, cursor, CsvDownload.PAGE)),
        (row, csv) -> csv.line(lines.cells(row)));
  }

  private Page<CustomerFile.Row> page(Store store, Page<CustomerRow> page) {
    return new Page<>(details.of(store, page.rows()), page.newer(), page.older());
  }
}
