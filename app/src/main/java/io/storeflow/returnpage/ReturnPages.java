package io.storeflow.returnpage;

import io.storeflow.platform.form.Untouched;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnStage;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returnable;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the pages of returns. */
@Component
class ReturnPages {
  private final ReturnQueries queries;
  private final ReturnTermsChanges terms;
  private final ReturnWords words;

  ReturnPages(ReturnQueries queries, ReturnTermsChanges terms, ReturnWords words) {
    this.queries = queries;
    this.terms = terms;
    this.words = words;
  }

  static String page(Store store, long number) {
    return store.page("/orders/" + number);
  }

  static String page(Store store, long number, String id) {
    return page(store, number) + "/returns/" + id;
  }

  /** The page on which staff make one, with the form as it is. */
  String making(Store store, long number, Returnable order, ReturnForm form, Model model) {
    if (!model.containsAttribute("form")) Untouched.errors(form, "form", model);
    var locale = LocaleContextHolder.getLocale();
    model
        .addAttribute("here", page(store, number))
        .addAttribute("number", number)
        .addAttribute("open", order.open())
        .addAttribute("reasons", words.reasons(locale))
        .addAttribute("wishes", words.wishes(locale));
    return "return/new";
  }

  ReturnForm blank(Store store, Returnable order) {
    var said = terms.of(store);
    return ReturnForm.blank(order, said.instructions(), said.addressOf(store));
  }

  /** The page of one. */
  String showing(StoreAccess access, long number, String id, Model model) {
    var store = access.store();
    var it = queries.find(store, number, id);
    var said = terms.of(store);
    if (it.stage() == ReturnStage.APPROVED && !model.containsAttribute("form"))
      Untouched.errors(InspectionForm.blank(it), "form", model);
    boolean owed = it.dueBy() != null && it.stage().isOpen() && queries.keepsMoney(store, number);
    model
        .addAttribute("here", page(store, number))
        .addAttribute("number", number)
        .addAttribute("it", it)
        .addAttribute("owed", owed)
        .addAttribute("zone", store.timeZone())
        .addAttribute("instructions", said.instructions())
        .addAttribute("sendTo", said.addressOf(store))
        .addAttribute("mayEdit", access.may(Permission.EDIT_ORDERS))
        .addAttribute("mayRefund", access.may(Permission.REFUND_ORDERS));
    return "return/show";
  }

  /** What was typed into a form of its page, beside what is wrong with it. */
  static void keep(Model model, String act, @Nullable String text, @Nullable String address) {
    model
        .addAttribute("act", act)
        .addAttribute("typedText", text)
        .addAttribute("typedAddress", address);
  }
}
