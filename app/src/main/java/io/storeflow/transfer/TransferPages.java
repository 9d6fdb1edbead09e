package io.storeflow.transfer;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.lookup.VariantCodes;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a transfer, as it is shown, also after a mistake. */
@Component
class TransferPages {
  private final MessageSource messages;

  TransferPages(MessageSource messages) {
    this.messages = messages;
  }

  ModelAndView show(Store store, StoreAccess access, Transfer transfer) {
    var page = new ModelAndView("transfer/transfer");
    page.addObject("base", base(store));
    page.addObject("inventory", store.page("/inventory"));
    page.addObject("transfer", transfer);
    page.addObject("form", LinesForm.of(transfer));
    page.addObject("mayEdit", access.may(Permission.EDIT_STOCK));
    return page;
  }

  /** With what was typed, and what is wrong with it. */
  ModelAndView again(
      Store store, StoreAccess access, Transfer transfer, LinesForm form, BindingResult errors) {
    var page = show(store, access, transfer);
    page.addObject("form", form);
    page.addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** With the variants of which one is meant. */
  ModelAndView choose(
      Store store, StoreAccess access, Transfer transfer, List<VariantCodes.Found> found) {
    var page = show(store, access, transfer);
    page.addObject("found", found);
    return page;
  }

  ModelAndView done(
      Store store, String transfer, RedirectAttributes redirect, String key, Locale locale) {
    var said = messages.getMessage(key, null, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return to(store, transfer);
  }

  static ModelAndView to(Store store, String transfer) {
    return new ModelAndView("redirect:" + base(store) + "/" + transfer);
  }

  static String base(Store store) {
    return store.page("/inventory/transfers");
  }

  static void reject(Errors errors, TransferRefused refused) {
    errors.reject("transfer.error." + refused.why().name().toLowerCase(Locale.ROOT));
  }

  /**
   * The same of what arrived: names each line of which that is more than is under way.
   *
   * @param units by public id of the variant
   */
  static void reject(
      Errors errors, TransferRefused refused, Transfer transfer, Map<String, Integer> units) {
    if (refused.why() != TransferRefused.Why.MORE) reject(errors, refused);
    else
      for (int i = 0; i < transfer.lines().size(); i++) {
        var line = transfer.lines().get(i);
        var open = new Object[] {line.open()};
        if (units.getOrDefault(line.variant(), 0) > line.open())
          errors.rejectValue("lines[" + i + "].units", "transfer.error.more", open, "too many");
      }
  }

  /** Names each line of which there is too little. */
  static void reject(Errors errors, Transfer transfer, InsufficientStock few) {
    for (int i = 0; i < transfer.lines().size(); i++) {
      var line = transfer.lines().get(i);
      if (!few.variants().contains(line.variantId())) continue;
      var there = few.level(line.variantId()).available();
      errors.rejectValue(
          "lines[" + i + "].units",
          "transfer.error.few",
          new Object[] {line.productTitle(), there, transfer.from()},
          "too few");
    }
  }
}
