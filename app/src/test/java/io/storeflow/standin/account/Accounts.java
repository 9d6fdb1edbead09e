package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Lists;
import io.storeflow.standin.web.Routes;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Accounts: the platform's own, and those of merchants. */
public final class Accounts {
  private final Book book;
  private final Journal journal;

  public Accounts(Book book, Journal journal) {
    this.book = book;
    this.journal = journal;
  }

  /** Makes the platform's own account where there is none. */
  public void begin() {
    if (book.account(Book.PLATFORM) == null) book.platform().put(NewAccount.platform(book.now()));
  }

  public void routes(Routes routes) {
    routes.api("GET /v1/account", call -> Book.shown(known(call.account(), call)));
    routes.api("POST /v1/accounts", this::create);
    routes.api("GET /v1/accounts", this::list);
    routes.api("GET /v1/accounts/{id}", call -> Book.shown(known(call.inPath("id"), call)));
    routes.api("POST /v1/accounts/{id}", this::update);
    routes.api("GET /v1/accounts/{id}/capabilities", this::capabilities);
    routes.api(
        "GET /v1/accounts/{id}/capabilities/{name}",
        call -> capability(known(call.inPath("id"), call), call.inPath("name")));
    routes.api("POST /v1/accounts/{id}/capabilities/{name}", this::request);
  }

  /** An account that is connected. */
  ObjectNode connected(String id) {
    var found = book.account(id);
    if (found != null && Json.flag(Book.notes(found), "connected")) return found;
    throw ApiError.of(
        403,
        "invalid_request_error",
        "account_invalid",
        "The provided key does not have access to account '"
            + id
            + "' (or that account does not exist). Application access may have been revoked.");
  }

  /** Any account, connected or not. */
  public ObjectNode any(String id) {
    var found = book.account(id);
    if (found == null) throw ApiError.none("account", id, "account");
    return found;
  }

  /** Changes an account and all that follows, and tells what is other than before. */
  public void change(ObjectNode account, Consumer<ObjectNode> how) {
    var before = Book.shown(account);
    how.accept(account);
    Due.settle(account);
    var now = Book.shown(account);
    if (before.equals(now)) return;
    var id = Json.text(account, "id", "");
    for (var each : now.path("capabilities").properties()) {
      var was = Json.text(before, "capabilities." + each.getKey(), "");
      if (was.equals(each.getValue().asString())) continue;
      journal.tell(
          id, "capability.updated", capability(account, each.getKey()), Json.of("status", was));
    }
    journal.tell(id, "account.updated", account, Json.before(before, now));
  }

  private ObjectNode create(Call call) {
    var sent =
        call.params()
            .only(
                "type",
                "controller",
                "capabilities",
                "country",
                "email",
                "business_profile",
                "business_type",
                "metadata",
                "default_currency",
                "settings",
                "company",
                "individual");
    var made = NewAccount.of(sent, book.now());
    return Book.shown(book.platform().put(made));
  }

  private ObjectNode list(Call call) {
    return Lists.page(
        call,
        book.platform()
            .all("account")
            .filter(each -> Json.flag(Book.notes(each), "connected"))
            .filter(each -> !Book.PLATFORM.equals(Json.text(each, "id"))));
  }

  private ObjectNode update(Call call) {
    var sent =
        call.params()
            .only(
                "email",
                "business_profile",
                "business_type",
                "metadata",
                "settings",
                "capabilities",
                "default_currency",
                "company",
                "individual",
                "tos_acceptance");
    var account = known(call.inPath("id"), call);
    if (sent.has("tos_acceptance"))
      throw ApiError.invalid(
          null,
          "You cannot accept the Terms of Service on behalf of Standard and Express connected"
              + " accounts.",
          "tos_acceptance");
    change(account, it -> write(it, sent.all()));
    return Book.shown(account);
  }

  private static void write(ObjectNode account, ObjectNode sent) {
    for (var name : List.of("email", "business_type", "default_currency"))
      if (sent.has(name)) account.set(name, sent.get(name));
    for (var name : List.of("business_profile", "metadata"))
      sent.path(name)
          .properties()
          .forEach(it -> account.withObject("/" + name).set(it.getKey(), it.getValue()));
    sent.path("capabilities")
        .properties()
        .forEach(it -> ask(account, it.getKey(), Json.text(it.getValue(), "requested", "")));
    var days = Json.at(sent, "settings.payouts.schedule.interval");
    if (days.isString()) Json.set(account, "settings.payouts.schedule.interval", days);
  }

  private static void ask(ObjectNode account, String capability, String requested) {
    var all = account.withObject("/capabilities");
    if (requested.equals("true") && !all.has(capability)) all.put(capability, "inactive");
    if (requested.equals("false")) all.remove(capability);
  }

  private ObjectNode capabilities(Call call) {
    var account = known(call.inPath("id"), call);
    var all =
        account.path("capabilities").propertyNames().stream()
            .map(name -> capability(account, name))
            .toList();
    return Lists.of(call.path(), all, false);
  }

  private ObjectNode request(Call call) {
    var account = known(call.inPath("id"), call);
    var name = call.inPath("name");
    change(account, it -> ask(it, name, call.params().text("requested", "")));
    return capability(account, name);
  }

  private static ObjectNode capability(ObjectNode account, String name) {
    var status = Json.text(account, "capabilities." + name, "unrequested");
    boolean asked = !status.equals("unrequested");
    return Json.of(
        "id",
        name,
        "object",
        "capability",
        "account",
        account.get("id"),
        "future_requirements",
        NewAccount.requirements(),
        "requested",
        asked,
        "requested_at",
        asked ? account.get("created") : null,
        "requirements",
        account.path("requirements").deepCopy(),
        "status",
        status);
  }

  private ObjectNode known(String id, Call call) {
    if (!call.ofPlatform() && !id.equals(call.account()))
      throw ApiError.of(
          403,
          "invalid_request_error",
          "account_invalid",
          "The account '" + call.account() + "' does not have access to account '" + id + "'.");
    return connected(id);
  }
}
