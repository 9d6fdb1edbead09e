package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilmentpage.OutgoingQueries.Sight;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** Fills the pages on which something is sent, or changed that was. */
@Component
class FulfilmentPages {
  /**
   * What a form would do.
   *
   * @param units that go out; null where that cannot be told
   * @param all that are to be sent of the order
   * @param rest that stay
   * @param mails whom it tells; null for nobody
   */
  record Says(@Nullable Integer units, int all, int rest, @Nullable String mails) {}

  private final FulfilmentWords words;

  FulfilmentPages(FulfilmentWords words) {
    this.words = words;
  }

  /** Whether there is anything to tell by mail: who fetches something has it. */
  static boolean mayMail(Sight order) {
    return order.outgoing().method() != Method.PICKUP;
  }

  static String page(Store store, long number) {
    return store.page("/orders/" + number);
  }

  /** The page on which something is sent, with the form as it is. */
  String sending(
      Store store, Sight order, FulfilmentForm form, @Nullable BindingResult errors, Model model) {
    fill(store, order, form, errors, model);
    model.addAttribute("says", says(order, form)).addAttribute("left", order.outgoing().left());
    return "fulfilment/new";
  }

  /** The page of one that went out. */
  String sent(
      Store store,
      Sight order,
      String publicId,
      LabelForm form,
      @Nullable BindingResult errors,
      Model model) {
    fill(store, order, form, errors, model);
    var parcel = order.parcel(publicId);
    model
        .addAttribute("parcel", parcel)
        .addAttribute("contents", order.outgoing().contents(parcel))
        .addAttribute("place", order.outgoing().parcels().indexOf(parcel) + 1);
    return "fulfilment/edit";
  }

  private void fill(
      Store store, Sight order, Record form, @Nullable BindingResult errors, Model model) {
    var result = errors == null ? new BeanPropertyBindingResult(form, "form") : errors;
    model
        .addAttribute("form", form)
        .addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", result)
        .addAttribute("here", page(store, order.number()))
        .addAttribute("sight", order)
        .addAttribute("way", order.outgoing().method().code())
        .addAttribute("mayMail", mayMail(order))
        .addAttribute("carriers", words.carriers());
  }

  private static Says says(Sight order, FulfilmentForm form) {
    var quiet = new BeanPropertyBindingResult(form, "form");
    var units = form.units(quiet);
    int left = order.outgoing().left().stream().mapToInt(it -> it.quantity()).sum();
    int all = order.outgoing().units();
    var mails = mayMail(order) && form.mails() ? order.email() : null;
    if (quiet.hasErrors()) return new Says(null, all, left, mails);
    int going = units.values().stream().mapToInt(Objects::requireNonNull).sum();
    return new Says(going, all, left - going, mails);
  }
}
