package io.storeflow.memberpage;

import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.member.Holding;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who is invited to work for a merchant, and comes. */
@AppTest
class InvitationPageTest extends AtTheMembers {
  private static final Pattern LINK = Pattern.compile("/account/invitation\\?token=(\\w+)");

  @Autowired RateLimits limits;
  @Autowired Clock clock;

  @Test
  void invitesSomebodyNew() {
    var email = "new" + Ids.next() + "@example.com";
    assertThat(invite(owner, email, "boss", store.publicId()).getStatus()).isEqualTo(422);
    assertThat(content(invite(owner, "no address", "viewer", store.publicId())))
        .contains("value=\"no address\"");
    assertThat(invite(owner, email, "fulfilment", store.publicId()).getRedirectedUrl())
        .isEqualTo(base);
    assertThat(content(invite(owner, email, "viewer", store.publicId())))
        .contains("invited already");
    assertThat(content(web.get(owner, base))).contains(email, "Mail again");
    var token = token(email);
    assertThat(db.fetch(only(merchant, INVITATION)).toString()).doesNotContain(token);

    var newcomer = new Visitor(port);
    var page = newcomer.get(link(token));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(email, store.name(), "Fulfilment", owner.name());
    var short1 = begin(newcomer, token, "short");
    assertThat(short1.statusCode()).isEqualTo(422);
    assertThat(short1.body()).contains("value=\"Mika\"");
    var begun = begin(newcomer, token, "four quiet lanterns");
    assertThat(begun.headers().firstValue("Location").orElse("")).endsWith("/s/" + store.slug());
    assertThat(newcomer.get("/s/" + store.slug() + "/orders").statusCode()).isEqualTo(200);
    var person = people.byEmail(email).orElseThrow();
    assertThat(members.byEmail(merchant, email).orElseThrow().confirmed()).isTrue();
    assertThat(members.holding(merchant, person.id()))
        .isEqualTo(Holding.NONE.with(store.id(), Role.FULFILMENT));
    var again = new Visitor(port).get(link(token));
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("accepted already");
    assertThat(content(invite(owner, email, "viewer", store.publicId())))
        .contains("has a role there already");
  }

  /** It is of the store that they are invited to, and is mailed again where it is listed. */
  @Test
  void anInvitationToAnotherStoreSpeaksOfThatOneAlone() {
    var other = world.store(merchant, 20);
    var email = "new" + Ids.next() + "@example.com";
    assertThat(invite(owner, email, "viewer", other.publicId()).getStatus()).isEqualTo(302);
    var m = MAILBOX_MESSAGE;
    var subject =
        await()
            .until(
                () -> db.select(m.SUBJECT).from(m).where(m.RECIPIENT.eq(email)).fetch(m.SUBJECT),
                it -> !it.isEmpty())
            .getFirst();
    assertThat(subject).contains(other.name()).doesNotContain(store.name());
    assertThat(content(invite(owner, email, "viewer", other.publicId())))
        .contains("invited to that store already")
        .doesNotContain("??");
    assertThat(content(web.get(owner, base)))
        .contains("Orders, also cancelling and refunding them")
        .doesNotContain(email, ">Invitations</h2>");
  }

  @Test
  void invitesWhoWorksForAnotherMerchantAndTellsWhoeverElseOpensIt() {
    var theirs = world.store();
    var person = world.member(theirs, Role.MANAGER);
    var stranger = world.member(theirs, Role.VIEWER);
    assertThat(invite(owner, person.email(), "catalogue", InviteForm.ALL).getStatus())
        .isEqualTo(302);
    var token = token(person.email());
    var wrong = visitor(stranger);
    assertThat(wrong.get(link(token)).body())
        .contains("This invitation is for " + person.email(), stranger.email(), "Sign out");
    assertThat(wrong.post(link(token), "/account/invitation", Map.of("token", token)).body())
        .contains("This invitation is for");
    assertThat(members.holding(merchant, stranger.id()).isEmpty()).isTrue();

    var right = new Visitor(port);
    assertThat(right.get(link(token)).body()).contains("There is an account for");
    var signedIn = right.signIn(person.email(), World.PASSWORD);
    assertThat(signedIn.headers().firstValue("Location").orElse("")).contains(link(token));
    right.post(link(token), "/account/invitation", Map.of("token", token));
    assertThat(members.holding(merchant, person.id()))
        .isEqualTo(Holding.NONE.withAll(Role.CATALOGUE));
    assertThat(right.get("/stores").body()).contains(theirs.name(), store.name(), other.name());
  }

  @Test
  void anotherMailEndsTheLinkBeforeAndAWithdrawnOneIsOver() {
    var email = "late" + Ids.next() + "@example.com";
    invite(owner, email, "viewer", store.publicId());
    var first = token(email);
    var id = db.fetchSingle(only(merchant, INVITATION)).getPublicId();
    send(owner, base + "/invitations/" + id + "/mail");
    await().until(() -> !token(email).equals(first));
    assertThat(new Visitor(port).get(link(first)).statusCode()).isEqualTo(410);
    var second = token(email);
    var i = only(merchant, INVITATION);
    db.update(i).set(i.EXPIRES_AT, clock.instant().minus(Duration.ofMinutes(1))).execute();
    assertThat(new Visitor(port).get(link(second)).body()).contains("time of this invitation");
    assertThat(content(web.get(owner, base))).contains("Run out");
    db.update(i).set(i.EXPIRES_AT, clock.instant().plus(Duration.ofDays(1))).execute();
    send(owner, base + "/invitations/" + id + "/withdrawal");
    assertThat(new Visitor(port).get(link(second)).body()).contains("was taken back");
    assertThat(content(web.get(owner, base))).doesNotContain(email);
  }

  @Test
  void fewInvitationsGoToOneAddressAndFromOneMerchant() {
    var email = "many" + Ids.next() + "@example.com";
    while (limits.take(Rule.INVITATION, email).allowed()) {}
    assertThat(content(invite(owner, email, "viewer", store.publicId())))
        .contains("has got many invitations");
    while (limits.take(Rule.INVITATION_MERCHANT, merchant.publicId()).allowed()) {}
    assertThat(content(invite(owner, "x" + email, "viewer", store.publicId())))
        .contains("Many invitations were sent");
    assertThat(db.fetchCount(only(merchant, INVITATION))).isZero();
  }

  /** Who may no longer give a role has not given it. */
  @Test
  void anInvitationEndsWithTheRightOfWhoSentIt() {
    var manager = world.member(store, Role.MANAGER);
    var email = "sent" + Ids.next() + "@example.com";
    assertThat(content(invite(manager, email, "viewer", InviteForm.ALL)))
        .contains("Choose a store");
    invite(manager, email, "viewer", store.publicId());
    var token = token(email);
    send(owner, base + "/" + id(manager) + "/removal");
    assertThat(new Visitor(port).get(link(token)).body()).contains("was taken back");
  }

  private MockHttpServletResponse invite(Person by, String email, String role, String place) {
    return send(by, base, "email", email, "role", role, "where", place);
  }

  private HttpResponse<String> begin(Visitor visitor, String token, String password) {
    return visitor.post(
        link(token),
        "/account/invitation/account",
        Map.of("token", token, "name", "Mika", "password", password));
  }

  private static String link(String token) {
    return "/account/invitation?token=" + token;
  }

  /** Of the latest mail to that address. */
  private String token(String email) {
    var found = LINK.matcher(mail(email));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
