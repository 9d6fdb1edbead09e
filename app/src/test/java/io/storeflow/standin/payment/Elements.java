package io.storeflow.standin.payment;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Routes;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What the script on a shop's page needs: which ways of paying there are, and its frames. */
final class Elements {
  private final Desk desk;

  Elements(Desk desk) {
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes.client("GET /v1/elements/sessions", this::session);
    routes.page("GET /frames/{kind}", Elements::frame);
  }

  private ObjectNode session(Call call) {
    var sent = call.params();
    var secret = sent.text("client_secret");
    var types = Json.list();
    if (secret == null)
      Methods.offered(
              sent.text("currency", "eur").toLowerCase(Locale.ROOT),
              "manual".equals(sent.text("capture_method")))
          .forEach(types::add);
    else types.addAll(types(call, secret));
    return Json.of(
        "object", "elements_session", "payment_method_types", types, "wallets", wallets(call));
  }

  private tools.jackson.databind.node.ArrayNode types(Call call, String secret) {
    var id = secret.replaceAll("_secret_.*", "");
    var intent = desk.intent(call.account(), id);
    if (!secret.equals(Json.text(intent, "client_secret")))
      throw ApiError.none("payment_intent", id, "intent");
    return (tools.jackson.databind.node.ArrayNode) intent.path("payment_method_types");
  }

  /** Wallets show themselves on domains that are registered for the account. */
  private boolean wallets(Call call) {
    var domain = call.params().text("domain", "");
    return desk.book()
        .shelf(call.account())
        .all("payment_method_domain")
        .anyMatch(
            each -> domain.equals(Json.text(each, "domain_name")) && Json.flag(each, "enabled"));
  }

  private static Answer frame(Call call) {
    return Answer.html(
        Html.of(
                """
                <!doctype html>
                <html lang=en>
                <head>
                <meta charset=utf-8>
                <meta name=viewport content="width=device-width, initial-scale=1">
                <title>Stand-in for Stripe – no money moves</title>
                <link rel=stylesheet href="/assets/frame.css">
                </head>
                <body data-kind="{}" data-origin="{}" data-frame="{}">
                <p class=stand-in>Stand-in for Stripe – no money moves</p>
                <form novalidate></form>
                <script src="/assets/frame-words.js"></script>
                <script src="/assets/frame.js"></script>
                </body>
                </html>
                """,
                call.inPath("kind"),
                call.params().text("origin", ""),
                call.params().text("frame", ""))
            .html());
  }
}
