package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.event.Journal;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How accounts that merchants have already are joined, and how any is parted with. */
public final class OAuth {
  private static final long CODE_SECONDS = 300;

  private final Book book;
  private final Accounts accounts;
  private final Onboarding onboarding;
  private final Journal journal;
  private final String clientId;
  private final String publishableKey;

  public OAuth(
      Book book,
      Accounts accounts,
      Onboarding onboarding,
      Journal journal,
      String clientId,
      String publishableKey) {
    this.book = book;
    this.accounts = accounts;
    this.onboarding = onboarding;
    this.journal = journal;
    this.clientId = clientId;
    this.publishableKey = publishableKey;
  }

  public void routes(Routes routes) {
    routes.page("GET /oauth/authorize", this::ask);
    routes.page("POST /oauth/authorize", this::decide);
    routes.page("POST /oauth/token", this::token);
    routes.page("POST /oauth/deauthorize", this::deauthorize);
  }

  private Answer ask(Call call) {
    var sent = call.params();
    if (!clientId.equals(sent.text("client_id")))
      return refused("invalid_client", "No application matches the supplied client identifier");
    if (!"code".equals(sent.text("response_type")) || sent.text("redirect_uri") == null)
      return refused("invalid_request", "response_type and redirect_uri are needed");
    var free =
        book.platform()
            .all("account")
            .filter(each -> !Json.flag(Book.notes(each), "connected"))
            .map(each -> choice(Json.text(each, "id", ""), "Connect " + Json.text(each, "id")))
            .toList();
    return Html.page(
        "Connect an account that you have",
        Html.of(
            """
            <p>StoreFlow asks to read and change what is in your account.</p>
            <form method=post action="/oauth/authorize">
            <input type=hidden name=redirect_uri value="{}">
            <input type=hidden name=state value="{}">
            {}{}
            <button name=account value="" class=quiet>Deny</button>
            </form>
            """,
            sent.text("redirect_uri"),
            sent.text("state", ""),
            Html.all(free),
            choice("another", "Connect an account that is complete")));
  }

  private static Html.Raw choice(String account, String label) {
    return Html.of("<button name=account value=\"{}\">{}</button>\n", account, label);
  }

  private Answer decide(Call call) {
    var sent = call.params();
    var back = sent.text("redirect_uri", "/");
    var chosen = sent.text("account");
    if (chosen == null)
      return Answer.redirect(
          with(
              back,
              "error=access_denied&error_description=" + encoded("The user denied your request"),
              sent.text("state")));
    var account = chosen.equals("another") ? another() : accounts.any(chosen);
    var code = Ids.of("ac");
    book.platform()
        .put(
            Json.of(
                "id",
                code,
                "object",
                "oauth_code",
                "account",
                account.get("id"),
                "expires_at",
                book.now() + CODE_SECONDS,
                "used",
                false));
    return Answer.redirect(with(back, "scope=read_write&code=" + code, sent.text("state")));
  }

  /** An account that its holder has completed, as nobody's yet. */
  ObjectNode another() {
    var said = Json.of("country", "DE", "email", "owner@standin.example", "type", "standard");
    var made = book.platform().put(NewAccount.of(Params.of(said), book.now()));
    made.set("controller", Json.of("type", "account"));
    onboarding.finish(made);
    Book.notes(made).put("connected", false);
    return made;
  }

  private Answer token(Call call) {
    var sent = call.params();
    if (!"authorization_code".equals(sent.text("grant_type")))
      return refused("unsupported_grant_type", "Only authorization_code is understood");
    var code = book.platform().find("oauth_code", sent.text("code"));
    if (code == null)
      return refused("invalid_grant", "Authorization code does not exist: " + sent.text("code"));
    if (Json.flag(code, "used"))
      return refused("invalid_grant", "This authorization code has already been used.");
    if (Json.whole(code, "expires_at") <= book.now())
      return refused("invalid_grant", "Authorization code expired");
    code.put("used", true);
    var account = accounts.any(Json.text(code, "account", ""));
    Book.notes(account).put("connected", true);
    var id = Json.text(account, "id", "");
    journal.tell(id, "account.application.authorized", application());
    return Answer.json(
        200,
        Json.of(
            "access_token",
            "sk_test_" + Ids.letters(24),
            "livemode",
            false,
            "refresh_token",
            "rt_" + Ids.letters(24),
            "token_type",
            "bearer",
            "stripe_publishable_key",
            publishableKey,
            "stripe_user_id",
            id,
            "scope",
            "read_write"));
  }

  private Answer deauthorize(Call call) {
    var sent = call.params();
    var account = book.account(sent.text("stripe_user_id", ""));
    if (!clientId.equals(sent.text("client_id")))
      return refused("invalid_client", "No application matches the supplied client identifier");
    if (account == null || !Json.flag(Book.notes(account), "connected"))
      return refused(
          "invalid_client",
          "This application is not connected to stripe account "
              + sent.text("stripe_user_id")
              + ", or that account does not exist.");
    part(account);
    return Answer.json(200, Json.of("stripe_user_id", account.get("id")));
  }

  /** Ends the connection, as the platform or the merchant in their own dashboard does. */
  public void part(ObjectNode account) {
    Book.notes(account).put("connected", false);
    journal.tell(Json.text(account, "id", ""), "account.application.deauthorized", application());
  }

  private ObjectNode application() {
    return Json.of("id", clientId, "object", "application", "name", "StoreFlow (stand-in)");
  }

  private static Answer refused(String error, String why) {
    return Answer.json(
        error.equals("invalid_client") ? 401 : 400,
        Json.of("error", error, "error_description", why));
  }

  private static String with(String uri, String query, @Nullable String state) {
    var all = state == null ? query : query + "&state=" + encoded(state);
    return uri + (uri.contains("?") ? "&" : "?") + all;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
