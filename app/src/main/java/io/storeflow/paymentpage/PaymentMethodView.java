package io.storeflow.paymentpage;

import io.storeflow.payment.PaymentWords;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.platform.code.Choice;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of the ways to pay show. */
@Component
class PaymentMethodView {

  /**
   * A way to pay in the list.
   *
   * @param name as its shoppers read it, by all of its ways
   * @param text what they are told of it, by the first
   * @param ways the words for them, in one line
   */
  record Row(PaymentMethod method, String name, String text, String ways) {}

  private final PaymentMethods methods;
  private final PaymentWords words;
  private final MessageSource messages;

  PaymentMethodView(PaymentMethods methods, PaymentWords words, MessageSource messages) {
    this.methods = methods;
    this.words = words;
    this.messages = messages;
  }

  String list(Store store, Locale reader, Model model) {
    var all = methods.all(store);
    model.addAttribute("rows", all.stream().map(it -> row(store, it, reader)).toList());
    model.addAttribute("base", base(store));
    model.addAttribute("asPaid", store.merchant().payments() == Payments.AS_PAID);
    model.addAttribute(
        "unnamed",
        Stream.of(Method.values())
            .filter(it -> it.isSwitchedOn(store))
            .filter(it -> all.stream().noneMatch(m -> m.active() && m.ways().contains(it)))
            .map(it -> word("paymethod.way." + it.code(), reader))
            .toList());
    return "payment/list";
  }

  /**
   * @param method null for a new one
   */
  String form(Store store, @Nullable PaymentMethod method, Locale reader, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("row", method == null ? null : row(store, method, reader));
    model.addAttribute("kinds", choices(PaidBy.values(), "paymethod.kind.", reader));
    model.addAttribute(
        "whens",
        Stream.of(Counts.values())
            .map(
                it ->
                    Choice.of(it.code(), word("paymethod.counts." + it.code(), reader))
                        .hint(word("paymethod.counts." + it.code() + ".hint", reader)))
            .toList());
    return "payment/form";
  }

  static String base(Store store) {
    return store.page("/payments");
  }

  private Row row(Store store, PaymentMethod method, Locale reader) {
    var way = method.ways().iterator().next();
    var names = method.ways().stream().map(it -> words.name(store, it, method)).distinct().toList();
    var ways =
        method.ways().stream().map(it -> word("paymethod.way." + it.code(), reader)).toList();
    return new Row(
        method, String.join(" / ", names), words.how(store, way, method), String.join(", ", ways));
  }

  private List<Choice> choices(PaidBy[] kinds, String key, Locale reader) {
    return Stream.of(kinds).map(it -> Choice.of(it.code(), word(key + it.code(), reader))).toList();
  }

  private String word(String key, Locale reader) {
    return messages.getMessage(key, null, reader);
  }
}
