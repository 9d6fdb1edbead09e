package io.storeflow.mailpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A store writes its mails, looks at them, has one sent, and says which are. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailPageTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @Autowired MailTexts texts;

  private Store store;
  private Person owner;
  private Staff.Visitor visitor;
  private String path;

  @BeforeAll
  void aStore() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    visitor = staff.visitor(World.signedIn(owner));
    path = "/s/" + store.slug() + "/settings/mails";
  }

  @Test
  void everyMailIsShownAsItWouldBe() {
    for (var kind : MailKind.values())
      for (var language : new String[] {"en", "ja", "ar"}) {
        var comma = Map.of("en", ",", "ja", "、", "ar", "،").get(language);
        var mail = visitor.get(path + "/" + kind.code() + "/preview?language=" + language);
        assertThat(mail.statusCode()).isEqualTo(200);
        boolean cart = kind == MailKind.CART;
        assertThat(mail.body())
            .as(kind + language)
            .contains(cart ? "Tonkotsu Ramen" : "1001")
            .doesNotContain("??");
        assertThat(mail.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("sandbox");
        var page = visitor.get(path + "/" + kind.code() + "?language=" + language);
        assertThat(page.body()).contains("{store}").doesNotContain("??");
        if (kind != MailKind.WITHDRAWAL) assertThat(page.body()).contains("{total}");
        if (!cart) assertThat(page.body()).contains("{order}", "{name}" + comma + " ");
        if (!cart) assertThat(mail.body()).contains("</bdi>" + comma).doesNotContain("{name}");
      }
    assertThat(visitor.get(path + "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrittenIsShownTriedAndSent() {
    var page = path + "/placed";
    var text = "Hello {name},\n\nwe cook it <b>now</b>: {total}.";
    var preview =
        visitor.post(page, page + "/preview", "language", "en", "subject", "x", "text", text);
    assertThat(preview.body())
        .contains("we cook it &lt;b&gt;now&lt;/b&gt;: €25.80.", "Maria Muster")
        .doesNotContain("we will tell you");
    var trial =
        visitor.post(
            page, page + "/trial", "language", "en", "subject", "Yours: {order}", "text", text);
    assertThat(trial.statusCode()).isEqualTo(200);
    assertThat(trial.body()).contains("Sent to", owner.email(), "we cook it");
    var m = MAILBOX_MESSAGE;
    assertThat(
            db.select(m.BODY_TEXT)
                .from(m)
                .where(m.RECIPIENT.eq(owner.email()))
                .and(m.SUBJECT.eq("Yours: #1001"))
                .fetchSingle(m.BODY_TEXT))
        .contains("we cook it <b>now</b>: €25.80.");
    assertThat(texts.own(store, MailKind.PLACED, "en")).as("only tried").isEmpty();

    visitor.post(
        page, page, "language", "en", "subject", "Yours: {order}", "text", text, "version", "0");
    var late =
        visitor.post(page, page, "language", "en", "subject", "y", "text", "z", "version", "0");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Somebody else has changed this text");
    var order = order();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        db.fetchCount(
                            m,
                            m.RECIPIENT
                                .eq("ayse@example.com")
                                .and(m.SUBJECT.eq("Yours: #" + order))))
                    .isEqualTo(1));
    visitor.post(page, page + "/removal?language=en");
    assertThat(texts.own(store, MailKind.PLACED, "en")).isEmpty();
  }

  /** A sample has no address: nothing announces one. */
  @Test
  void aTrialAnnouncesNothingThatItDoesNotHave() {
    var page = path + "/shipped";
    var fields = new String[] {"language", "en", "subject", "Off: {order}", "text", "It is off."};
    assertThat(visitor.post(page, page + "/trial", fields).statusCode()).isEqualTo(200);
    var m = MAILBOX_MESSAGE;
    assertThat(
            db.select(m.BODY_TEXT)
                .from(m)
                .where(m.RECIPIENT.eq(owner.email()))
                .and(m.SUBJECT.eq("Off: #1001"))
                .fetchSingle(m.BODY_TEXT))
        .contains("It is off.")
        .doesNotContain("Goes to:");
  }

  @Test
  void whatIsNoPlaceholderIsRefusedWithThoseThatAre() {
    var page = path + "/ready";
    var refused =
        visitor.post(
            page,
            page,
            "language",
            "en",
            "subject",
            "{name}!",
            "text",
            "Hi {customer}",
            "version",
            "0");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("{name} is no placeholder here", "{customer} is no placeholder here")
        .contains("{order}, {store}, {total}, {name}", "Hi {customer}");
    var shown =
        visitor.post(page, page + "/preview", "language", "en", "subject", "x", "text", "{a");
    assertThat(shown.body()).contains("A brace is opened and not closed");
  }

  @Test
  void whatTheLawAsksForIsAlwaysSent() {
    for (var kind : MailKind.values()) {
      visitor.post(path, path + "/" + kind.code() + "/sending", "sent", "false");
      assertThat(texts.isSent(store, kind)).as(kind.code()).isEqualTo(!kind.isTurned());
      visitor.post(path, path + "/" + kind.code() + "/sending", "sent", "true");
      assertThat(texts.isSent(store, kind)).isTrue();
    }
    assertThat(visitor.get(path).body()).contains("Always sent");
    texts.send(store, MailKind.ACCEPTED, false, Actor.SYSTEM);
  }

  private long order() {
    var goods = world.goods(store, 500, 50);
    var rate = world.rate(store, Method.PICKUP, 0);
    return world.order(store, World.request(rate, null, goods, 1)).number();
  }
}
