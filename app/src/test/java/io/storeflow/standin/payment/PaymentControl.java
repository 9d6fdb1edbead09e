package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What shoppers, banks and merchants in their dashboards do that no call of ours does. */
final class PaymentControl {
  private final Desk desk;
  private final Methods methods;
  private final Attempts attempts;
  private final BankPage bank;
  private final IntentRoutes intents;
  private final Refunds refunds;

  PaymentControl(
      Desk desk,
      Methods methods,
      Attempts attempts,
      BankPage bank,
      IntentRoutes intents,
      Refunds refunds) {
    this.desk = desk;
    this.methods = methods;
    this.attempts = attempts;
    this.bank = bank;
    this.intents = intents;
    this.refunds = refunds;
  }

  void routes(Routes routes) {
    var intent = "POST /_control/payments/{account}/{id}";
    routes.control(intent + "/pay", this::pay);
    routes.control(intent + "/bank", call -> with(call, it -> answered(call, it)));
    routes.control(intent + "/debit", call -> with(call, it -> debited(call, it)));
    routes.control(
        intent + "/cancel",
        call ->
            with(
                call,
                it -> {
                  intents.end(call.inPath("account"), it, "requested_by_customer");
                  return it;
                }));
    routes.control(
        "POST /_control/refunds/{account}",
        call -> desk.book().alone(() -> refunds.create(call.inPath("account"), call.params())));
    routes.control("POST /_control/refunds/{account}/{id}", this::refund);
  }

  /**
   * Pays as a shopper in the browser would: {@code card} (a number), {@code iban} or {@code
   * method}, and {@code bank} (complete, fail; nothing: they close the page). Answers with the
   * intent.
   */
  private ObjectNode pay(Call call) {
    return with(
        call,
        intent -> {
          var sent = call.params();
          var account = call.inPath("account");
          var shopper = shopper(call, account);
          var method = methods.create(shopper, Params.of(said(sent)));
          try {
            attempts.begin(
                account,
                intent,
                method,
                !sent.has("return_url"),
                sent.text("return_url", "https://shop.example/back"));
          } catch (ApiError declined) {
            // As the intent says.
          }
          if (sent.has("bank")) bank.says(account, intent, sent.text("bank", ""));
          return intent;
        });
  }

  private static Call shopper(Call call, String account) {
    return new Call(
        call.id(), call.method(), call.path(), call.inPath(), call.params(), account, true, null);
  }

  private static ObjectNode said(Params sent) {
    if (sent.has("iban"))
      return Json.of("type", "sepa_debit", "sepa_debit", Json.of("iban", sent.text("iban")));
    var method = sent.text("method", "card");
    if (!method.equals("card")) return Json.of("type", method);
    return Json.of(
        "type",
        "card",
        "card",
        Json.of(
            "number",
            sent.text("card", "4242424242424242"),
            "exp_month",
            12,
            "exp_year",
            2034,
            "cvc",
            "123"));
  }

  private ObjectNode answered(Call call, ObjectNode intent) {
    bank.says(call.inPath("account"), intent, call.params().text("says", "complete"));
    return intent;
  }

  /** Ends a debit that is processing: {@code paid=false} fails it. */
  private ObjectNode debited(Call call, ObjectNode intent) {
    boolean paid = !"false".equals(call.params().text("paid"));
    Debits.end(desk, attempts, call.inPath("account"), intent, paid);
    return intent;
  }

  /** {@code status}: succeeded or failed. */
  private ObjectNode refund(Call call) {
    return desk.book()
        .alone(
            () -> {
              var account = call.inPath("account");
              refunds.end(
                  account,
                  call.inPath("id"),
                  !"failed".equals(call.params().text("status", "failed")));
              return Book.shown(refunds.find(account, call.inPath("id")));
            });
  }

  private ObjectNode with(Call call, Function<ObjectNode, ObjectNode> does) {
    return desk.book()
        .alone(
            () -> Book.shown(does.apply(desk.intent(call.inPath("account"), call.inPath("id")))));
  }
}
