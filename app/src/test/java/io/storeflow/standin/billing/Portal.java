package io.storeflow.standin.billing;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The portal: where a customer looks at invoices, gives another card, and ends or keeps a plan. */
final class Portal {
  private static final String KIND = "billing_portal.session";

  private final Store store;
  private final Customers customers;
  private final Subscriptions subscriptions;

  Portal(Store store, Customers customers, Subscriptions subscriptions) {
    this.store = store;
    this.customers = customers;
    this.subscriptions = subscriptions;
  }

  void routes(Routes routes) {
    routes.api("POST /v1/billing_portal/sessions", this::create);
    routes.api(
        "GET /v1/billing_portal/configurations", call -> Lists.of(call.path(), List.of(), false));
    routes.page("GET /p/{account}/{session}", call -> page(call, ""));
    routes.page("POST /p/{account}/{session}/card", this::card);
    routes.page("POST /p/{account}/{session}/plan", this::plan);
    routes.page("GET /i/{account}/{invoice}", this::invoice);
  }

  private ObjectNode create(Call call) {
    var sent = call.params();
    var customer = store.find(call.account(), Customers.KIND, sent.needed("customer"));
    var id = Ids.of("bps");
    var made =
        Json.of(
            "id",
            id,
            "object",
            KIND,
            "configuration",
            "bpc_standin",
            "created",
            store.book().now(),
            "customer",
            customer.get("id"),
            "customer_account",
            null,
            "flow",
            null,
            "livemode",
            false,
            "locale",
            sent.text("locale"),
            "on_behalf_of",
            null,
            "return_url",
            sent.text("return_url"),
            "url",
            store.base() + "/p/" + call.account() + "/" + id);
    return Book.shown(store.book().shelf(call.account()).put(made));
  }

  private Answer page(Call call, String wrong) {
    var session = session(call);
    if (session == null) return Answer.html(404, "This session has ended.");
    var customer = Json.text(session, "customer", "");
    var shelf = store.book().shelf(call.inPath("account"));
    var back = Json.text(session, "return_url");
    var here = "/p/" + call.inPath("account") + "/" + call.inPath("session");
    return Html.page(
        "Your plan",
        Html.of(
            """
            <p class=wrong role=alert>{}</p>
            <section><h2>Plans</h2>{}</section>
            <section><h2>Another card</h2>
            <form method=post action="{}/card">
            <label>Card number <input name=number value="4242424242424242"></label>
            <button>Save card</button>
            </form></section>
            <section><h2>Invoices</h2><ul>{}</ul></section>
            {}
            """,
            wrong,
            Html.all(
                shelf
                    .all(Subscriptions.KIND)
                    .filter(each -> customer.equals(Json.text(each, "customer")))
                    .map(each -> plan(here, each))
                    .toList()),
            here,
            Html.all(
                shelf
                    .all(Invoices.KIND)
                    .filter(each -> customer.equals(Json.text(each, "customer")))
                    .map(Portal::line)
                    .toList()),
            back == null ? new Raw("") : Html.of("<p><a href=\"{}\">Back</a></p>", back)));
  }

  private static Raw plan(String here, ObjectNode subscription) {
    var ends = Json.flag(subscription, "cancel_at_period_end");
    var price = subscription.path("items").path("data").path(0).path("price");
    return Html.of(
        """
        <form method=post action="{}/plan">
        <p>{} a {}: {}{}</p>
        <input type=hidden name=id value="{}">
        <button name=ends value="{}">{}</button>
        </form>
        """,
        here,
        Currencies.said(Json.whole(price, "unit_amount"), Json.text(price, "currency", "eur")),
        Json.text(price, "recurring.interval", "month"),
        Subscriptions.told(Json.text(subscription, "status")),
        ends ? ", ends with its period" : "",
        Json.text(subscription, "id"),
        !ends,
        ends ? "Keep it" : "End it with its period");
  }

  private static Raw line(ObjectNode invoice) {
    return Html.of(
        "<li><a href=\"{}\">{}</a>: {}, {}\n",
        Json.text(invoice, "hosted_invoice_url", "#"),
        Json.text(invoice, "number", "Draft"),
        Currencies.said(Json.whole(invoice, "total"), Json.text(invoice, "currency", "eur")),
        Json.text(invoice, "status"));
  }

  private Answer card(Call call) {
    var session = session(call);
    if (session == null) return Answer.html(404, "This session has ended.");
    var account = call.inPath("account");
    var shopper = call.byShopper(account);
    var said =
        Json.of(
            "type",
            "card",
            "card",
            Json.of(
                "number",
                call.params().text("number", ""),
                "exp_month",
                12,
                "exp_year",
                2034,
                "cvc",
                "123"));
    try {
      var customer = store.find(account, Customers.KIND, Json.text(session, "customer"));
      var method = store.payments().method(shopper, said);
      var id = Json.text(customers.own(shopper, customer, Json.text(method, "id", "")), "id");
      store.change(
          account,
          "customer.updated",
          customer,
          it -> Json.set(it, "invoice_settings.default_payment_method", id));
      store
          .book()
          .shelf(account)
          .all(Subscriptions.KIND)
          .filter(each -> each.get("customer").equals(customer.get("id")))
          .forEach(each -> each.putNull("default_payment_method"));
    } catch (ApiError refused) {
      return page(call, Json.text(refused.error(), "message", ""));
    }
    return Answer.redirect(Json.text(session, "url", "/"));
  }

  private Answer plan(Call call) {
    var session = session(call);
    if (session == null) return Answer.html(404, "This session has ended.");
    var account = call.inPath("account");
    Params sent = call.params();
    var subscription = store.find(account, Subscriptions.KIND, sent.text("id"));
    if (!subscription.get("customer").equals(session.get("customer")))
      return Answer.html(404, "This plan is another’s.");
    store.change(
        account,
        "customer.subscription.updated",
        subscription,
        it -> subscriptions.ends(it, sent.flag("ends")));
    return Answer.redirect(Json.text(session, "url", "/"));
  }

  private Answer invoice(Call call) {
    var invoice = store.find(call.inPath("account"), Invoices.KIND, call.inPath("invoice"));
    return Html.page(
        "Invoice " + Json.text(invoice, "number", ""), Html.of("<ul>{}</ul>", line(invoice)));
  }

  private @Nullable ObjectNode session(Call call) {
    return store.book().shelf(call.inPath("account")).find(KIND, call.inPath("session"));
  }
}
