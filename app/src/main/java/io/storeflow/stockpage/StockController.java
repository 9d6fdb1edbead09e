package io.storeflow.stockpage;

import io.storeflow.audit.Exports;
import io.storeflow.desk.Needs;
import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of stock, also as a file, and the page of a variant with its ledger. */
@Controller
@RequestMapping("/s/{store}/inventory")
@Needs(Permission.SEE_STOCK)
class StockController {
  private final StockPages pages;
  private final StockFiles files;
  private final Exports exports;

  StockController(StockPages pages, StockFiles files, Exports exports) {
    this.pages = pages;
    this.files = files;
    this.exports = exports;
  }

  @GetMapping
  ModelAndView list(
      Store store,
      StoreAccess access,
      StockFilter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale) {
    return pages.list(store, access, filter, cursor, locale);
  }

  @GetMapping("/stock.csv")
  void file(
      Store store,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    exports.send(
        response,
        Exports.File.of(store, actor, "stock", "stock", request),
        files.titles(locale),
        cursor -> files.page(store, CsvDownload.PAGE, cursor),
        (line, csv) -> csv.line(line.cells()));
  }

  @GetMapping("/{variant}")
  ModelAndView show(
      Store store,
      StoreAccess access,
      @PathVariable String variant,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale) {
    return pages.variant(store, access, variant, cursor, locale);
  }
}
