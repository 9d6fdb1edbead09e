package io.storeflow.standin.checkout;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.payment.Payments;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import io.storeflow.standin.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The page of a session, for a browser without any script. */
public final class SessionPage {
  /** What completes a session that begins a subscription. */
  @FunctionalInterface
  public interface Begins {
    void begin(Call shopper, ObjectNode session, ObjectNode method);
  }

  private static final Map<String, String> NAMES =
      Map.of(
          "card",
          "Card",
          "sepa_debit",
          "SEPA Direct Debit",
          "bancontact",
          "Bancontact",
          "ideal",
          "iDEAL",
          "eps",
          "EPS");

  private final Book book;
  private final Sessions sessions;
  private final Payments payments;
  private final Begins subscriptions;
  private final String base;

  public SessionPage(
      Book book, Sessions sessions, Payments payments, Begins subscriptions, String base) {
    this.book = book;
    this.sessions = sessions;
    this.payments = payments;
    this.subscriptions = subscriptions;
    this.base = base;
  }

  public void routes(Routes routes) {
    routes.page("GET /c/pay/{account}/{id}", call -> show(call, ""));
    routes.page("POST /c/pay/{account}/{id}", this::pay);
    routes.page("GET /c/pay/{account}/{id}/done", this::done);
  }

  private Answer show(Call call, String wrong) {
    var session = book.shelf(call.inPath("account")).find(Sessions.KIND, call.inPath("id"));
    if (session == null) return Answer.html(404, "This session is unknown.");
    if (!Json.text(session, "status", "").equals("open"))
      return Html.page(
          "You’re all done here",
          Html.of("<p>This session is {}.</p>", Json.text(session, "status")));
    var cancel = Json.text(session, "cancel_url");
    return Html.page(
        "Pay " + amount(session),
        Html.of(
            """
            <ul>{}</ul>
            <p class=wrong role=alert>{}</p>
            <form method=post action="{}">
            <label>E-mail <input name=email type=email value="{}" required></label>
            <fieldset><legend>How to pay</legend>{}</fieldset>
            {}
            <button>Pay</button>
            </form>
            {}
            """,
            Html.all(lines(session)),
            wrong,
            call.path(),
            Json.text(session, "customer_email", "jo@standin.example"),
            Html.all(choices(session, call)),
            fields(session, call),
            cancel == null
                ? new Raw("")
                : Html.of("<p><a href=\"{}\">Back to the shop</a></p>", cancel)));
  }

  private static List<Raw> lines(ObjectNode session) {
    List<Raw> lines = new ArrayList<>();
    for (var each : Json.at(session, "_.lines"))
      lines.add(
          Html.of(
              "<li>{} × {}: {}\n",
              Json.whole(each, "quantity"),
              Json.text(each, "description", "Goods"),
              Currencies.said(Json.whole(each, "amount_total"), Json.text(each, "currency", ""))));
    return lines;
  }

  private static List<Raw> choices(ObjectNode session, Call call) {
    List<Raw> choices = new ArrayList<>();
    var chosen = call.params().text("type", "card");
    for (var each : session.path("payment_method_types"))
      choices.add(
          Html.of(
              "<label><input type=radio name=type value=\"{}\"{}> {}</label>\n",
              each.asString(),
              new Raw(each.asString().equals(chosen) ? " checked" : ""),
              NAMES.getOrDefault(each.asString(), each.asString())));
    return choices;
  }

  private static Raw fields(ObjectNode session, Call call) {
    var said = call.params();
    var card =
        Html.of(
            """
            <label>Card number <input name=number inputmode=numeric value="{}"></label>
            <label>Expiry date (MM / YY) <input name=expiry inputmode=numeric value="{}"></label>
            <label>Security code <input name=cvc inputmode=numeric value="{}"></label>
            """,
            said.text("number", "4242424242424242"),
            said.text("expiry", "12 / 34"),
            said.text("cvc", "123"));
    boolean debits = session.path("payment_method_types").toString().contains("sepa_debit");
    return debits
        ? Html.of(
            "{}<label>IBAN, for a direct debit <input name=iban value=\"{}\"></label>",
            card,
            said.text("iban", "DE89370400440532013000"))
        : card;
  }

