package io.storeflow.returnpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.inventory.StockLaw;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.ReturnState;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returns;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods are taken back: asked for, answered, looked at, paid back. */
@AppTest
class ReturnPageTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Returns returns;
  @Autowired ReturnQueries queries;
  @Autowired ReturnTermsChanges terms;
  @Autowired Fulfilments fulfilments;
  @Autowired OrderPayments payments;
  @Autowired StockLaw law;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor manager;
  String track;
  String line;

  @BeforeEach
  void place() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    var goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.SHIPPING, 250), null, goods, 3);
    track = "/track/" + world.order(store, request).publicId();
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    payments.settle(store, 1001, Actor.SYSTEM);
    terms.say(store, new ReturnTerms(30, "Pack it well.", "Depot 7\nBerlin", 0), Actor.SYSTEM);
    line = queries.returnable(store, 1001).lines().getFirst().of().id();
  }

  /** As a parcel needs it from anywhere, where the store says no other. */
  @Test
  void itsOwnAddressHasTheNameOfTheStoreAndItsCountry() {
    terms.say(store, new ReturnTerms(30, "", "", 1), Actor.SYSTEM);
    ask(1, ReturnReason.DOES_NOT_FIT, "");
    var own = store.name() + "\nStraße 1\n10115 Berlin\nGermany";
    assertThat(show().body()).contains(own);
    act("approval", "version", "1", "answer", "", "address", "");
    assertThat(mail("How to send it back: order #1001")).contains(store.name(), "Germany");
  }

  @Test
  void isAskedForAnsweredLookedAtAndPaidBackWithStockThatAgrees() {
    ask(3, ReturnReason.DOES_NOT_FIT, "<b>Too small</b>");
    assertThat(state()).isEqualTo(ReturnState.REQUESTED);
    assertThat(manager.get(at("")).body())
        .contains("Return asked for", "Does not fit", "Return 1")
        .doesNotContain("??");
    assertThat(show().body())
        .contains("&lt;b&gt;Too small&lt;/b&gt;", "Pack it well.", "Depot 7", "Approve")
        .doesNotContain("<b>Too small", "??");
    assertThat(manager.get(track).body())
        .contains("The store answers by e-mail.")
        .doesNotContain("Too small", "Depot 7", "??");

    act("approval", "version", "1", "answer", "Label: example.com/7", "address", "Depot 7");
    assertThat(state()).isEqualTo(ReturnState.IN_PROGRESS);
    assertThat(mail("How to send it back: order #1001"))
        .contains("Label: example.com/7", "Send it to:", "Depot 7")
        .doesNotContain("??", "Too small", "[#");
    assertThat(receive("2", "1", "1").body()).contains("Together it must be 3");
    assertThat(receive("x", "1", "1").statusCode()).isEqualTo(422);
    assertThat(onHand()).isEqualTo(6);
    assertThat(receive("1", "1", "1").statusCode()).isEqualTo(302);
    assertThat(onHand()).isEqualTo(7);
    assertThat(show().body()).contains("1 as new, 1 damaged, 1 not come", "Refund it");

    var page = manager.get(at("/refunds/new?returned=" + id())).body();
    assertThat(page).contains("Refund €20.00", "For return 1", "Units, of 2");
    assertThat(refund("3", "", "").body()).contains("Only 2 of it came back.");
    var shown = refund("2", "-5.00", "").body();
    assertThat(shown).contains("Refund €15.00").doesNotContain("can be sold again");
    var done = refund("2", "-5.00", field(shown, "seen"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(onHand()).as("stock was put right when it came").isEqualTo(7);
    assertThat(law.breaches(store, 9)).isEmpty();
    assertThat(state()).isEqualTo(ReturnState.RETURNED);
    assertThat(show().body()).contains("Refunded", "Done");
    assertThat(manager.get(at("")).body()).contains("€15.00 refunded", "Return closed");
    assertThat(queries.returnable(store, 1001).lines().getFirst().left()).as("not come").isOne();
    assertThat(refund("2", "-5.00", field(shown, "seen")).body())
        .contains("Only 1 is left to refund.");
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=order.").body())
        .contains("Return received", "Return closed")
        .doesNotContain("??");
  }

  /** What is given instead is a draft that begins with what came back; shipping stays paid. */
  @Test
  void anExchangeOpensADraftAndEachNamesTheOther() {
    ask(3, ReturnReason.DOES_NOT_FIT, "");
    act("approval", "version", "1", "answer", "", "address", "");
    assertThat(receive("3", "0", "0").statusCode()).isEqualTo(302);
    var page = manager.get(at("/refunds/new?returned=" + id() + "&exchange=true")).body();
    assertThat(page).contains("Refund €30.00", "as an exchange").doesNotContain("??");
    var shown = exchange(field(page, "seen"));
    var done = shown.statusCode() == 302 ? shown : exchange(field(shown.body(), "seen"));
    var draft = manager.path(done);
    assertThat(draft).contains("/drafts/");
    assertThat(manager.get(draft).body())
        .contains("Exchange: instead of return 1 of order #1001", "value=\"3\"", "€30.00")
        .doesNotContain("??");
    assertThat(manager.get(at("")).body())
        .contains("Draft made for the exchange", "href=\"" + draft + "\"")
        .doesNotContain("??");
    assertThat(show().body()).contains("Refunded for an exchange");
  }

  private HttpResponse<String> exchange(String seen) {
    return manager.post(
        at("/refunds/new"),
        at("/refunds"),
        "units[0].line",
        line,
        "units[0].quantity",
        "3",
        "kind",
        "cash",
        "once",
        "exchange-once",
        "returned",
        id(),
        "exchange",
        "true",
        "seen",
        seen);
  }

  @Test
  void isDeclinedWithAReasonThatItsShopperReads() {
    ask(1, ReturnReason.OTHER, "no");
    assertThat(act("refusal", "version", "1", "reason", " ").body())
        .contains("Write a reason: the shopper is told why.");
    act("refusal", "version", "1", "reason", "Worn for weeks");
    assertThat(mail("Your return: order #1001"))
        .contains("we cannot take this back", "Worn for weeks");
    assertThat(state()).isEqualTo(ReturnState.NONE);
    ask(3, ReturnReason.FAULTY, "");
    assertThat(queries.find(store, 1001, id()).number()).isEqualTo(2);
  }

  @Test
  void staffMakeOneThatNeedsNoApproval() {
    var form = manager.get(at("/returns/new")).body();
    assertThat(form).contains("Units, of 3", "Pack it well.", "Depot 7").doesNotContain("??");
    assertThat(make("4", "faulty").body()).contains("Of this only 3 can come back.");
    assertThat(make("1", "").body()).contains("Choose why it comes back.");
    assertThat(make("", "").body()).contains("Say how many of at least one item come back.");
    assertThat(make("2", "faulty").statusCode()).isEqualTo(302);
    assertThat(state()).isEqualTo(ReturnState.IN_PROGRESS);
    assertThat(make("2", "faulty").body()).contains("Of this only 1 can come back.");
    act("receipt", "version", "1", "lines[0].line", line, "lines[0].missing", "2");
    assertThat(state()).as("nothing came").isEqualTo(ReturnState.NONE);
    assertThat(onHand()).isEqualTo(6);
    assertThat(make("3", "faulty").statusCode()).isEqualTo(302);
    act("cancellation", "version", "1");
    assertThat(state()).isEqualTo(ReturnState.NONE);
  }

  /** Of eight who answer at once one does; the others are told what was done, and by whom. */
  @Test
  void whoIsLateIsToldWhatTheOtherDid() throws Exception {
    ask(1, ReturnReason.FAULTY, "");
    var id = id();
    var tries =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      try {
                        if (i % 2 == 0)
                          returns.approve(store, 1001, id, 1, "yes", "", Actor.SYSTEM);
                        else returns.decline(store, 1001, id, 1, "no", Actor.SYSTEM);
                        return true;
                      } catch (ReturnRefused late) {
                        return false;
                      }
                    })
            .toList();
    assertThat(AtOnce.all(tries).stream().filter(it -> it)).hasSize(1);
    act("approval", "version", "1", "answer", "mine");
    assertThat(show().body())
        .contains("Somebody has changed this return meanwhile", "Last: Return ")
        .doesNotContain(">mine<", "??");
  }

  @Test
  void whoeverSendsItBackIsToldWhereTo() {
    ask(1, ReturnReason.FAULTY, "");
    act("approval", "version", "1", "answer", "", "address", "");
    assertThat(mail("How to send it back: order #1001")).contains("Send it to:", "Depot 7");
  }

  @Test
  void isSeenByThoseWhoMayAndAsksAsOftenForManyLines() {
    ask(1, ReturnReason.FAULTY, "");
    var kitchen = staff.visitor(store, Role.CATALOGUE);
    assertThat(kitchen.get(at("/returns/" + id())).statusCode()).isEqualTo(403);
    assertThat(manager.get(at("/returns/" + "x".repeat(22))).statusCode()).isEqualTo(404);
    show();
    assertThat(statements.ofWarmRequests(this::show).size()).isLessThan(20);
    assertThat(statements.ofWarmRequests(() -> manager.get(at("/returns/new"))).size())
        .isLessThan(20);
  }

  @Test
  void aStoreSaysHowItTakesGoodsBack() {
    var page = "/s/" + store.slug() + "/settings/returns";
    var form = manager.get(page).body();
    assertThat(form).contains("Pack it well.", "Depot 7", "30").doesNotContain("??");
    var version = manager.version(page);
    assertThat(save(page, "days", "366", "version", version).statusCode()).isEqualTo(422);
    assertThat(save(page, "days", "14", "version", version).statusCode()).isEqualTo(302);
    assertThat(terms.of(store).days()).isEqualTo(14);
    assertThat(terms.of(store).instructions()).isEqualTo("Pack it well.");
    assertThat(save(page, "days", "7", "version", version).statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> save(String page, String... fields) {
    return manager.post(page, page, fields);
  }

  private void ask(int units, ReturnReason reason, String note) {
    var unit = new ReturnAsked.Units(line, units, reason, note);
    returns.ask(store, 1001, ReturnAsked.byShopper(List.of(unit), ReturnOutcome.REFUND, null));
  }

  private HttpResponse<String> make(String units, String reason) {
    return manager.post(
        at("/returns/new"),
        at("/returns"),
        "lines[0].line",
        line,
        "lines[0].units",
        units,
        "lines[0].reason",
        reason,
        "wants",
        "exchange",
        "answer",
        "",
        "address",
        "");
  }

  private HttpResponse<String> act(String what, String... fields) {
    return manager.post(at(""), at("/returns/" + id() + "/" + what), fields);
  }

  private HttpResponse<String> receive(String good, String damaged, String missing) {
    return act(
        "receipt",
        "version",
        "2",
        "lines[0].line",
        line,
        "lines[0].good",
        good,
        "lines[0].damaged",
        damaged,
        "lines[0].missing",
        missing);
  }

  private HttpResponse<String> refund(String units, String other, String seen) {
    return manager.post(
        at("/refunds/new"),
        at("/refunds"),
        "units[0].line",
        line,
        "units[0].quantity",
        units,
        "units[0].restock",
        "true",
        "other",
        other,
        "reason",
        "Worn",
        "kind",
        "cash",
        "mail",
        "true",
        "returned",
        id(),
        "seen",
        seen);
  }

  private HttpResponse<String> show() {
    return manager.get(at("/returns/" + id()));
  }

  /** Of the latest. */
  private String id() {
    var o = only(store, ORDERS);
    return db.select(ReturnQueries.of(store, o))
        .from(o)
        .fetchSingle()
        .value1()
        .getLast()
        .publicId();
  }

  private String mail(String subject) {
    return await()
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_HTML, MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith(subject))
                    .and(MAILBOX_MESSAGE.SUBJECT.endsWith(store.name()))
                    .fetch(row -> row.value1() + row.value2()),
            found -> !found.isEmpty())
        .getFirst();
  }

  private static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private ReturnState state() {
    var o = only(store, ORDERS);
    return db.select(o.RETURN_STATE).from(o).fetchSingle(o.RETURN_STATE);
  }

  private int onHand() {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND).from(s).fetchSingle(s.ON_HAND);
  }

  private String at(String below) {
    return "/s/" + store.slug() + "/orders/1001" + below;
  }
}
