package io.storeflow.transfer;

import io.storeflow.desk.Needs;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The transfers of a store, and how one begins. */
@Controller
@RequestMapping("/s/{store}/inventory/transfers")
@Needs(Permission.EDIT_STOCK)
class TransferController {
  private static final int SIZE = 50;

  private final TransferQueries queries;
  private final Transfers transfers;
  private final TransferPages pages;
  private final Locations locations;
  private final MessageSource messages;

  TransferController(
      TransferQueries queries,
      Transfers transfers,
      TransferPages pages,
      Locations locations,
      MessageSource messages) {
    this.queries = queries;
    this.transfers = transfers;
    this.pages = pages;
    this.locations = locations;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_STOCK)
  String list(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    boolean done = "done".equals(view);
    var base = TransferPages.base(store);
    var page = page(store, done, cursor);
    var more = base + (done ? "?view=done&cursor=" : "?cursor=");
    model.addAttribute("base", base);
    model.addAttribute("inventory", store.page("/inventory"));
    model.addAttribute("found", page.rows());
    model.addAttribute("newer", page.newer() == null ? null : more + page.newer());
    model.addAttribute("older", page.older() == null ? null : more + page.older());
    model.addAttribute("tabs", tabs(base, done, locale));
    model.addAttribute(
        "mayBegin", access.may(Permission.EDIT_STOCK) && locations.open(store).size() > 1);
    model.addAttribute("mayEdit", access.may(Permission.EDIT_STOCK));
    model.addAttribute("settings", store.page("/settings/locations"));
    return "transfer/list";
  }

  @GetMapping("/new")
  String form(Store store, Model model) {
    var open = locations.open(store);
    model.addAttribute("form", TransferForm.fresh(open));
    return page(store, open, model);
  }

  @PostMapping
  String begin(
      Store store,
      Actor actor,
      @ModelAttribute("form") TransferForm form,
      BindingResult errors,
      HttpServletResponse response,
      Model model) {
    var open = locations.open(store);
    var from = TransferForm.read("from", form.from(), open, errors);
    var to = TransferForm.read("to", form.to(), open, errors);
    var note = form.readNote(errors);
    if (!errors.hasErrors() && from.isPresent() && to.isPresent())
      try {
        var begun = transfers.begin(store, from.get(), to.get(), note, actor);
        return "redirect:" + TransferPages.base(store) + "/" + begun;
      } catch (TransferRefused refused) {
        errors.rejectValue("to", "transfer.error." + refused.why().name().toLowerCase(Locale.ROOT));
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, open, model);
  }

  @GetMapping("/{transfer}")
  @Needs(Permission.SEE_STOCK)
  ModelAndView show(Store store, StoreAccess access, @PathVariable String transfer) {
    return pages.show(store, access, transfers.get(store, transfer));
  }

  private Page<Transfer> page(Store store, boolean done, @Nullable String cursor) {
    Set<TransferState> states =
        done
            ? EnumSet.of(TransferState.RECEIVED, TransferState.CANCELLED)
            : EnumSet.of(TransferState.DRAFT, TransferState.SENT);
    try {
      return queries.page(store, states, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return queries.page(store, states, SIZE, null);
    }
  }

  private static String page(Store store, List<Location> open, Model model) {
    model.addAttribute("base", TransferPages.base(store));
    model.addAttribute(
        "places", open.stream().map(it -> Choice.of(it.publicId(), it.name())).toList());
    return "transfer/new";
  }

  private List<Tab> tabs(String base, boolean done, Locale locale) {
    return Stream.of(false, true)
        .map(
            it ->
                new Tab(
                    messages.getMessage(
                        it ? "transfer.tab.done" : "transfer.tab.open", null, locale),
                    it ? base + "?view=done" : base,
                    null,
                    it == done))
        .toList();
  }
}
