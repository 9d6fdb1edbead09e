package io.storeflow.checkoutpage;

import io.storeflow.cardpayment.CardPlan;
import io.storeflow.cart.CartLine;
import io.storeflow.cartpage.CartNote;
import io.storeflow.cartpage.TypedCode;
import io.storeflow.exemption.Exemption;
import io.storeflow.payment.PaymentWords;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.platform.address.AddressFields;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.frame.PageMeta;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shop.PromiseWords;
import io.storeflow.shop.ShopFrame;
import io.storeflow.shopface.ShopFace;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.storeflow.withdrawal.WithdrawalLaw;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** The page of the checkout around a form that is being filled in. */
@Component
class CheckoutPage {
  /** Why a discount code was not kept: the code of a {@link CartNote}. */
  private static final String CODE_SAID = "codeSaid";

  /** Below what of the shop its forms are sent. */
  static final String BASE = "base";

  private final PromiseWords promises;
  private final PaymentWords payment;
  private final Sentences sentences;
  private final PaymentMethods methods;
  private final ShopFace face;

  CheckoutPage(
      PromiseWords promises,
      PaymentWords payment,
      Sentences sentences,
      PaymentMethods methods,
      ShopFace face) {
    this.promises = promises;
    this.payment = payment;
    this.sentences = sentences;
    this.methods = methods;
    this.face = face;
  }

  /**
   * Says at the field of a discount code why it was not kept, and leaves it there.
   *
   * @param note null for one that was kept
   */
  static void say(@Nullable CartNote note, String typed, Model model) {
    if (note == null) return;
    model.addAttribute(CODE_SAID, note.code());
    model.addAttribute(TypedCode.TYPED, typed);
  }

  /**
   * @param trouble why nothing was ordered; null for a page that was only opened
   */
  String show(
      Store store,
      CheckoutForm form,
      CheckoutSummary summary,
      @Nullable String trouble,
      Model model) {
    var was = was(store, form, summary);
    model.addAttribute("entire", true);
    if (!model.containsAttribute(BASE)) model.addAttribute(BASE, "/checkout");
    model.addAttribute("summary", summary);
    model.addAttribute("trouble", trouble);
    model.addAttribute("told", trouble == null ? null : told(trouble, summary, was));
    model.addAttribute("was", was);
    var way = summary.way();
    model.addAttribute(
        "promise",
        way == null || !summary.isPromised() ? null : promises.now(store, way, summary.handling()));
    var unread =
        AddressRules.postcodeTyped(form.address())
            .map(it -> sentences.say(it, store.locale()))
            .orElse(null);
    model.addAttribute("unread", unread);
    if (unread != null) mark(unread, model);
    boolean done = summary.total() != null && summary.cards().due().isZero();
    fillPaying(store, form, summary, done, model);
    model.addAttribute("mayAddCard", summary.cart().giftCards().size() < CardPlan.MOST);
    boolean measured = summary.cart().book().shipping().measures();
    model.addAttribute(
        "to", AddressFields.of(form.address().country(), store.locale()).pricedBy(measured));
    fillBilling(store, form, model);
    var tax = summary.cart().book().tax();
    var hint =
        tax.asksForIds(form.ownCountry(store))
            ? "billing.vat-id.hint." + tax.untaxed().code()
            : null;
    model.addAttribute("idHint", hint);
    boolean choosing =
        summary.countries().stream().noneMatch(it -> it.value().equals(form.address().country()));
    model.addAttribute("choosing", choosing);
    var layout = form.layout(way, measured, choosing, hint);
    model.addAttribute("layout", layout);
    model.addAttribute("laid", unread == null && layout.equals(form.laid()));
    var place = summary.place();
    model.addAttribute(
        "place",
        place == null
            ? ShopFrame.place(store)
            : Stream.concat(Stream.of(place.name()), place.lines().stream()).toList());
    model.addAttribute("exemptions", exempt(store, summary.cart().lines()));
    model.addAttribute("merchant", store.merchant().name());
    // Of one cart nobody is reminded twice.
    var after = summary.cart().reminder() == null ? store.cartReminder() : null;
    model.addAttribute("remindsAfter", after == null ? 0 : after.toHours());
    model.addAttribute("meta", PageMeta.hidden());
    return "shop/checkout";
  }

