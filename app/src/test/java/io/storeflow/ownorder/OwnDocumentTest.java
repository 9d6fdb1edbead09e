package io.storeflow.ownorder;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDER_LINK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.proof.KnownLink;
import io.storeflow.proof.ShopperAct;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices are opened by who has the mailbox of the order, and by nobody else. */
@AppTest
class OwnDocumentTest extends AtAShop {
  private static final Pattern LINK =
      Pattern.compile("/track/\\S+/documents/form\\?token=([0-9A-Za-z]+)");

  @Autowired Invoices invoices;
  @Autowired InvoiceQueries queries;
  @Autowired InvoiceTermsRows terms;

  private String track;
  private String email;

  @BeforeEach
  void sells() {
    var said =
        new InvoiceTerms(
            "Kissa", "12/345", "", "", "", "", "", "", "", "I-", "C-", InvoiceMoment.ASKED, 0);
    terms.say(store, said, Actor.SYSTEM);
    track = order(1);
    email = email(1);
  }

  @Test
  void aMailedLinkOpensTheInvoicesForADay() {
    assertThat(client.get(track).body()).doesNotContain("/documents");
    assertThat(client.get(track + "/documents").body())
        .contains("This order has no invoice yet.")
        .doesNotContain("Mail me the link", "??");
    client.post(track + "/documents/link", Map.of());
    assertThat(db.fetchCount(only(store, ORDER_LINK))).as("of no use").isZero();

    invoices.make(store, 1001, Actor.SYSTEM);
    assertThat(client.get(track).body()).contains(track + "/documents").doesNotContain("??");
    var ask = client.get(track + "/documents").body();
    assertThat(ask).contains("Mail me the link").doesNotContain(email, "I-20", "??");
    var sent = client.post(track + "/documents/link", Map.of());
    assertThat(client.follow(sent).body()).contains("It works for one day.");
    var mail = mail();
    assertThat(mail).contains("open your invoice", "nobody else gets").doesNotContain("??");
    var found = LINK.matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    var phone = new Client(port);
    var link = track + "/documents/form?token=" + found.group(1);
    for (int i = 0; i < 2; i++) {
      var page = phone.get(link);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Invoice", "I-", document()).doesNotContain("??");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      var pdf = phone.get(track + "/documents/" + document() + "?token=" + found.group(1));
      assertThat(pdf.statusCode()).isEqualTo(200);
      assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
      assertThat(pdf.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
      assertThat(pdf.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
      assertThat(pdf.body()).startsWith("%PDF-");
    }
  }

  /** Nor the documents of another order or store, whatever token comes with them. */
  @Test
  void noOtherLinkAndNoOtherDocument() {
    invoices.make(store, 1001, Actor.SYSTEM);
    order(2);
    invoices.make(store, 1002, Actor.SYSTEM);
    var theirs = queries.standing(store, 1002).orElseThrow();
    var token = KnownLink.mail(db, store, 1001, ShopperAct.DOCUMENTS);
    assertThat(client.get(pdf(theirs, token)).statusCode()).isEqualTo(404);
    assertThat(client.get(pdf("x".repeat(22), token)).statusCode()).isEqualTo(404);
    var old = KnownLink.mail(db, store, 1001, ShopperAct.DOCUMENTS);
    var l = only(store, ORDER_LINK);
    var last = db.select(l.ID).from(l).orderBy(l.ID.desc()).limit(1).fetchSingle(l.ID);
    db.update(l).set(l.EXPIRES_AT, Instant.now().minusSeconds(1)).where(l.ID.eq(last)).execute();
    var other = KnownLink.mail(db, store, 1002, ShopperAct.DOCUMENTS);
    var cancels = KnownLink.mail(db, store, 1001, ShopperAct.CANCELLATION);
    for (var wrong : List.of("", "x".repeat(44), old, other, cancels)) {
      var answer = client.get(pdf(document(), wrong));
      assertThat(answer.statusCode()).as(wrong).isEqualTo(303);
      assertThat(client.follow(answer).body())
          .contains("This link is not good any more.", "Mail me the link");
      var page = client.get(track + "/documents/form?token=" + wrong);
      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(page.body()).contains("This link is not good any more.").doesNotContain("I-20");
    }
    assertThat(client.get(track + "/documents/" + document()).statusCode()).isEqualTo(303);
    assertThat(client.get(pdf(document(), token)).statusCode()).isEqualTo(200);
  }

  private String document() {
    return queries.standing(store, 1001).orElseThrow();
  }

  private String pdf(String document, String token) {
    return track + "/documents/" + document + "?token=" + token;
  }

  private String order(int which) {
    var rate = world.rate(store, Method.SHIPPING, 0);
    var request =
        io.storeflow.testing.World.request(rate, null, world.goods(store, 500, null), which);
    return "/track/" + world.order(store, request).publicId();
  }

  private String email(int which) {
    var o = only(store, io.storeflow.db.Tables.ORDERS);
    return db.select(o.CUSTOMER_EMAIL)
        .from(o)
        .where(o.NUMBER.eq(1000L + which))
        .fetchSingle(o.CUSTOMER_EMAIL);
  }

  private String mail() {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                    .and(MAILBOX_MESSAGE.BODY_TEXT.contains("/documents/form"))
                    .and(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            it -> !it.isEmpty())
        .getFirst();
  }
}
