package io.storeflow.resume;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.util.HtmlUtils;

/** Somebody who has a form open, and whose session can be ended. */
@AppTest
abstract class AtAFormLeftOpen {
  static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  static final Pattern TYPED = Pattern.compile("name=\"typed\" value=\"([^\"]+)\"");
  static final String NO_PAGE = "/healthz";
  static final Map<String, String> PRODUCT_TYPED =
      Map.of(
          "title", "Grüner Tee <b>",
          "description", "Eine\nlange & \"Rede\"",
          "state", "draft",
          "variants[0].price", "4.90",
          "variants[0].active", "true");

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Placed placed;
  @Autowired Staff staff;
  @Autowired Clock clock;
  @Autowired DSLContext db;
  @Autowired SessionRepository<? extends Session> sessions;

  Store store;
  Person owner;
  Visitor visitor;
  String base;

  @BeforeEach
  void signIn() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    visitor = new Visitor(port);
    visitor.signIn(owner.email(), World.PASSWORD);
    base = "/s/" + store.slug();
  }

  HttpResponse<String> send(String page, String path, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    var token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    all.put("_csrf", token.group(1));
    return visitor.post(NO_PAGE, path, all);
  }

  HttpResponse<String> signIn(HttpResponse<String> page, Person person, String password) {
    var typed = TYPED.matcher(page.body());
    assertThat(typed.find()).isTrue();
    return send(
        page.body(),
        "/login/again",
        Map.of(
            "email", person.email(),
            "password", password,
            "typed", HtmlUtils.htmlUnescape(typed.group(1))));
  }

  int products() {
    var product = only(store, PRODUCT);
    return db.fetchCount(product);
  }
}
