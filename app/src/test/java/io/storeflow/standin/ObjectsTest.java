package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every object of the stand-in has the members, of the types, that Stripe's objects have. */
@Tag("processes")
class ObjectsTest {
  /** What the stand-in keeps that no call answers with. */
  private static final Set<String> OWN =
      Set.of("account_link", "onboarding_visit", "oauth_code", "appointment");

  private final StandIn standIn = StandIn.start("objects", false);
  private final StandInControl control = standIn.control();
  private final Map<String, Map<String, Set<String>>> table = table();
  private final TreeSet<String> wrongs = new TreeSet<>();
  private final TreeSet<String> seen = new TreeSet<>();

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void objectsHaveTheMembersOfStripes() throws StripeException {
    everything();
    for (var account : control.get("/everything").path("accounts"))
      for (var kind : account.properties())
        if (!OWN.contains(kind.getKey()))
          kind.getValue().forEach(each -> check(kind.getKey(), (ObjectNode) each));
    control.get("/everything").path("events").forEach(each -> check("event", (ObjectNode) each));
    assertThat(seen)
        .contains(
            "account",
            "payment_intent",
            "charge",
            "refund",
            "dispute",
            "balance_transaction",
            "payout",
            "checkout.session",
            "subscription",
            "invoice",
            "event",
            "payment_method");
    assertThat(wrongs).isEmpty();
  }

  /** Makes one of each kind, in several states. */
  private void everything() throws StripeException {
    var stripe = Asked.client(standIn);
    var account = control.account("DE");
    control.post("/accounts/" + account + "/state", "as", "due");
    var made = new Made(stripe, Asked.of(account));
    for (var card : List.of("4242424242424242", "4000000000000002", "4000002760003184"))
      control.post("/payments/" + account + "/" + made.intent() + "/pay", "card", card);
    control.post(
        "/payments/" + account + "/" + made.intent() + "/pay", "iban", "DE89370400440532013000");
    control.post("/payments/" + account + "/" + made.intent() + "/pay", "method", "ideal");
    var paid = made.paid();
    control.post("/refunds/" + account, "payment_intent", paid, "amount", 300);
    made.paid();
    made.paid();
    made.paid();
    control.post("/disputes/" + account, "payment_intent", made.paid(), "amount", 100);
    control.post("/payouts/" + account);
    made.held();
    made.domain();
    made.session();
    made.subscription();
    Asked.meter(stripe);
    control.endpoint("http://127.0.0.1:9/hook", true, "whsec_1");
  }

  private void check(String kind, ObjectNode object) {
    seen.add(kind);
    var known = table.get(kind);
    if (known == null) {
      wrongs.add(kind + ": the table says nothing of it");
      return;
    }
    object.remove("_");
    check(kind, known, "", object);
  }

  private void check(String kind, Map<String, Set<String>> known, String path, ObjectNode object) {
    for (var each : object.properties()) {
      var at = path + each.getKey();
      var types = known.get(at);
      if (types == null) wrongs.add(kind + "." + at + ": Stripe has none");
      else if (!types.contains(type(each.getValue())))
        wrongs.add(kind + "." + at + ": " + type(each.getValue()) + ", not " + types);
      boolean more =
          each.getValue() instanceof ObjectNode
              && known.keySet().stream().anyMatch(it -> it.startsWith(at + "."));
      if (more) check(kind, known, at + ".", (ObjectNode) each.getValue());
    }
    known.forEach(
        (member, types) -> {
          if (!member.startsWith(path) || types.contains("missing")) return;
          var name = member.substring(path.length());
          if (!name.contains(".") && !object.has(name))
            wrongs.add(kind + "." + member + ": is missing");
        });
  }

  private static String type(JsonNode value) {
    if (value.isNull()) return "null";
    if (value.isArray()) return "array";
    if (value.isObject()) return "object";
    if (value.isNumber()) return "number";
    return value.isBoolean() ? "boolean" : "string";
  }

  private static Map<String, Map<String, Set<String>>> table() {
    Map<String, Map<String, Set<String>>> table = new HashMap<>();
    try {
      var text = Files.readString(Path.of("app/src/test/resources/standin/objects.tsv"));
      for (var line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        List<String> parts = new ArrayList<>(List.of(line.split("\t")));
        table
            .computeIfAbsent(parts.get(0), kind -> new TreeMap<>())
            .put(parts.get(1), Set.of(parts.get(2).split("\\|")));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return table;
  }
}
