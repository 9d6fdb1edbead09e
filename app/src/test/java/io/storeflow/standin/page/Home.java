package io.storeflow.standin.page;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Front;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import io.storeflow.standin.web.Routes;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What there is, for people: accounts, the last events, and how to make things go wrong. */
public final class Home {
  private static final int EVENTS = 50;

  private final Book book;
  private final Journal journal;
  private final Front front;

  public Home(Book book, Journal journal, Front front) {
    this.book = book;
    this.journal = journal;
    this.front = front;
  }

  public void routes(Routes routes) {
    routes.page("GET /", this::home);
    routes.page("GET /events/{id}", this::event);
  }

  private Answer home(Call call) {
    return Html.page(
        "What there is",
        Html.of(
            """
            <section><h2>Accounts</h2>
            <table><thead><tr><th>Account<th>Business<th>Charges<th>Connected</thead>
            <tbody>{}</tbody></table>
            </section>
            <section><h2>What goes wrong</h2>
            <p>{} kinds of failure are on.</p>
            <div class=row>{}</div>
            </section>
            <section><h2>Last events</h2>
            <table><thead><tr><th>Event<th>Account<th>At<th>Not delivered<th></thead>
            <tbody>{}</tbody></table>
            </section>
            """,
            Html.all(book.platform().all("account").map(Home::account).toList()),
            front.faults().count(),
            Html.all(Failures.buttons()),
            Html.all(journal.latest().limit(EVENTS).map(Home::row).toList())));
  }

  private static Raw account(ObjectNode account) {
    var id = Json.text(account, "id", "");
    return Html.of(
        "<tr><td><a href=\"/accounts/{}\">{}</a><td>{}<td>{}<td>{}\n",
        id,
        id,
        Json.text(account, "business_profile.name", ""),
        Json.flag(account, "charges_enabled") ? "enabled" : "not enabled",
        Json.flag(Book.notes(account), "connected") ? "yes" : "no");
  }

  private static Raw row(ObjectNode event) {
    var id = Json.text(event, "id", "");
    return Html.of(
        "<tr><td><a href=\"/events/{}\">{}</a><td>{}<td>{}<td>{}<td>{}\n",
        id,
        Json.text(event, "type"),
        Json.text(event, "account", "platform"),
        Instant.ofEpochSecond(Json.whole(event, "created")),
        Json.whole(event, "pending_webhooks"),
        Html.button("/_control/events/" + id + "/send?back=/", "Send again"));
  }

  private Answer event(Call call) {
    var found =
        journal
            .latest()
            .filter(each -> call.inPath("id").equals(Json.text(each, "id")))
            .findFirst();
    if (found.isEmpty()) return Answer.html(404, "This event is not kept.");
    var event = found.get();
    var send = "/_control/events/" + Json.text(event, "id") + "/send?back=/";
    return Html.page(
        Json.text(event, "type", ""),
        Html.of(
            "<div class=row>{}{}{}</div><pre>{}</pre>",
            Html.button(send, "Send again"),
            Html.button(send + "&times=5", "Send five times"),
            Html.button(send + "&age=86400", "Send with a signature of yesterday"),
            event.toPrettyString()));
  }
}
