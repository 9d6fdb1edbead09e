package io.storeflow.standin.payment;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Routes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where the shopper's bank asks: 3-D Secure in a frame, or a page of its own to come back from. */
final class BankPage {
  private final Desk desk;
  private final Attempts attempts;

  BankPage(Desk desk, Attempts attempts) {
    this.desk = desk;
    this.attempts = attempts;
  }

  void routes(Routes routes) {
    routes.page("GET /authenticate/{account}/{id}/{secret}", this::ask);
    routes.page("POST /authenticate/{account}/{id}/{secret}", this::answer);
  }

  private Answer ask(Call call) {
    var intent = find(call);
    if (intent == null) return Answer.html(404, "Nothing is asked here.");
    if (!waits(intent)) return done(call, intent);
    var amount = Currencies.said(Json.whole(intent, "amount"), Json.text(intent, "currency", ""));
    return Html.page(
        "Your bank asks",
        Html.of(
            """
            <p>Do you pay {}? (A test page: nothing is paid.)</p>
            <form method=post action="{}" class=row>
            <input type=hidden name=in value="{}">
            <button name=says value=complete class=main>Complete</button>
            <button name=says value=fail>Fail</button>
            </form>
            """,
            amount,
            call.path(),
            call.params().text("in", "")));
  }

  private Answer answer(Call call) {
    var intent = find(call);
    if (intent == null) return Answer.html(404, "Nothing is asked here.");
    if (waits(intent)) says(call.inPath("account"), intent, call.params().text("says", ""));
    return done(call, intent);
  }

  /**
   * What the shopper answers their bank.
   *
   * @param says complete or fail
   */
  void says(String account, ObjectNode intent, String says) {
    if (!says.equals("complete")) {
      attempts.notAuthenticated(account, intent);
      return;
    }
    // The page leads back either way; why it was declined stands in the intent.
    if (attempts.authenticated(account, intent) != null) intent.putNull("next_action");
  }

  private Answer done(Call call, ObjectNode intent) {
    if (call.params().text("in", "").equals("frame"))
      return Html.page(
          "Done",
          Html.of(
              "<p id=done data-status=\"{}\">You can close this.</p><script src=/assets/done.js></script>",
              Json.text(intent, "status")));
    var back = Json.text(Book.notes(intent), "return_url");
    return back == null
        ? Html.page("Done", Html.of("<p>You can close this.</p>"))
        : Answer.redirect(back(back, intent));
  }

  /** The address to come back to, with what Stripe adds to it. */
  static String back(String url, ObjectNode intent) {
    var status = Json.text(intent, "status", "");
    var told =
        switch (status) {
          case "succeeded", "requires_capture" -> "succeeded";
          case "processing" -> "pending";
          default -> "failed";
        };
    return url
        + (url.contains("?") ? "&" : "?")
        + "payment_intent="
        + Json.text(intent, "id")
        + "&payment_intent_client_secret="
        + Json.text(intent, "client_secret")
        + "&redirect_status="
        + told;
  }

  private static boolean waits(ObjectNode intent) {
    return Json.text(intent, "status", "").equals("requires_action");
  }

  private @Nullable ObjectNode find(Call call) {
    var intent = desk.book().shelf(call.inPath("account")).find(Intents.KIND, call.inPath("id"));
    if (intent == null) return null;
    var secret = Json.text(intent, "client_secret", "");
    return secret.endsWith("_secret_" + call.inPath("secret")) ? intent : null;
  }
}
