package io.storeflow.stocktake;

import io.storeflow.lookup.VariantCodes.Found;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a stocktake, as it is shown, also after a mistake. */
@Component
class StocktakePages {
  static final int SIZE = 50;

  private final StocktakeLines lines;
  private final MessageSource messages;

  StocktakePages(StocktakeLines lines, MessageSource messages) {
    this.lines = lines;
    this.messages = messages;
  }

  ModelAndView show(
      Store store, StoreAccess access, Stocktake of, StocktakeView view, @Nullable String cursor) {
    var shown = linesOf(store, of, view, cursor);
    var here = base(store) + "/" + of.publicId();
    var at = here + "?view=" + view.code();
    var page = new ModelAndView("stocktake/stocktake");
    page.addObject("base", base(store));
    page.addObject("here", here);
    page.addObject("inventory", store.page("/inventory"));
    page.addObject("stocktake", of);
    page.addObject("currency", store.currency());
    page.addObject("view", view.code());
    page.addObject("cursor", cursor);
    page.addObject("typed", Map.of());
    page.addObject("wrong", Set.of());
    page.addObject("lines", shown.rows());
    page.addObject("newer", shown.newer() == null ? null : at + "&cursor=" + shown.newer());
    page.addObject("older", shown.older() == null ? null : at + "&cursor=" + shown.older());
    page.addObject("tabs", tabs(of, here, view));
    page.addObject("last", lines.last(store, of).orElse(null));
    page.addObject("mayEdit", of.isOpen() && access.may(Permission.EDIT_STOCK));
    return page;
  }

  /** With the numbers that were typed, and why they could not be counted, or posted. */
  ModelAndView again(Store store, StoreAccess access, Stocktake of, CountsForm form, String said) {
    var page = show(store, access, of, form.shown(), form.cursor());
    var typed = form.typed();
    var wrong = new HashSet<>(typed.keySet());
    wrong.removeAll(form.units().keySet());
    page.addObject("typed", typed);
    page.addObject("wrong", wrong);
    page.addObject("said", said);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** With the variants of which one is meant. */
  ModelAndView choose(Store store, StoreAccess access, Stocktake of, List<Found> found) {
    return show(store, access, of, StocktakeView.TODO, null).addObject("found", found);
  }

  String word(String key, Object... values) {
    return messages.getMessage(key, values, LocaleContextHolder.getLocale());
  }

  static String base(Store store) {
    return store.page("/inventory/stocktakes");
  }

  private Page<StocktakeLine> linesOf(
      Store store, Stocktake of, StocktakeView view, @Nullable String cursor) {
    try {
      return lines.page(store, of, view, SIZE, cursor);
    } catch (Problem ofAnotherList) {
      return lines.page(store, of, view, SIZE, null);
    }
  }

  private List<Tab> tabs(Stocktake of, String here, StocktakeView view) {
    return Stream.of(StocktakeView.values())
        .map(
            it ->
                new Tab(
                    word("stocktake.view." + it.code()),
                    here + "?view=" + it.code(),
                    switch (it) {
                      case TODO -> null;
                      case COUNTED -> (long) of.counted();
                      case DIFFERING -> (long) of.differing();
                    },
                    it == view))
        .toList();
  }
}