  private Answer pay(Call call) {
    var account = call.inPath("account");
    var session = book.shelf(account).find(Sessions.KIND, call.inPath("id"));
    if (session == null || !Json.text(session, "status", "").equals("open")) return show(call, "");
    var shopper = call.byShopper(account);
    Book.notes(session).put("email", call.params().text("email"));
    try {
      return Json.text(session, "mode", "").equals("subscription")
          ? subscribes(shopper, session)
          : pays(shopper, session);
    } catch (ApiError declined) {
      return show(call, Json.text(declined.error(), "message", ""));
    }
  }

  private Answer subscribes(Call shopper, ObjectNode session) {
    subscriptions.begin(shopper, session, payments.method(shopper, said(shopper)));
    sessions.complete(shopper.account(), session, true);
    return Answer.redirect(success(session));
  }

  private Answer pays(Call shopper, ObjectNode session) {
    var account = shopper.account();
    var intent = book.shelf(account).find("payment_intent", Json.text(session, "payment_intent"));
    if (intent == null) intent = intent(shopper, session);
    var back = base + shopper.path() + "/done";
    payments.pay(shopper, intent, said(shopper), back);
    var url = Json.text(intent, "next_action.redirect_to_url.url");
    return Answer.redirect(url == null ? back : url);
  }

  private ObjectNode intent(Call shopper, ObjectNode session) {
    var data = Json.at(session, "_.intent");
    var said = data.isObject() ? (ObjectNode) data.deepCopy() : Json.of();
    said.set("amount", session.get("amount_total"));
    said.set("currency", session.get("currency"));
    said.set("payment_method_types", session.get("payment_method_types"));
    var intent = payments.make(shopper, said);
    Book.notes(intent).set("session", session.get("id"));
    session.set("payment_intent", intent.get("id"));
    return intent;
  }

  /** The bank has been asked, or needed not to be. */
  private Answer done(Call call) {
    var account = call.inPath("account");
    var session = book.shelf(account).find(Sessions.KIND, call.inPath("id"));
    if (session == null) return Answer.html(404, "This session is unknown.");
    var intent = book.shelf(account).find("payment_intent", Json.text(session, "payment_intent"));
    var status = intent == null ? "" : Json.text(intent, "status", "");
    switch (status) {
      case "succeeded", "requires_capture", "processing" -> {
        sessions.complete(account, session, !status.equals("processing"));
        return Answer.redirect(success(session));
      }
      default -> {
        var why = intent == null ? "" : Json.text(intent, "last_payment_error.message", "");
        return show(call, why);
      }
    }
  }

  private static String success(ObjectNode session) {
    return Json.text(session, "success_url", "/")
        .replace("{CHECKOUT_SESSION_ID}", Json.text(session, "id", ""));
  }

  /** The form as a payment method. */
  private static ObjectNode said(Call call) {
    var sent = call.params();
    var type = sent.text("type", "card");
    var said = Json.of("type", type);
    if (type.equals("sepa_debit")) said.set(type, Json.of("iban", sent.text("iban", "")));
    if (!type.equals("card")) return said;
    var expiry = sent.text("expiry", "").replaceAll("\\D", "") + "0000";
    said.set(
        "card",
        Json.of(
            "number", sent.text("number", ""),
            "exp_month", expiry.substring(0, 2),
            "exp_year", expiry.substring(2, 4),
            "cvc", sent.text("cvc", "")));
    return said;
  }

  private static String amount(ObjectNode session) {
    return Currencies.said(Json.whole(session, "amount_total"), Json.text(session, "currency", ""));
  }
}
