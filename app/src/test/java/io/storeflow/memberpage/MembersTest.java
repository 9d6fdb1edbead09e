package io.storeflow.memberpage;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.member.Holding;
import io.storeflow.member.StaffQueries;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who works for a merchant: seen, invited, changed, removed, made the owner, leaving. */
@AppTest
class MembersTest {
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("/account/invitation\\?token=(\\w+)");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired People people;
  @Autowired StaffQueries members;
  @Autowired Statements statements;
  @Autowired MessageSource messages;
  @Autowired RateLimits limits;
  @Autowired DSLContext db;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Merchant merchant;
  Store store;
  Store other;
  Person owner;
  String base;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    store = world.store(merchant);
    other = world.store(merchant);
    owner = world.member(merchant, Role.OWNER);
    base = "/s/" + store.slug() + "/members";
  }

  @Test
  void showsWhoMayEnterAndNobodyElse() {
    var support = world.member(store, Role.SUPPORT);
    var elsewhere = world.member(other, Role.SUPPORT);
    var all = world.member(merchant, Role.VIEWER);
    world.admit(all, store, Role.CATALOGUE);
    var list = content(web.get(owner, base));
    assertThat(list)
        .contains(owner.email(), support.email(), all.email(), "All stores", "Password")
        .contains("(Viewer)")
        .doesNotContain(elsewhere.email());
    await().until(() -> content(web.get(owner, base)).contains("<time"));
    assertThat(web.get(support, base).getStatus()).isEqualTo(403);

    var page = content(web.get(owner, base + "/" + id(all)));
    assertThat(page)
        .contains("By the role Catalogue in " + store.name())
        .contains("which counts here instead of Viewer in all stores")
        .contains("See products", "May not");
    assertThat(web.get(owner, base + "/" + id(elsewhere)).getStatus()).isEqualTo(404);

    var before = statements.during(() -> web.get(owner, base)).size();
    for (int i = 0; i < 3; i++) world.member(store, Role.VIEWER);
    assertThat(statements.during(() -> web.get(owner, base))).hasSize(before);
  }

  @Test
  void changesRolesAndTellsWhoIsOvertaken() {
    var member = world.member(store, Role.SUPPORT);
    var page = base + "/" + id(member);
    var version = version(page);
    var saved = change(page, version, "", Role.FULFILMENT.code());
    assertThat(saved.getRedirectedUrl()).isEqualTo(page);
    assertThat(members.holding(merchant, member.id()))
        .isEqualTo(Holding.NONE.with(store.id(), Role.FULFILMENT));
    assertThat(audited(member)).contains("member.changed");
    assertThat(content(web.get(owner, "/s/" + store.slug() + "/audit")))
        .contains("<a href=\"" + base + "\"><bdi>" + member.email());

    var stale = change(page, version, "", Role.CATALOGUE.code());
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(content(stale)).contains("Fulfilment");
    assertThat(change(page, version(page), "", "").getStatus()).as("nothing left").isEqualTo(422);
    assertThat(change(page, version(page), "owner", "").getStatus()).isEqualTo(422);
    assertThat(change(page, version(page), "", "boss").getStatus()).isEqualTo(422);

    var manager = world.member(store, Role.MANAGER);
    var own = base + "/" + id(manager);
    assertThat(send(manager, own, "all", "viewer").getStatus()).isEqualTo(409);
    assertThat(content(web.get(manager, own))).contains("These are your own roles");
    assertThat(content(web.get(manager, base + "/" + id(owner)))).contains("Nobody changes");
    assertThat(send(manager, base + "/" + id(owner) + "/removal").getRedirectedUrl())
        .isEqualTo(base);
    assertThat(members.holding(merchant, owner.id()).isOwner()).isTrue();
  }

  @Test
  void takesSomebodyOutAndSignsOutWhoWorksForNobodyAnyMore() {
    var here = world.member(store, Role.FULFILMENT);
    var both = world.member(store, Role.FULFILMENT);
    world.admit(both, world.store(), Role.VIEWER);
    var left = visitor(here);
    var stays = visitor(both);
    for (var gone : List.of(here, both)) {
      assertThat(send(owner, base + "/" + id(gone) + "/removal").getRedirectedUrl())
          .isEqualTo(base);
      assertThat(members.holding(merchant, gone.id()).isEmpty()).isTrue();
      assertThat(audited(gone)).contains("member.removed");
    }
    assertThat(left.get("/stores").statusCode()).as("signed out").isEqualTo(302);
    assertThat(stays.get("/stores").statusCode()).as("works for another one").isEqualTo(200);
    assertThat(stays.get("/s/" + store.slug()).statusCode()).isEqualTo(404);
    assertThat(send(owner, base + "/" + id(here) + "/removal").getStatus()).isEqualTo(404);
  }

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

  /** Of two who take the right from each other at this moment, one is left. */
  @Test
  void whoHasJustLostTheRightTakesItFromNobody() throws Exception {
    var one = world.member(store, Role.MANAGER);
    var two = world.member(store, Role.MANAGER);
    AtOnce.all(
        List.<Callable<MockHttpServletResponse>>of(
            () -> send(one, base + "/" + id(two) + "/removal"),
            () -> send(two, base + "/" + id(one) + "/removal")));
    assertThat(List.of(one, two))
        .filteredOn(it -> !members.holding(merchant, it.id()).isEmpty())
        .hasSize(1);
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

  @Test
  void handsOverToWhoWorksInAllStoresWithThePassword() {
    var manager = world.member(merchant, Role.MANAGER);
    world.admit(manager, store, Role.VIEWER);
    var page = base + "/" + id(manager);
    var wrong = send(owner, page + "/ownership", "password", "not it at all");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(content(wrong)).contains("not your current password");
    var single = world.member(store, Role.MANAGER);
    var only = base + "/" + id(single) + "/ownership";
    assertThat(content(send(owner, only, "password", World.PASSWORD)))
        .contains("works in all stores");
    assertThat(send(single, page + "/ownership", "password", World.PASSWORD).getStatus())
        .isEqualTo(403);

    assertThat(send(owner, page + "/ownership", "password", World.PASSWORD).getRedirectedUrl())
        .isEqualTo(page);
    assertThat(members.holding(merchant, manager.id())).isEqualTo(Holding.NONE.withAll(Role.OWNER));
    assertThat(members.holding(merchant, owner.id())).isEqualTo(Holding.NONE.withAll(Role.MANAGER));
    assertThat(mail(manager.email())).contains("handed over to you");
    assertThat(mail(owner.email())).contains("You are a manager now");
    assertThat(audited(manager)).contains("member.owns");
  }

  @Test
  void leavesButNotAsTheLastOwner() {
    var lone = world.person();
    var theirs = world.store();
    world.admit(lone, theirs, Role.SUPPORT);
    var page = content(web.get(lone, "/account/work"));
    assertThat(page).contains(theirs.merchant().name(), "Support", "Leave");
    var path = "/account/work/%s/departure";
    send(lone, path.formatted(theirs.merchant().publicId()));
    assertThat(members.holding(theirs.merchant(), lone.id()).isEmpty()).isTrue();
    assertThat(content(web.get(lone, "/account/work"))).contains("You work for nobody");

    var registered = members.of(store).stream().filter(it -> it.holding().isOwner()).toList();
    assertThat(registered).hasSize(2);
    var first = people.byId(registered.getFirst().id()).orElseThrow();
    var last = people.byId(registered.getLast().id()).orElseThrow();
    send(first, path.formatted(merchant.publicId()));
    assertThat(members.holding(merchant, first.id()).isEmpty()).isTrue();
    send(last, path.formatted(merchant.publicId()));
    assertThat(members.holding(merchant, last.id()).isOwner()).as("the last one").isTrue();
  }

  @Test
  void namesWhoCanHelpToWhoWorksHereAlone() {
    var viewer = world.member(store, Role.VIEWER);
    var manager = world.member(store, Role.MANAGER);
    var settings = "/s/" + store.slug() + "/settings";
    var less = world.member(merchant, Role.MANAGER);
    world.admit(less, store, Role.VIEWER);
    assertThat(content(web.get(viewer, settings)))
        .contains("Who can help", "mailto:" + manager.email(), owner.email())
        .doesNotContain(less.email());
    var stranger = world.member(world.store(), Role.OWNER);
    var missing = web.get(stranger, settings);
    assertThat(missing.getStatus()).isEqualTo(404);
    assertThat(content(missing)).doesNotContain(manager.email(), owner.email());
  }

  @Test
  void hasWordsForEachRightAndRole() {
    for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (var permission : Permission.values())
        assertThat(
                messages.getMessage("member.right." + MemberView.words(permission), null, locale))
            .isNotBlank();
      for (var role : Role.values())
        assertThat(messages.getMessage("invitation.role." + role.code(), null, locale))
            .isNotBlank();
    }
  }

  private MockHttpServletResponse invite(Person by, String email, String role, String place) {
    return send(by, base, "email", email, "role", role, "where", place);
  }

  private MockHttpServletResponse change(String page, String version, String all, String here) {
    return send(
        owner,
        page,
        "all",
        all,
        "stores[0].role",
        here,
        "stores[0].store",
        store.publicId(),
        "stores[1].role",
        "",
        "stores[1].store",
        other.publicId(),
        "version",
        version);
  }

  private HttpResponse<String> begin(Visitor visitor, String token, String password) {
    return visitor.post(
        link(token),
        "/account/invitation/account",
        Map.of("token", token, "name", "Mika", "password", password));
  }

  private MockHttpServletResponse send(Person person, String path, String... fields) {
    var call = post(path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  private Visitor visitor(Person person) {
    var visitor = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    return visitor;
  }

  private String version(String page) {
    var found = VERSION.matcher(content(web.get(owner, page)));
    assertThat(found.find()).isTrue();
    return found.group(1);
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

  private String mail(String email) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.RECIPIENT.eq(email))
                    .orderBy(MAILBOX_MESSAGE.ID.desc())
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            found -> !found.isEmpty())
        .getFirst();
  }

  private List<String> audited(Person person) {
    var entry = only(merchant, AUDIT_ENTRY);
    return db.select(entry.ACTION)
        .from(entry)
        .where(entry.SUBJECT_ID.eq(id(person)))
        .fetch(entry.ACTION);
  }

  private String id(Person person) {
    return people.publicId(person.id());
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
