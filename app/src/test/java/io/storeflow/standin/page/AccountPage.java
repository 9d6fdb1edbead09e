package io.storeflow.standin.page;

import io.storeflow.standin.account.Accounts;
import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import io.storeflow.standin.web.Routes;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** One account: what Stripe says of it, and what may become of it. */
public final class AccountPage {
  private final Book book;
  private final Accounts accounts;

  public AccountPage(Book book, Accounts accounts) {
    this.book = book;
    this.accounts = accounts;
  }

  public void routes(Routes routes) {
    routes.page("GET /accounts/{id}", this::show);
  }

  private Answer show(Call call) {
    var id = call.inPath("id");
    var account = accounts.any(id);
    return Html.page(
        Json.text(account, "business_profile.name", id),
        Html.of(
            """
            <p>{} · {}</p>
            <p>Due: {}<br>Past due: {}<br>Disabled because: {}<br>Capabilities: {}</p>
            <section><h2>What becomes of it</h2>
            <div class=row>{}{}{}{}{}{}{}{}</div>
            </section>
            {}
            """,
            id,
            Json.text(account, "country"),
            said(account.path("requirements").path("currently_due")),
            said(account.path("requirements").path("past_due")),
            Json.text(account, "requirements.disabled_reason", "-"),
            capabilities(account.path("capabilities")),
            act(id, "complete", "Tell all that is due"),
            state(id, "due", "Something is due in two weeks"),
            state(id, "past_due", "Something is past due"),
            state(id, "verifying", "Being verified"),
            state(id, "no_cards", "No cards any more"),
            state(id, "rejected", "Rejected"),
            state(id, "well", "All is well"),
            act(id, "disconnect", "Disconnect, as its holder"),
            new Money(book.shelf(id)).sections()));
  }

  private static String said(JsonNode names) {
    var all = new StringJoiner(", ").setEmptyValue("nothing");
    names.forEach(each -> all.add(each.asString()));
    return all.toString();
  }

  private static String capabilities(JsonNode capabilities) {
    var all = new StringJoiner(", ").setEmptyValue("none");
    capabilities
        .properties()
        .forEach(each -> all.add(each.getKey() + " " + each.getValue().asString()));
    return all.toString();
  }

  private static Raw act(String id, String what, String label) {
    return Html.button("/_control/accounts/" + id + "/" + what + "?back=/accounts/" + id, label);
  }

  private static Raw state(String id, String as, String label) {
    return act(id, "state", label, as);
  }

  private static Raw act(String id, String what, String label, String as) {
    return Html.button(
        "/_control/accounts/" + id + "/" + what + "?as=" + as + "&back=/accounts/" + id, label);
  }
}
