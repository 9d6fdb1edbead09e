package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe, or a merchant, does with an account that no call does. */
public final class AccountControl {
  private final Book book;
  private final Accounts accounts;
  private final Onboarding onboarding;
  private final OAuth oauth;

  public AccountControl(Book book, Accounts accounts, Onboarding onboarding, OAuth oauth) {
    this.book = book;
    this.accounts = accounts;
    this.onboarding = onboarding;
    this.oauth = oauth;
  }

  public void routes(Routes routes) {
    routes.control("POST /_control/accounts", this::create);
    routes.control("POST /_control/accounts/{id}/complete", call -> with(call, onboarding::finish));
    routes.control("POST /_control/accounts/{id}/disconnect", call -> with(call, oauth::part));
    routes.control("POST /_control/accounts/{id}/state", this::state);
  }

  /** One that is complete, and connected unless {@code connected=false}. */
  private ObjectNode create(Call call) {
    return book.alone(
        () -> {
          var sent = call.params();
          if (sent.has("connected") && !sent.flag("connected")) return Book.shown(oauth.another());
          var said = Json.of("country", sent.text("country", "DE"), "type", "standard");
          var made = book.platform().put(NewAccount.of(Params.of(said), book.now()));
          onboarding.finish(made);
          return Book.shown(made);
        });
  }

  private ObjectNode with(Call call, Consumer<ObjectNode> does) {
    return book.alone(
        () -> {
          var account = accounts.any(call.inPath("id"));
          does.accept(account);
          return Book.shown(account);
        });
  }

  /**
   * Says what is due, past due, being verified or wrong, why it is disabled, and what a capability
   * is whatever else holds; {@code clear=true} takes all of that back first. Of a form, {@code as}
   * names one of some states.
   */
  private ObjectNode state(Call call) {
    var sent = call.params();
    return with(
        call,
        account ->
            accounts.change(
                account,
                it -> {
                  var notes = Book.notes(it);
                  if (sent.flag("clear") || sent.has("as"))
                    for (var name : NAMES) notes.remove(name);
                  usual(sent.text("as", ""), notes, book.now());
                  for (var name : NAMES)
                    if (sent.all().has(name)) notes.set(name, sent.all().get(name).deepCopy());
                }));
  }

  private static final List<String> NAMES =
      List.of(
          "due",
          "past_due",
          "pending",
          "pending_stops",
          "errors",
          "disabled_reason",
          "deadline",
          "capabilities");

  private static void usual(String state, ObjectNode notes, long now) {
    switch (state) {
      case "due" -> {
        notes.set("due", Json.list("representative.verification.document"));
        notes.put("deadline", now + 14 * 86_400);
      }
      case "past_due" -> notes.set("past_due", Json.list("representative.verification.document"));
      case "verifying" -> {
        notes.set("pending", Json.list("representative.verification.document"));
        notes.put("pending_stops", true);
      }
      case "rejected" -> notes.put("disabled_reason", "rejected.fraud");
      case "no_cards" -> notes.set("capabilities", Json.of("card_payments", "inactive"));
      default -> {
        // All is well.
      }
    }
  }
}
