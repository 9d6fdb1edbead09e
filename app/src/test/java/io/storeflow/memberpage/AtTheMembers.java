package io.storeflow.memberpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.member.StaffQueries;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Duration;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;

/** A merchant with a store, and those who are at the page of its members. */
abstract class AtTheMembers {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired People people;
  @Autowired StaffQueries members;
  @Autowired DSLContext db;
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

  MockHttpServletResponse send(Person person, String path, String... fields) {
    var call = post(path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  Visitor visitor(Person person) {
    var visitor = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    return visitor;
  }

  String mail(String email) {
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

  String id(Person person) {
    return people.publicId(person.id());
  }

  static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
