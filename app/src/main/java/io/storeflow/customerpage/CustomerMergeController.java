package io.storeflow.customerpage;

import io.storeflow.customerbook.CustomerBook;
import io.storeflow.customerbook.CustomerMerge;
import io.storeflow.customerbook.KnownCustomer;
import io.storeflow.customerbook.Merged;
import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Permission;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts another customer together with this one, who is kept: found, looked at, then done. */
@Controller
@RequestMapping("/s/{store}/customers/{customer}/merge")
@Needs(Permission.EDIT_CUSTOMERS)
class CustomerMergeController {
  private static final int FOUND = 8;

  private final CustomerShown shown;
  private final CustomerBook book;
  private final CustomerQueries list;
  private final CustomerPageQueries queries;
  private final CustomerMerge merge;
  private final MessageSource messages;

  CustomerMergeController(
      CustomerShown shown,
      CustomerBook book,
      CustomerQueries list,
      CustomerPageQueries queries,
      CustomerMerge merge,
      MessageSource messages) {
    this.shown = shown;
    this.book = book;
    this.list = list;
    this.queries = queries;
    this.merge = merge;
    this.messages = messages;
  }

  /**
   * @param with public id of the other one; empty while none is chosen
   */
  @GetMapping
  String show(
      StoreAccess access,
      @PathVariable("customer") String id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String with,
      Model model) {
    return fill(access, shown.get(access, id), q, with, model);
  }

  @PostMapping
  String create(
      StoreAccess access,
      @PathVariable("customer") String id,
      @RequestParam(defaultValue = "") String with,
      @RequestParam(defaultValue = "") String seen,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes next) {
    var kept = shown.get(access, id);
    var gone = other(access, with);
    try {
      merge.merge(access, id, with, seen);
      var name = gone.map(KnownCustomer::called).orElse("");
      next.addFlashAttribute(
          "flash", Flash.said(messages.getMessage("customer.merged", new Object[] {name}, locale)));
      return "redirect:" + access.store().page("/customers/" + id);
    } catch (StaleForm stale) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("trouble", messages.getMessage("customer.merge.stale", null, locale));
      return fill(access, kept, "", with, model);
    }
  }

  private Optional<KnownCustomer> other(StoreAccess access, String publicId) {
    try {
      return Optional.of(book.get(access.store().merchant(), book.seen(access), publicId));
    } catch (NotFound none) {
      return Optional.empty();
    }
  }

  private String fill(StoreAccess access, KnownCustomer kept, String q, String with, Model model) {
    var store = access.store();
    var filter = CustomerFilter.search(q);
    var gone = other(access, with).orElse(null);
    model
        .addAttribute("customer", kept)
        .addAttribute("q", filter.q())
        .addAttribute("here", store.page("/customers/" + kept.publicId()))
        .addAttribute("list", store.page("/customers"))
        .addAttribute("other", gone);
    if (gone == null) {
      var found =
          filter.q().isEmpty()
              ? List.<CustomerRow>of()
              : list.page(store, filter, null, FOUND).rows();
      model.addAttribute("found", found.stream().filter(it -> it.id() != kept.id()).toList());
      return "customer/merge";
    }
    var seen = book.seen(access);
    model
        .addAttribute("merged", Merged.of(kept, gone))
        .addAttribute("seen", CustomerMerge.seen(kept, gone))
        .addAttribute("mine", queries.of(access, kept, seen))
        .addAttribute("theirs", queries.of(access, gone, seen));
    return "customer/merge";
  }
}
