package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Params;
import io.storeflow.standin.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The pages where a merchant says who they are, a step each; whoever leaves may come back. */
public final class Onboarding {
  /** A field of a step, with what stands in it at first. */
  private record Field(String name, String label, String usual) {}

  private static final Map<String, List<Field>> FIELDS =
      Map.of(
          "business",
              List.of(
                  new Field("name", "Name of the business", "Example Kitchen"),
                  new Field("url", "Website", "https://kitchen.example"),
                  new Field("mcc", "Kind of business (MCC)", "5812")),
          "person",
              List.of(
                  new Field("first_name", "First name", "Jo"),
                  new Field("last_name", "Last name", "Sample"),
                  new Field("email", "E-mail", "jo@kitchen.example"),
                  new Field("birthday", "Date of birth", "1990-01-01"),
                  new Field("line1", "Street", "Example Street 1"),
                  new Field("postal_code", "Postcode", "10115")),
          "bank", List.of(new Field("iban", "IBAN of the bank account", "DE89370400440532013000")),
          "agreement", List.of());
  private static final Map<String, String> TITLES =
      Map.of(
          "business", "Your business",
          "person", "Who represents it",
          "bank", "Where payouts go",
          "agreement", "Agree and submit");

  private final Book book;
  private final Accounts accounts;

  public Onboarding(Book book, Accounts accounts) {
    this.book = book;
    this.accounts = accounts;
  }

  public void routes(Routes routes) {
    routes.page("GET /setup/{visit}", call -> visiting(call, this::page));
    routes.page("POST /setup/{visit}", call -> visiting(call, visit -> save(visit, call.params())));
    routes.page("POST /setup/{visit}/exit", call -> visiting(call, this::back));
  }

  private Answer visiting(Call call, Function<ObjectNode, Answer> does) {
    var visit = book.platform().find("onboarding_visit", call.inPath("visit"));
    return visit == null ? Answer.html(404, "This visit has ended.") : does.apply(visit);
  }

  private Answer page(ObjectNode visit) {
    var account = accounts.any(Json.text(visit, "account", ""));
    var step = Due.nextStep(account);
    if (step == null && Json.flag(account, "details_submitted")) return done(visit, account);
    if (step == null) step = "agreement";
    var fields =
        FIELDS.getOrDefault(step, List.of()).stream()
            .map(
                field ->
                    Html.of(
                        "<label>{} <input name=\"{}\" value=\"{}\" required></label>\n",
                        field.label,
                        field.name,
                        field.usual))
            .toList();
    var about =
        step.equals("agreement")
            ? "By submitting you agree to terms that bind nobody."
            : "Any text will do; nothing is checked and nothing leaves this machine.";
    return Html.page(
        TITLES.getOrDefault(step, step),
        Html.of(
            """
            <p>{} · {}</p>
            <form method=post action="/setup/{}">
            <input type=hidden name=step value="{}">
            {}
            <button name=act value=save>{}</button>
            <button name=act value=later class=quiet formnovalidate>Later</button>
            </form>
            """,
            Json.text(account, "id"),
            about,
            Json.text(visit, "id"),
            step,
            Html.all(fields),
            step.equals("agreement") ? "Agree and submit" : "Continue"));
  }

  private Answer done(ObjectNode visit, ObjectNode account) {
    return Html.page(
        "All is told",
        Html.of(
            """
            <p>{}: charges {}.</p>
            <form method=post action="/setup/{}/exit"><button>Back</button></form>
            """,
            Json.text(account, "id"),
            Json.flag(account, "charges_enabled") ? "are enabled" : "are not enabled yet",
            Json.text(visit, "id")));
  }

  private Answer save(ObjectNode visit, Params sent) {
    var account = accounts.any(Json.text(visit, "account", ""));
    var step = sent.text("step", "");
    if (sent.text("act", "").equals("later")) return back(visit);
    if (Due.STEPS.containsKey(step)) accounts.change(account, it -> give(it, step, sent));
    return step.equals("agreement")
        ? back(visit)
        : Answer.redirect("/setup/" + Json.text(visit, "id"));
  }

  private Answer back(ObjectNode visit) {
    return Answer.redirect(Json.text(visit, "back", "/"));
  }

  /** Does a step, or all that are missing, as a person would. */
  void finish(ObjectNode account) {
    accounts.change(
        account, it -> Due.STEPS.keySet().forEach(step -> give(it, step, Params.of(usual(step)))));
  }

  private static ObjectNode usual(String step) {
    var said = Json.of();
    FIELDS.getOrDefault(step, List.of()).forEach(field -> said.put(field.name, field.usual));
    return said;
  }

  private void give(ObjectNode account, String step, Params sent) {
    Json.set(account, "_.given." + step, true);
    switch (step) {
      case "business" -> {
        account.put("business_type", "company");
        var profile = account.withObject("/business_profile");
        for (var name : List.of("name", "url", "mcc")) profile.put(name, sent.text(name));
        Json.set(account, "settings.dashboard.display_name", sent.text("name"));
        Json.set(account, "settings.payments.statement_descriptor", descriptor(sent));
      }
      case "person" -> {
        if (!Json.has(account, "email")) account.put("email", sent.text("email"));
      }
      case "bank" -> Json.set(account, "external_accounts.data", Json.list(bank(account, sent)));
      default -> {
        account.put("details_submitted", true);
        // What one account was told of these is never shown to a platform of its kind.
        account.set("tos_acceptance", Json.of("date", book.now(), "ip", null, "user_agent", null));
      }
    }
  }

  private static String descriptor(Params sent) {
    var name = sent.text("name", "STANDIN").replaceAll("[^A-Za-z0-9 ]", "").strip();
    return name.substring(0, Math.min(22, name.length())).toUpperCase(java.util.Locale.ROOT);
  }

  private static ObjectNode bank(ObjectNode account, Params sent) {
    var iban = sent.text("iban", "DE89370400440532013000");
    return Json.of(
        "id",
        Ids.of("ba"),
        "object",
        "bank_account",
        "account",
        account.get("id"),
        "account_holder_name",
        null,
        "account_holder_type",
        null,
        "account_type",
        null,
        "available_payout_methods",
        Json.list("standard"),
        "bank_name",
        "STANDIN TEST BANK",
        "country",
        iban.replaceAll("^([A-Z]{2}).*", "$1"),
        "currency",
        account.get("default_currency"),
        "default_for_currency",
        true,
        "fingerprint",
        Ids.letters(16),
        "last4",
        iban.substring(Math.max(0, iban.length() - 4)),
        "metadata",
        Json.of(),
        "routing_number",
        null,
        "status",
        "new");
  }
}
