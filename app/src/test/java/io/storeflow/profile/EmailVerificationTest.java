package io.storeflow.profile;

import static io.storeflow.db.Tables.EMAIL_VERIFICATION;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.EmailVerifications;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.Newcomer;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class EmailVerificationTest extends AtTheDoor {
  private static final String NOTE = "We sent a link to";

  @Autowired EmailVerifications verifications;
  @Autowired DSLContext db;

  @Test
  void asksWhoSignsUpAndWaitsForNothing() {
    var mark = Long.toString(Ids.next());
    var newcomer = new Newcomer(mark);
    var email = newcomer.email();
    assertThat(Newcomer.send(visitor, newcomer.fields()).statusCode()).isEqualTo(302);
    var front = visitor.get("/s/shop-" + mark);
    assertThat(front.statusCode()).isEqualTo(200);
    assertThat(front.body()).contains(NOTE, email, "Send it again");

    // Followed on another device, which is not signed in.
    var link = link(mailTo(email));
    assertThat(new Visitor(port).get(link).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/account").body()).contains(NOTE);
    var followed = press(new Visitor(port), link);
    assertThat(followed.headers().firstValue("Location").orElse("")).endsWith("/login?verified");
    assertThat(visitor.get("/s/shop-" + mark).body()).doesNotContain(NOTE);
    assertThat(visitor.get("/s/shop-" + mark + "/audit").body()).contains("Address verified");
  }

  @Test
  void takesALinkForTheAddressItWasSentToAndNotForEver() {
    var token = verifications.issue(person);
    assertThat(press(visitor, "/account/email?token=" + token + "x").statusCode()).isEqualTo(410);
    db.update(PERSON)
        .set(PERSON.EMAIL, "other-" + person.email())
        .where(PERSON.ID.eq(person.id()))
        .execute();
    assertThat(press(visitor, "/account/email?token=" + token).statusCode()).isEqualTo(410);
    db.update(PERSON).set(PERSON.EMAIL, person.email()).where(PERSON.ID.eq(person.id())).execute();
    expire(token, Instant.now().minusSeconds(1));
    assertThat(press(visitor, "/account/email?token=" + token).statusCode()).isEqualTo(410);
    assertThat(verifications.isVerified(person.id())).isFalse();
    expire(token, Instant.now().plusSeconds(60));
    assertThat(press(visitor, "/account/email?token=" + token).statusCode()).isEqualTo(302);
    assertThat(press(visitor, "/account/email?token=" + token).statusCode()).isEqualTo(302);
    assertThat(verifications.isVerified(person.id())).isTrue();
  }

  @Test
  void sendsTheLinkAgainButNotWithoutEnd() {
    visitor.signIn(person.email(), World.PASSWORD);
    for (int i = 0; i < 5; i++) assertThat(again().statusCode()).isEqualTo(302);
    assertThat(again().statusCode()).isEqualTo(429);
    assertThat(link(mailTo(person.email()))).contains("token=");
    verifications.trust(person.id());
    assertThat(visitor.get("/account").body()).doesNotContain(NOTE);
  }

  private HttpResponse<String> again() {
    return visitor.post("/account", "/account/email/mail", Map.of());
  }

  private static HttpResponse<String> press(Visitor by, String link) {
    var token = link.substring(link.indexOf("token=") + 6);
    return by.post(link, "/account/email", Map.of("token", token));
  }

  private void expire(String token, Instant at) {
    db.update(EMAIL_VERIFICATION)
        .set(EMAIL_VERIFICATION.EXPIRES_AT, at)
        .where(EMAIL_VERIFICATION.TOKEN_HASH.eq(Digest.sha256(token)))
        .execute();
  }

  private String mailTo(String email) {
    return await()
        .until(
            () ->
                db
                    .select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                    .limit(1)
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT)
                    .stream()
                    .findFirst()
                    .orElse(""),
            text -> !text.isEmpty());
  }

  private static String link(String mail) {
    var found = Pattern.compile("http://localhost(/account/email\\?token=\\S+)").matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    return found.group(1);
  }
}
