package io.storeflow.withdrawalpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.NOTICE;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.db.tables.records.MailboxMessageRecord;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.Sending;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OwnText;
import io.storeflow.notice.NoticeKind;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnStage;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.upkeep.ExpiringOfStore;
import io.storeflow.withdrawal.WithdrawalLaw;
import io.storeflow.withdrawal.Withdrawals;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A withdrawal counts without proof, moves nothing by itself, and tells strangers nothing. */
@AppTest
class WithdrawalTest extends AtAWithdrawal {
  @Autowired Withdrawals withdrawals;
  @Autowired MailTexts texts;
  @Autowired List<ExpiringOfStore> expiring;

  @Test
  void isFoundTypedConfirmedAndAcknowledgedWithDayAndTime() {
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    assertThat(client.get(shop).body()).contains("Withdraw from contract here");
    assertThat(client.get(track).body())
        .contains(
            "Withdraw from contract here",
            shop + "/withdrawal?order=1001&amp;of=" + track.substring(7));
    assertThat(client.get(shop + "/withdrawal?order=1001&of=" + track.substring(7)).body())
        .contains("value=\"1001\"")
        .as("one step at a time")
        .doesNotContain(email, "??", "Is this right?", "Confirm withdrawal");
    var wrong = send("", "1001", "no address", "");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"no address\"").doesNotContain("Confirm withdrawal");
    var confirm = send("Ayşe <b>Y</b>", "1001", email, "");
    assertThat(confirm.body())
        .contains("Confirm withdrawal", "Ayşe &lt;b&gt;Y&lt;/b&gt;")
        .doesNotContain("<b>Y</b>", "??");
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).as("not before it is confirmed").isZero();
    var once = Client.hidden(confirm, "once");
    var done = declare("Ayşe <b>Y</b>", "#1001", email.toUpperCase(Locale.ROOT), once);
    var receipt = client.get(location(done));
    assertThat(receipt.body())
        .contains("Your withdrawal has reached us", "Declared on")
        .doesNotContain("<b>Y</b>", "??");
    assertThat(location(declare("Ayşe <b>Y</b>", "#1001", email.toUpperCase(Locale.ROOT), once)))
        .as("pressed twice")
        .isEqualTo(location(done));
    var made = returns();
    assertThat(made).hasSize(1);
    assertThat(made.getFirst().stage()).isEqualTo(ReturnStage.APPROVED);
    assertThat(made.getFirst().dueBy()).isNotNull();
    assertThat(made.getFirst().lines().getFirst().reason()).isEqualTo(ReturnReason.WITHDRAWAL);
    declare("Ayşe", "1001", email, "");
    assertThat(returns()).hasSize(1);
    assertThat(mail()).contains("Ayşe", "1001", "Declared on").doesNotContain("??", "[#");
    assertThat(client.get(track).body()).doesNotContain("Withdraw from contract here</a>");
  }

  /** With a number that is somebody else's, or nobody's: the same answer, and nothing moves. */
  @Test
  void aStrangerLearnsAndMovesNothing() {
    fulfilments.send(store, 1001, Sending.all(false), Actor.SYSTEM);
    var theirs = client.get(location(declare("Eve", "1001", "eve@example.com", ""))).body();
    var nobodys = client.get(location(declare("Eve", "4444", "eve@example.com", ""))).body();
    assertThat(theirs).doesNotContain(email, "Product");
    assertThat(bare(theirs, "1001")).isEqualTo(bare(nobodys, "4444"));
    assertThat(returns()).isEmpty();
    assertThat(receipts(email)).as("is not told who says so").isZero();
    assertThat(client.get(shop + "/withdrawal/" + "x".repeat(22)).statusCode()).isEqualTo(404);
    assertThat(send("https://evil.example", "1001", "eve@example.com", "").statusCode())
        .isEqualTo(422);
  }

  /** An office, or all of a carrier, may be behind one address. */
  @Test
  void manyMayWithdrawFromOneAddressAndNotAnyNumber() {
    for (int i = 0; i < 12; i++) assertThat(send("A", "1", email, "").statusCode()).isEqualTo(200);
    for (int i = 0; i < 288; i++) declare("", "1001", email, "");
    assertThat(send("Ayşe", "1001", email, "").statusCode()).isEqualTo(429);
    assertThat(declare("Ayşe", "1001", email, "").statusCode()).isEqualTo(429);
  }

  /** Orders are numbered one by one, and addresses are known to many. */
  @Test
  void whoKnowsNumberAndAddressAloneSeesAndStopsNothingUntilTheMailShowsThatItIsTheirs() {
    var typed = typed(email);
    assertThat(client.post(shop + "/withdrawal", typed).body())
        .contains("textarea")
        .doesNotContain("Product", "Units, of");
    var done = location(client.post(shop + "/withdrawal/confirmation", typed));
    assertThat(client.get(done).body()).doesNotContain("Product");
    assertThat(holds.of(store, 1001)).isEmpty();
    assertThat(kinds()).contains(NoticeKind.WITHDRAWN_UNPROVEN.code());
    assertThat(client.get(track).body()).doesNotContain("We have received your withdrawal");
    var to = "/withdrawal?of=" + of("1001") + "&again=" + done.substring(done.lastIndexOf('/') + 1);
    assertThat(mail()).contains("It is my order", to).doesNotContain("Product", "??", "[#");
    var confirm = client.get(shop + to);
    assertThat(confirm.body()).contains("Units, of 3", "Confirm withdrawal").doesNotContain("??");
    var line = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst();
    assertThat(location(declare(line.id(), "3"))).as("the same declaration").isEqualTo(done);
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).isOne();
    assertThat(holds.of(store, 1001).orElseThrow().reason()).isEqualTo(HoldReason.WITHDRAWN);
    assertThat(kinds()).contains(NoticeKind.WITHDRAWN.code());
    await().until(() -> receipts(email), it -> it == 2);
  }

  /** Whose link is followed that one is shown; what was said beside it is said with that. */
  @Test
  void ofSeveralTheOneWhoseLinkIsFollowedIsShownToBeTheirs() {
    var capitals = email.toUpperCase(Locale.ROOT);
    var first = location(client.post(shop + "/withdrawal/confirmation", typed(capitals)));
    assertThat(mail()).as("capitals are theirs too").contains("It is my order");
    var second = location(client.post(shop + "/withdrawal/confirmation", typed(email)));
    var id = second.substring(second.lastIndexOf('/') + 1);
    var link = shop + "/withdrawal?of=" + of("1001") + "&again=" + id;
    var confirm = client.get(link);
    assertThat(Client.hidden(confirm, "again")).isEqualTo(id);
    var line = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst();
    var form = new HashMap<>(typed(email));
    form.putAll(Map.of("of", of("1001"), "again", id, "lines[0].line", line.id()));
    form.put("lines[0].units", "3");
    assertThat(location(client.post(shop + "/withdrawal/confirmation", form))).isEqualTo(second);
    assertThat(queries.find(store, id).orElseThrow().proven()).isTrue();
    var other = queries.find(store, first.substring(first.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(other.proven()).isFalse();
    assertThat(other.isOpen()).as("nothing more is to be asked of it").isFalse();
  }

  private static Map<String, String> typed(String to) {
    return Map.of("name", "Ayşe", "order", "1001", "email", to);
  }

  /** What somebody has said in words is not made to be all of the order by the next press. */
  @Test
  void whoSaidAPartIsAskedHowManyThatAre() {
    var typed = Map.of("name", "Ayşe", "order", "1001", "email", email, "part", "one spoon");
    var done = location(client.post(shop + "/withdrawal/confirmation", typed));
    var again = "&again=" + done.substring(done.lastIndexOf('/') + 1);
    var confirm = client.get(shop + "/withdrawal?of=" + of("1001") + again);
    assertThat(confirm.body())
        .contains("one spoon", "Units, of 3", "value=\"0\"")
        .doesNotContain("value=\"3\"", "??");
    var line = queries.proven(store, of("1001"), "1001", email).orElseThrow().lines().getFirst();
    var none = new HashMap<>(fields("Ayşe", "1001", email, ""));
    none.put("part", "one spoon");
    none.put("lines[0].line", line.id());
    none.put("lines[0].units", "0");
    assertThat(client.post(shop + "/withdrawal/confirmation", none).body())
        .contains("one spoon", "Say how many of at least one item");
  }

  private List<String> kinds() {
    var n = only(store.merchant(), NOTICE);
    return db.select(n.KIND).from(n).where(n.STORE_ID.eq(store.id())).fetch(n.KIND);
  }

  /** The receipt goes to the address that was typed, which may be somebody else's. */
  @Test
  void nobodysMailboxIsFilled() {
    for (int i = 0; i < 6; i++)
      assertThat(client.get(location(declare("Eve", "x" + i, email, ""))).body())
          .as("the same, whether one goes there or not")
          .contains("unless several went there today already");
    for (int i = 0; i < 2; i++) declare("Eve", "1001", "eve-" + email, "");
    declare("Ayşe", "1001", email, "");
    declare("Ayşe", "1001", email, "");
    await().until(() -> receipts("eve-" + email), it -> it == 2);
    await().during(Duration.ofSeconds(1)).until(() -> receipts(email), it -> it == 3);
  }

  /** The form mails to whatever address is typed, in the name of the store. */
  @Test
  void isNoWayToMailToManyStrangersNorToLeadThemAnywhere() {
    var typed =
        Map.of("name", "Eve at evil.com", "order", "win.evil.com", "part", "Call evil.com/x now");
    for (int i = 0; i < 13; i++) {
      var to = Map.of("email", i + "-" + email);
      assertThat(client.post(shop + "/withdrawal/confirmation", with(typed, to)).statusCode())
          .as("declared all the same")
          .isEqualTo(303);
    }
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).isEqualTo(13);
    declare("Ayşe", "1001", email, "");
    assertThat(mail()).as("who names an order is always answered").contains("1001");
    await().during(Duration.ofSeconds(1)).until(() -> strangers().size(), it -> it == 10);
    var mail = strangers().getFirst();
    assertThat(List.of(mail.getSubject(), mail.getBodyText(), mail.getBodyHtml()))
        .allSatisfy(
            it -> assertThat(it).contains("evil.\u2060com").doesNotContain("evil.com", "??"));
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }

  private List<MailboxMessageRecord> strangers() {
    return db.selectFrom(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.endsWith("-" + email))
        .fetch();
  }

  /** Once, as staff wrote it, in the words of the store; also of a second press. */
  @Test
  void whatStaffSayOfItIsMailedToWhoHasWithdrawn() {
    declare("Ayşe <b>Y</b>", "1001", email, "");
    var own = new OwnText("{order}: {store}", "Dear {name}, it is about {order}.", 0);
    texts.write(store, MailKind.WITHDRAWAL, store.locale().getLanguage(), own, Actor.SYSTEM);
    var w = only(store, WITHDRAWAL);
    var id = db.select(w.PUBLIC_ID).from(w).fetchSingle(w.PUBLIC_ID);
    withdrawals.answer(store, id, "Was <b>made</b> for you", Actor.SYSTEM);
    withdrawals.answer(store, id, "Twice", Actor.SYSTEM);
    var mail = await().until(this::answers, it -> !it.isEmpty()).getFirst();
    assertThat(mail.getSubject()).contains("1001").contains(store.name());
    assertThat(mail.getBodyText())
        .contains("Was <b>made</b> for you", "it is about")
        .doesNotContain("??");
    assertThat(mail.getBodyHtml())
        .contains("Was &lt;b&gt;made&lt;/b&gt; for you", "&lt;b&gt;Y&lt;/\u2060b&gt;")
        .doesNotContain("<b>made", "Twice", "??");
    await().during(Duration.ofMillis(500)).until(this::answers, it -> it.size() == 1);
  }

  private List<MailboxMessageRecord> answers() {
    return db.selectFrom(MAILBOX_MESSAGE)
        .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
        .and(MAILBOX_MESSAGE.SUBJECT.notLike("Receipt%"))
        .and(MAILBOX_MESSAGE.BODY_TEXT.contains("made"))
        .fetch();
  }

  private int receipts(String to) {
    return db.fetchCount(
        db.select(MAILBOX_MESSAGE.ID)
            .from(MAILBOX_MESSAGE)
            .where(MAILBOX_MESSAGE.RECIPIENT.eq(to))
            .and(MAILBOX_MESSAGE.SUBJECT.startsWith("Receipt of your withdrawal")));
  }

  /** What is claimed by it is barred some time. */
  @Test
  void isForgottenWhenNothingCanFollow() {
    declare("Ayşe", "1001", email, "");
    declare("Eve", "none", email, "");
    var w = only(store, WITHDRAWAL);
    var aYearAndMore = Instant.now().minus(WithdrawalLaw.REFUND).minus(Duration.ofDays(370));
    db.update(w).set(w.DECLARED_AT, aYearAndMore).execute();
    expiring.forEach(it -> it.forgetExpired(store));
    assertThat(db.select(w.NAME).from(w).fetch(w.NAME)).containsExactly("Ayşe");
    db.update(w).set(w.DECLARED_AT, Instant.now().minus(Duration.ofDays(1465))).execute();
    expiring.forEach(it -> it.forgetExpired(store));
    assertThat(db.fetchCount(w)).isZero();
  }

  @Test
  void aConfirmationThatIsPressedManyTimesIsOne() throws Exception {
    var once = Client.hidden(send("Ayşe", "1001", email, ""), "once");
    Callable<HttpResponse<String>> press = () -> declare("Ayşe", "1001", email, once);
    var answers = AtOnce.all(Collections.nCopies(4, press));
    assertThat(answers.stream().map(WithdrawalTest::location).distinct()).hasSize(1);
    assertThat(db.fetchCount(only(store, WITHDRAWAL))).isEqualTo(1);
  }

  /** What it says but for that number and for the minute. */
  private static String bare(String page, String number) {
    var main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    return main.replace(number, "").replaceAll("\\d\\d:\\d\\d", "");
  }
}