  /** From what in the cart nobody may withdraw: titles by why, as the law wants it told before. */
  private Map<Exemption, Set<String>> exempt(Store store, List<CartLine> lines) {
    var titles = new TreeMap<Exemption, Set<String>>();
    if (!WithdrawalLaw.holds(store)) return titles;
    var why =
        face.exemptions(
            store, lines.stream().map(CartLine::productSlug).collect(Collectors.toSet()));
    for (var line : lines) {
      var it = why.getOrDefault(line.productSlug(), Exemption.NONE);
      if (it.isSaid() && !line.giftCard())
        titles.computeIfAbsent(it, _ -> new LinkedHashSet<>()).add(line.title());
    }
    return titles;
  }

  /** How it can be paid, and how it is where there is one way only; nothing to a provider. */
  private void fillPaying(
      Store store, CheckoutForm form, CheckoutSummary summary, boolean done, Model model) {
    var way = summary.way();
    if (way == null || done || store.merchant().payments() != Payments.AS_PAID) {
      model.addAttribute("payWays", List.of()).addAttribute("how", null);
      return;
    }
    var cart = summary.cart();
    var offered = methods.offered(store, cart.book().version(), way, cart.isSent());
    var chosen =
        offered.stream().anyMatch(it -> it.id().equals(form.payingBy())) ? form.payingBy() : null;
    var shown = new ArrayList<PayChoice>();
    for (var it : offered)
      shown.add(
          new PayChoice(
              it.id(),
              payment.name(store, way, it),
              payment.how(store, way, it),
              chosen == null ? shown.isEmpty() : it.id().equals(chosen)));
    model.addAttribute("payWays", shown);
    model.addAttribute("how", shown.size() == 1 ? shown.getFirst().text() : null);
  }

  /**
   * A way to pay among others.
   *
   * @param text what it means
   */
  public record PayChoice(String id, String name, String text, boolean chosen) {}

  /** What is wrong with a postcode stands at its field as soon as it is typed. */
  private static void mark(String said, Model model) {
    if (model.getAttribute(BindingResult.MODEL_KEY_PREFIX + "typed") instanceof BindingResult errors
        && !errors.hasFieldErrors("postalCode")) errors.rejectValue("postalCode", "said", said);
  }

  /**
   * Who is billed: all countries, fields for an address of its own once its country is chosen, and
   * what is wrong with a VAT id while it is being typed.
   */
  private void fillBilling(Store store, CheckoutForm form, Model model) {
    var typed = form.billTo().country();
    var country = Countries.has(typed) ? typed : store.country();
    model.addAttribute(
        "billTo",
        form.isBilledElsewhere() ? AddressFields.of(country, store.locale()).under("bill") : null);
    model.addAttribute("lands", Countries.all(store.locale()));
    model.addAttribute(
        "vatUnread",
        VatId.read(form.vatId())
            .refusal()
            .map(it -> new Wrong("/business/vat_id", it.rule(), it.with()))
            .map(it -> sentences.say(it, store.locale()))
            .orElse(null));
  }

  /** The message that says it: what is new about the total is always said. */
  private static String told(String trouble, CheckoutSummary summary, @Nullable Money was) {
    var key = "shop.checkout.trouble." + trouble;
    boolean speaksOfTotal =
        trouble.equals(PlaceOrder.TOTAL_CHANGED) || trouble.equals(PlaceOrder.QUOTE_CHANGED);
    if (!speaksOfTotal) return key;
    if (summary.total() == null) return key + ".open";
    return was == null ? key + ".first" : key;
  }

  /** The total that the form has shown, if it is another now. */
  private static @Nullable Money was(Store store, CheckoutForm form, CheckoutSummary summary) {
    var confirmed = form.confirmed();
    if (confirmed == null) return null;
    var was = store.money(confirmed);
    return was.equals(summary.total()) ? null : was;
  }
}
