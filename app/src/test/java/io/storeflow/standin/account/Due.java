package io.storeflow.standin.account;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is due of an account, and what follows from it: capabilities, charges, payouts. Names of
 * requirements as docs.stripe.com/connect/required-verification-information has them.
 */
final class Due {
  /** What each step of onboarding asks for. */
  static final Map<String, List<String>> STEPS = steps();

  private Due() {}

  private static Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    steps.put("business", List.of("business_type", "business_profile.mcc", "business_profile.url"));
    steps.put(
        "person",
        List.of(
            "representative.first_name",
            "representative.last_name",
            "representative.dob.day",
            "representative.dob.month",
            "representative.dob.year",
            "representative.address.line1",
            "representative.address.postal_code",
            "representative.email"));
    steps.put("bank", List.of("external_account"));
    steps.put("agreement", List.of("tos_acceptance.date", "tos_acceptance.ip"));
    return steps;
  }

  /** The step that is still to be done, or null. */
  static @Nullable String nextStep(ObjectNode account) {
    for (var step : STEPS.keySet()) if (!isGiven(account, step)) return step;
    return null;
  }

  static boolean isGiven(ObjectNode account, String step) {
    return Json.flag(Book.notes(account), "given." + step);
  }

  /** Writes all that follows into the account. */
  static void settle(ObjectNode account) {
    var notes = Book.notes(account);
    List<String> due = new ArrayList<>();
    STEPS.forEach(
        (step, names) -> {
          if (!isGiven(account, step)) due.addAll(names);
        });
    notes.path("due").forEach(each -> due.add(each.asString()));
    List<String> past = new ArrayList<>();
    notes.path("past_due").forEach(each -> past.add(each.asString()));
    past.forEach(each -> due.remove(each));
    due.addAll(past);
    boolean begun = Json.flag(account, "details_submitted");
    if (!begun) past.addAll(due.stream().filter(each -> !past.contains(each)).toList());
    List<String> pending = new ArrayList<>();
    notes.path("pending").forEach(each -> pending.add(each.asString()));
    var why = Json.text(notes, "disabled_reason");
    if (why == null && !past.isEmpty()) why = "requirements.past_due";
    boolean verifying = !pending.isEmpty() && Json.flag(notes, "pending_stops");
    if (why == null && verifying) why = "requirements.pending_verification";
    var requirements = account.withObject("/requirements");
    requirements.set("currently_due", Json.listOf(due));
    requirements.set("eventually_due", Json.listOf(due));
    requirements.set("past_due", Json.listOf(past));
    requirements.set("pending_verification", Json.listOf(pending));
    requirements.put("disabled_reason", why);
    requirements.set("current_deadline", Json.node(notes.get("deadline")));
    requirements.set("errors", errors(notes));
    boolean works = why == null && begun;
    account.put("charges_enabled", works);
    account.put("payouts_enabled", works && isGiven(account, "bank"));
    capabilities(account, notes, works, verifying);
  }

  private static JsonNode errors(ObjectNode notes) {
    return notes.path("errors").isArray() ? notes.path("errors").deepCopy() : Json.list();
  }

  private static void capabilities(
      ObjectNode account, ObjectNode notes, boolean works, boolean verifying) {
    var capabilities = account.withObject("/capabilities");
    for (var name : List.copyOf(capabilities.propertyNames())) {
      var said = Json.text(notes, "capabilities." + name);
      var status = works ? "active" : verifying ? "pending" : "inactive";
      capabilities.put(name, said == null ? status : said);
    }
  }
}
