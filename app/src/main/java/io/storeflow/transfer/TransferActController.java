package io.storeflow.transfer;

import io.storeflow.desk.Needs;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.lookup.VariantCodes;
import io.storeflow.lookup.VariantCodes.Found;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a transfer: its lines written, sent, received, cancelled. */
@Controller
@RequestMapping("/s/{store}/inventory/transfers/{transfer}")
@Needs(Permission.EDIT_STOCK)
class TransferActController {
  /** Variants to choose from where several may be meant. */
  private static final int CHOICES = 20;

  private static final int LONGEST_CODE = 100;

  private final Transfers transfers;
  private final TransferPages pages;
  private final VariantCodes codes;

  TransferActController(Transfers transfers, TransferPages pages, VariantCodes codes) {
    this.transfers = transfers;
    this.pages = pages;
    this.codes = codes;
  }

  @PostMapping("/lines")
  ModelAndView write(
      Store store,
      StoreAccess access,
      @PathVariable String transfer,
      @ModelAttribute("form") LinesForm sent,
      RedirectAttributes redirect,
      Locale locale) {
    var seen = transfers.get(store, transfer);
    var form = sent.over(seen);
    var errors = new BeanPropertyBindingResult(form, "form");
    var found = found(store, form.code(), errors);
    if (!write(store, seen, form, found.size() == 1 ? found.getFirst() : null, errors))
      return pages.again(store, access, seen, form, errors);
    if (found.size() > 1) return pages.choose(store, access, transfers.get(store, transfer), found);
    return found.isEmpty()
        ? pages.done(store, transfer, redirect, "transfer.saved", locale)
        : TransferPages.to(store, transfer);
  }

  @PostMapping("/dispatch")
  ModelAndView send(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String transfer,
      @ModelAttribute("form") LinesForm sent,
      RedirectAttributes redirect,
      Locale locale) {
    var seen = transfers.get(store, transfer);
    var form = sent.over(seen);
    var errors = new BeanPropertyBindingResult(form, "form");
    if (form.isEmpty()) {
      // Before it is written: a line that says 0 would be gone.
      TransferPages.reject(errors, new TransferRefused(TransferRefused.Why.EMPTY));
      return pages.again(store, access, seen, form, errors);
    }
    if (!write(store, seen, form, null, errors))
      return pages.again(store, access, seen, form, errors);
    var now = transfers.get(store, transfer);
    try {
      transfers.send(store, transfer, now.version(), actor);
      return pages.done(store, transfer, redirect, "transfer.sent", locale);
    } catch (InsufficientStock few) {
      return few(store, access, now, few);
    } catch (TransferRefused refused) {
      TransferPages.reject(errors, refused);
      return pages.again(store, access, now, form, errors);
    }
  }

  @PostMapping("/receipt")
  ModelAndView receive(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String transfer,
      @ModelAttribute("form") LinesForm sent,
      RedirectAttributes redirect,
      Locale locale) {
    var seen = transfers.get(store, transfer);
    var form = sent.over(seen);
    var errors = new BeanPropertyBindingResult(form, "form");
    var units = form.units(errors);
    // A line that was left out is neither all that was sent nor lost.
    if (!sent.saysAll(seen)) errors.reject("transfer.error.unsaid");
    var reason = new FormText(errors).optional("reason", form.reason(), TransferForm.LONGEST_NOTE);
    if (!errors.hasErrors())
      try {
        transfers.receive(store, transfer, form.seen(), units, form.closes(), reason, actor);
        return pages.done(store, transfer, redirect, "transfer.received", locale);
      } catch (TransferRefused refused) {
        TransferPages.reject(errors, refused, transfers.get(store, transfer), units);
      }
    return pages.again(store, access, transfers.get(store, transfer), form, errors);
  }

  @PostMapping("/cancellation")
  ModelAndView cancel(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String transfer,
      @RequestParam(required = false) @Nullable String version,
      RedirectAttributes redirect,
      Locale locale) {
    try {
      transfers.cancel(store, transfer, LinesForm.seen(version), actor);
      return pages.done(store, transfer, redirect, "transfer.cancelled", locale);
    } catch (TransferRefused refused) {
      var now = transfers.get(store, transfer);
      var form = LinesForm.of(now);
      var errors = new BeanPropertyBindingResult(form, "form");
      TransferPages.reject(errors, refused);
      return pages.again(store, access, now, form, errors);
    }
  }

  /** Writes the lines, and one unit more of what was added; whether that could be. */
  private boolean write(
      Store store, Transfer seen, LinesForm form, @Nullable Found added, Errors errors) {
    var units = form.units(errors);
    if (errors.hasErrors()) return false;
    try {
      transfers.write(store, seen.publicId(), form.seen(), ids(seen, units, added));
      return true;
    } catch (TransferRefused refused) {
      TransferPages.reject(errors, refused);
      return false;
    }
  }

  /** By row id; what has no units any more is no line. */
  private static Map<Long, Integer> ids(
      Transfer seen, Map<String, Integer> units, @Nullable Found added) {
    var ids = new LinkedHashMap<Long, Integer>();
    for (var line : seen.lines()) {
      int wanted = units.getOrDefault(line.variant(), line.quantity());
      if (wanted > 0) ids.put(line.variantId(), wanted);
    }
    if (added != null) ids.merge(added.id(), 1, Integer::sum);
    return ids;
  }

  private List<Found> found(Store store, @Nullable String code, Errors errors) {
    var typed = Typed.cut(Typed.line(code), LONGEST_CODE);
    var found = codes.find(store, typed, CHOICES);
    if (found.isEmpty() && !typed.isEmpty())
      errors.rejectValue("code", "transfer.error.code", new Object[] {typed}, "unknown");
    return found;
  }

  /** The draft as it was saved, with each line of which there is too little. */
  private ModelAndView few(Store store, StoreAccess access, Transfer draft, InsufficientStock few) {
    var saved = LinesForm.of(draft);
    var said = new BeanPropertyBindingResult(saved, "form");
    TransferPages.reject(said, draft, few);
    return pages.again(store, access, draft, saved, said);
  }
}
