package io.storeflow.stocktake;

import io.storeflow.desk.Needs;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.LocationClosed;
import io.storeflow.lookup.VariantCodes;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do while they count: scan, type numbers, write the differences down, give up. */
@Controller
@RequestMapping("/s/{store}/inventory/stocktakes/{stocktake}")
@Needs(Permission.EDIT_STOCK)
class CountController {
  private static final int CHOICES = 20;
  private static final int LONGEST_CODE = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9a-z-]{8,40}");

  private final Stocktakes stocktakes;
  private final StocktakeLines lines;
  private final StocktakePages pages;
  private final VariantCodes codes;

  CountController(
      Stocktakes stocktakes, StocktakeLines lines, StocktakePages pages, VariantCodes codes) {
    this.stocktakes = stocktakes;
    this.lines = lines;
    this.pages = pages;
    this.codes = codes;
  }

  /** One unit more of what the code names. */
  @PostMapping("/scans")
  ModelAndView scan(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String stocktake,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String scan) {
    var of = stocktakes.get(store, stocktake);
    var typed = Typed.cut(Typed.line(code), LONGEST_CODE);
    var found = codes.find(store, typed, CHOICES);
    if (found.size() > 1) return pages.choose(store, access, of, found);
    if (found.isEmpty()) {
      var said =
          typed.isEmpty()
              ? pages.word("stocktake.error.nothing")
              : pages.word("stocktake.error.code", typed);
      return pages
          .again(store, access, of, CountsForm.of(StocktakeView.TODO), said)
          .addObject("code", Typed.line(code));
    }
    try {
      stocktakes.scan(store, stocktake, found.getFirst().id(), number(scan), actor);
      return to(store, stocktake, StocktakeView.TODO);
    } catch (StocktakeClosed closed) {
      return closed(store, access, stocktake);
    }
  }

  /** So many of each variant whose number was typed. */
  @PostMapping("/counts")
  ModelAndView count(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String stocktake,
      @ModelAttribute CountsForm form) {
    var of = stocktakes.get(store, stocktake);
    if (form.typed().isEmpty() || !form.isRead())
      return pages.again(store, access, of, form, pages.word("inventory.error.units"));
    try {
      count(store, stocktake, form, actor);
      return to(store, stocktake, form.shown());
    } catch (NotCounted some) {
      return pages.again(
          store, access, of, form, pages.word("stocktake.error.untracked", some.names));
    } catch (StocktakeClosed closed) {
      return closed(store, access, stocktake);
    }
  }

  /** What was typed without being set is counted before: nobody means it to be lost. */
  @PostMapping("/posting")
  ModelAndView post(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String stocktake,
      @ModelAttribute CountsForm form,
      RedirectAttributes redirect) {
    var shown = stocktakes.get(store, stocktake);
    if (!form.isRead())
      return pages.again(store, access, shown, form, pages.word("inventory.error.units"));
    try {
      count(store, stocktake, form, actor);
      stocktakes.post(store, stocktake, actor);
      redirect.addFlashAttribute("flash", Flash.said(pages.word("stocktake.posted")));
      return to(store, stocktake, StocktakeView.DIFFERING);
    } catch (NotCounted some) {
      return pages.again(
          store, access, shown, form, pages.word("stocktake.error.untracked", some.names));
    } catch (InsufficientStock few) {
      return again(store, access, stocktake, "stocktake.error.few", few.variants());
    } catch (CountAgain unsure) {
      return again(store, access, stocktake, "stocktake.error.again", unsure.variants());
    } catch (LocationClosed shut) {
      var of = stocktakes.get(store, stocktake);
      return again(store, access, of, pages.word("stocktake.error.place", of.place()));
    } catch (StocktakeClosed closed) {
      return closed(store, access, stocktake);
    }
  }

  @PostMapping("/cancellation")
  ModelAndView cancel(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String stocktake,
      RedirectAttributes redirect) {
    try {
      stocktakes.cancel(store, stocktake, actor);
      redirect.addFlashAttribute("flash", Flash.said(pages.word("stocktake.cancelled")));
      return new ModelAndView("redirect:" + StocktakePages.base(store));
    } catch (StocktakeClosed closed) {
      return closed(store, access, stocktake);
    }
  }

  /** With the names of those that have to be counted again. */
  private ModelAndView again(
      Store store, StoreAccess access, String stocktake, String why, Set<Long> variants) {
    var of = stocktakes.get(store, stocktake);
    var names =
        lines.differing(store, of).stream()
            .filter(it -> variants.contains(it.variantId()))
            .map(StocktakeLine::label)
            .limit(CHOICES)
            .collect(Collectors.joining("; "));
    return again(store, access, of, pages.word(why, names));
  }

  private ModelAndView closed(Store store, StoreAccess access, String stocktake) {
    var of = stocktakes.get(store, stocktake);
    return again(store, access, of, pages.word("stocktake.error.closed"));
  }

  private ModelAndView again(Store store, StoreAccess access, Stocktake of, String said) {
    return pages.again(store, access, of, CountsForm.of(StocktakeView.DIFFERING), said);
  }

  /** All of them or none. */
  private void count(Store store, String stocktake, CountsForm form, Actor actor) {
    var units = form.units();
    if (units.isEmpty()) return;
    var ids = lines.tracked(store, units.keySet());
    var lost = units.keySet().stream().filter(it -> !ids.containsKey(it)).toList();
    if (!lost.isEmpty()) throw notCounted(store, lost);
    var counts = new HashMap<Long, Integer>();
    units.forEach((variant, number) -> counts.put(ids.get(variant), number));
    var seen = new HashMap<Long, Integer>();
    form.seen().forEach((variant, number) -> seen.put(ids.get(variant), number));
    stocktakes.count(store, stocktake, counts, seen, actor);
  }

  /** The stock of some is not counted any more; all that was typed stays. */
  private static final class NotCounted extends RuntimeException {
    final String names;

    NotCounted(List<String> names) {
      this.names = names.stream().limit(CHOICES).collect(Collectors.joining("; "));
    }
  }

  private RuntimeException notCounted(Store store, List<String> variants) {
    var names = lines.names(store, variants);
    return names.size() < variants.size() ? new NotFound() : new NotCounted(names);
  }

  /** What a browser made up for one scan; anything else is ignored. */
  private static String number(@Nullable String typed) {
    return typed != null && NUMBER.matcher(typed).matches() ? typed : "";
  }

  private static ModelAndView to(Store store, String stocktake, StocktakeView view) {
    var page = StocktakePages.base(store) + "/" + stocktake;
    return new ModelAndView("redirect:" + page + "?view=" + view.code());
  }
}
