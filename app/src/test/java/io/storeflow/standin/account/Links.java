package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Routes;
import tools.jackson.databind.node.ObjectNode;

/** Links into onboarding: each opens once, within minutes; one that does not leads back. */
public final class Links {
  private static final long SECONDS = 300;

  private final Book book;
  private final Accounts accounts;
  private final String base;

  public Links(Book book, Accounts accounts, String base) {
    this.book = book;
    this.accounts = accounts;
    this.base = base;
  }

  public void routes(Routes routes) {
    routes.api("POST /v1/account_links", this::create);
    routes.page("GET /setup/s/{account}/{token}", this::open);
  }

  private ObjectNode create(Call call) {
    var sent =
        call.params()
            .only("account", "type", "refresh_url", "return_url", "collect", "collection_options");
    var account = accounts.connected(sent.needed("account"));
    sent.needed("type");
    var type = sent.oneOf("type", "account_onboarding", "account_update");
    if ("account_update".equals(type))
      throw ApiError.invalid(
          null,
          "You cannot create `account_update` type Account Links for this account: its holder has"
              + " a Stripe Dashboard.",
          "type");
    var token = Ids.letters(12);
    var link =
        Json.of(
            "id",
            token,
            "object",
            "account_link",
            "account",
            account.get("id"),
            "refresh",
            sent.needed("refresh_url"),
            "back",
            sent.needed("return_url"),
            "expires_at",
            book.now() + SECONDS,
            "used",
            false);
    book.platform().put(link);
    return Json.of(
        "object",
        "account_link",
        "created",
        book.now(),
        "expires_at",
        link.get("expires_at"),
        "url",
        base + "/setup/s/" + Json.text(account, "id") + "/" + token);
  }

  private Answer open(Call call) {
    var link = book.platform().find("account_link", call.inPath("token"));
    if (link == null || !call.inPath("account").equals(Json.text(link, "account")))
      return Answer.html(404, "This link is unknown.");
    if (Json.flag(link, "used") || Json.whole(link, "expires_at") <= book.now())
      return Answer.redirect(Json.text(link, "refresh", ""));
    link.put("used", true);
    var visit = Ids.letters(16);
    book.platform()
        .put(
            Json.of(
                "id",
                visit,
                "object",
                "onboarding_visit",
                "account",
                link.get("account"),
                "back",
                link.get("back")));
    return Answer.redirect("/setup/" + visit);
  }
}
