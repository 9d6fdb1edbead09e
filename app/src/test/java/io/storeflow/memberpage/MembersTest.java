package io.storeflow.memberpage;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.member.Holding;
import io.storeflow.store.Permission;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who works for a merchant: seen, changed, removed, made the owner, leaving. */
@AppTest
class MembersTest extends AtTheMembers {
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

  @Autowired Statements statements;
  @Autowired MessageSource messages;

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

  private String version(String page) {
    var found = VERSION.matcher(content(web.get(owner, page)));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private List<String> audited(Person person) {
    var entry = only(merchant, AUDIT_ENTRY);
    return db.select(entry.ACTION)
        .from(entry)
        .where(entry.SUBJECT_ID.eq(id(person)))
        .fetch(entry.ACTION);
  }
}
