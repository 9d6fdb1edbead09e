package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.input.Forms.Good;
import io.storeflow.input.Forms.Scene;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Engines;
import io.storeflow.testing.Route;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every form with everything that does not belong into it. The routes and their
 * fields come from the application, what becomes of each value from the table bad-input.txt: a form
 * or a field without a line there fails.
 */
@AppTest
class BadInputTest {
  /** Typed again each time: no page shows them. */
  private static final Set<String> SECRET =
      Set.of("password", "present", "chosen", "token", "cart", "version", "quote", "total");

  /** A note above the form, a sentence below the field, or a page of its own. */
  private static final String[] HELP = {
    "role=\"alert\"", "class=\"error\"", "data-tone=\"warn\"", "<h1 id=\"t\""
  };

  private static final Set<Bad> SOME =
      EnumSet.of(Bad.MISSING, Bad.LONG, Bad.HUGE, Bad.EMOJI, Bad.HTML, Bad.FOREIGN);

  /**
   * Forms that change nothing of the business: carts, previews, who is signed in, links asked for;
   * and steps that the order and the rate of the scene cannot take (they are at an end).
   */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          "/account/password/forgotten send",
          "/login create",
          "/login/again create",
          "/login/link use",
          "/login/links send",
          "/s/{store}/orders/{number}/completion create",
          "/s/{store}/orders/{number}/readiness create",
          "/s/{store}/products rows",
          "/s/{store}/products/{product} rows",
          "/s/{store}/shipping/{rate}/place move",
          "/shop/{store}/cart add",
          "/shop/{store}/checkout/draft keep",
          "/shop/{store}/checkout/rates rates",
          "/shop/{store}/track find");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** What people in front of a browser are shown, and what they type into. */
  private static final String INPUT = "<(?:input class=\"input|textarea)[^>]* name=\"%s\"";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired WebApplicationContext context;
  @Autowired Staff staff;
  @Autowired World world;
  @Autowired DataSource database;
  @LocalServerPort int port;

  Forms forms;
  Counts counts;
  Outcomes table;

  @BeforeEach
  void open() throws Exception {
    forms = context.getAutowireCapableBeanFactory().createBean(Forms.class);
    counts = new Counts(database);
    table = Outcomes.read();
  }

  @Test
  void theTableHasEveryFieldOfEveryFormAndNoOther() {
    var fields = new ArrayList<String>();
    for (var route : routes())
      for (var field : Fields.of(route)) fields.add(Forms.key(route) + " " + field);
    for (var route : bodies())
      for (var member : members().of(route)) fields.add(Forms.key(route) + " " + member);
    assertThat(table.fields()).containsExactlyInAnyOrderElementsOf(fields);
  }

  @TestFactory
  Stream<DynamicTest> eachFieldTakesOrRefusesAsTheTableSays() {
    return routes().stream()
        .filter(route -> !Fields.of(route).isEmpty())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    Forms.key(route),
                    () -> {
                      var wrong = new ArrayList<String>();
                      var owner = forms.owner();
                      for (var field : Fields.of(route)) check(route, field, owner, wrong);
                      assertThat(wrong).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> eachMemberTakesOrRefusesAsTheTableSays() {
    return bodies().stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    Forms.key(route),
                    () -> {
                      var wrong = new ArrayList<String>();
                      for (var member : members().of(route)) checkMember(route, member, wrong);
                      assertThat(wrong).isEmpty();
                    }));
  }

  /** Whoever announces too much is told before anything else is looked at. */
  @TestFactory
  Stream<DynamicTest> refusesABodyOfTwentyMegabytes() {
    return everyRoute()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      var answer = announce(route.path("any", Map.of()), 20 * 1024 * 1024);
                      assertThat(answer).contains(" 413 ");
                      if (Fields.isJson(route)) assertThat(answer).contains("body_too_large");
                      else assertThat(answer).contains("<h1 id=\"t\"");
                    }));
  }

  /** Ids and addresses are ASCII: what is not names nothing. */
  @TestFactory
  Stream<DynamicTest> findsNothingByANameThatCannotBe() {
    return Route.all(mapping).stream()
        .filter(route -> !route.isUnsafe() && !route.variables().isEmpty())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      var sender = new Sender(forms.scene(forms.owner()));
                      var values = new LinkedHashMap<String, String>();
                      for (var name : route.variables()) values.put(name, "%F0%9F%8D%9C");
                      var path = route.path(sender.scene.store().slug(), values);
                      assertThat(sender.desk.get(path).statusCode()).isBetween(300, 499);
                    }));
  }

  /** Names that no page sends, values that other code might read, and what is no form at all. */
  @TestFactory
  Stream<DynamicTest> refusesWhatNoPageSends() {
    return routes().stream()
        .filter(route -> !Fields.of(route).isEmpty())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    Forms.key(route),
                    () -> {
                      var sender = new Sender(forms.scene(forms.owner()));
                      var good = forms.good(route, sender.scene);
                      sendBroken(route, sender, good);
                      for (var names : crafted(route)) {
                        var sent = new LinkedHashMap<>(good.fields());
                        for (var name : names) sent.put(name, "crafted");
                        sendCrafted(route, sender.prepare(route, good, sent), isBound(route));
                      }
                      for (var value : List.of("${x}", "İ".repeat(200))) {
                        var sent = new LinkedHashMap<>(good.fields());
                        sent.replaceAll((name, typed) -> value);
                        sendCrafted(route, sender.prepare(route, good, sent), false);
                      }
                    }));
  }

  /** For forms that are bound to a record; a single parameter has its one name. */
  private static boolean isBound(Route route) {
    return Stream.of(route.handler().getMethodParameters())
        .anyMatch(it -> it.hasParameterAnnotation(ModelAttribute.class));
  }

  private static List<List<String>> crafted(Route route) {
    var fields = Fields.of(route);
    var crafted = new ArrayList<List<String>>();
    crafted.add(List.of(fields.getLast() + "[0]"));
    crafted.add(List.of(fields.getLast() + ".x"));
    fields.stream()
        .filter(field -> field.contains("[0]."))
        .findFirst()
        .ifPresent(field -> crafted.add(List.of(field.replace("[0]", "[2]"))));
    return crafted;
  }

  private void sendCrafted(Route route, Prepared prepared, boolean refused) {
    var before = counts.now();
    var answer = prepared.send();
    var what = Forms.key(route) + " crafted";
    assertThat(answer.statusCode()).as(what + answer.body()).isLessThan(500);
    if (refused) assertThat(answer.statusCode()).as(what + answer.body()).isIn(400, 422);
    if (answer.statusCode() < 400) return;
    assertUnwritten(what, before, counts.now(), prepared);
    helps(what, answer);
  }

  private void sendBroken(Route route, Sender sender, Good good) {
    var path = route.path(sender.scene.store().slug(), good.address());
    var form = "application/x-www-form-urlencoded";
    var token = sender.token(sender.desk);
    for (var body : List.of("a=%zz", "%=%", "a=%C3%28&" + "b[]=".repeat(50))) {
      var answer =
          sender.desk.postBody(
              path, form, body, "X-CSRF-TOKEN", token, "X-Forwarded-For", anyAddress());
      assertThat(answer.statusCode()).as(path + " " + body + answer.body()).isLessThan(500);
    }
  }

  @Test
  void answersQueriesThatCannotBeRead() throws Exception {
    var sender = new Sender(forms.scene(forms.owner()));
    var slug = sender.scene.store().slug();
    for (var page :
        List.of(
            "/login",
            "/signup",
            "/signup/slug",
            "/shop/" + slug,
            "/shop/" + slug + "/search",
            "/s/" + slug + "/orders",
            "/s/" + slug + "/products",
            "/s/" + slug + "/inventory",
            "/s/" + slug + "/shipping",
            "/s/" + slug + "/audit",
            "/api/v1/stores/" + slug + "/products"))
      for (var query :
          List.of("q=%zz", "q=%C3%28&cursor=%E2%80%8B", "q[0]=x&q.y=$%7Bx%7D&slug=%C4%B0"))
        assertThat(status(page + "?" + query, sender.desk.cookies()))
            .as(page + "?" + query)
            .isBetween(200, 499);
  }

  /** Of the answer to an address that no client here would send. */
  private int status(String path, Map<String, String> cookies) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(30_000);
      var head =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nCookie: SESSION=%s\r\nConnection: close\r\n\r\n"
              .formatted(path, cookies.get("SESSION"));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      var first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
      return Integer.parseInt(first.substring(9));
    }
  }

  /** JSON where a form is wanted, a form where JSON is, and what is neither. */
  @TestFactory
  Stream<DynamicTest> writesNothingForABodyOfAnotherType() {
    return everyRoute()
        .filter(route -> Fields.isJson(route) || needsAField(route))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      var owner = forms.owner();
                      for (var type :
                          List.of("text/xml", "application/json", "multipart/form-data"))
                        if (!(Fields.isJson(route) && type.equals("application/json")))
                          sendAs(type, route, owner);
                    }));
  }

  /** What can be done without saying anything is done by a body that says nothing, too. */
  private boolean needsAField(Route route) {
    return Fields.of(route).stream()
        .anyMatch(
            field -> table.line(Forms.key(route), field, Set.of(Bad.MISSING)).startsWith("4"));
  }

  private void sendAs(String type, Route route, Person owner) {
    var sender = new Sender(forms.scene(owner));
    var address =
        Fields.isJson(route) ? Map.<String, String>of() : forms.good(route, sender.scene).address();
    var path = route.path(sender.scene.store().slug(), address);
    var token = sender.token(sender.desk);
    var before = counts.now();
    var answer =
        sender.desk.postBody(
            path,
            type,
            "[".repeat(10_000),
            "X-CSRF-TOKEN",
            token,
            "Idempotency-Key",
            "k",
            "X-Forwarded-For",
            anyAddress());
    assertThat(answer.statusCode()).as(type + answer.body()).isLessThan(500);
    if (Fields.isJson(route)) assertThat(answer.statusCode()).isIn(400, 415);
    assertThat(counts.now()).as(type).isEqualTo(before);
  }

  /** The answer to a request that says how much it will send, and has only begun. */
  private String announce(String path, int length) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      var head =
          "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(path, "application/x-www-form-urlencoded", length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      var answer = new StringBuilder();
      for (int read; (read = socket.getInputStream().read()) >= 0; ) {
        answer.append((char) read);
        // The connection stays open for what was announced; the answer is complete before.
        if (answer.indexOf("</html>") >= 0 || answer.indexOf("request_id\":") >= 0) break;
      }
      return answer.toString();
    }
  }

  private Stream<Route> everyRoute() {
    return Route.all(mapping).stream().filter(Route::isUnsafe);
  }

  /**
   * A form that is right is taken: else what is refused above might be refused for nothing. What it
   * changes is in the audit log.
   */
  @TestFactory
  Stream<DynamicTest> theGoodFormIsTaken() {
    assertThat(routes().stream().map(Forms::key)).containsAll(CHANGE_NOTHING);
    return routes().stream()
        .filter(route -> !Fields.of(route).isEmpty())
        .map(
            route ->
                DynamicTest.dynamicTest(
                    Forms.key(route),
                    () -> {
                      var sender = new Sender(forms.scene(forms.owner()));
                      var good = forms.good(route, sender.scene);
                      long before = audited();
                      var answer = sender.send(route, good, good.fields());
                      assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
                      boolean leavesNoTrace = CHANGE_NOTHING.contains(Forms.key(route));
                      assertThat(audited() > before)
                          .as(Forms.key(route) + " is audited")
                          .isNotEqualTo(leavesNoTrace);
                    }));
  }

  private long audited() {
    return JdbcClient.create(database)
        .sql("select count(*) from audit_entry")
        .query(Long.class)
        .single();
  }

  private void check(Route route, String field, Person owner, List<String> wrong) {
    var sender = new Sender(forms.scene(owner));
    var seen = new LinkedHashMap<Bad, String>();
    for (var bad : Bad.values()) {
      if (!bad.isForForms() || isLeftOut(bad, route)) continue;
      if (isUsedUp(route)) sender = new Sender(forms.again(sender.scene));
      try {
        seen.put(bad, outcome(route, field, bad, sender));
      } catch (AssertionError failure) {
        wrong.add(String.valueOf(failure.getMessage()));
      }
    }
    note(route, field, seen, wrong);
  }

  private void checkMember(Route route, String pointer, List<String> wrong) {
    var scene = forms.scene(forms.owner());
    var seen = new LinkedHashMap<Bad, String>();
    for (var bad : Bad.values()) {
      try {
        seen.put(bad, outcomeOfMember(route, pointer, bad, scene));
      } catch (AssertionError failure) {
        wrong.add(String.valueOf(failure.getMessage()));
      }
    }
    note(route, pointer, seen, wrong);
  }

  private String outcomeOfMember(Route route, String pointer, Bad bad, Scene scene) {
    var body = forms.body(scene);
    var value = bad.json(bad == Bad.FOREIGN ? forms.foreign(pointer, scene) : "");
    int slash = pointer.lastIndexOf('/');
    var parent = body.at(pointer.substring(0, slash));
    var name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      if (value == null) object.remove(name);
      else object.put(name, "VALUE");
    } else if (value == null) ((ArrayNode) parent).removeAll();
    else ((ArrayNode) parent).set(0, "VALUE");
    var text = body.toString().replace("\"VALUE\"", String.valueOf(value));
    var path = route.path(scene.store().slug(), Map.of());
    var before = counts.now();
    var answer = new Client(port).json(path, text, "Idempotency-Key", PublicId.random());
    boolean changed = !counts.now().equals(before);
    var what = Forms.key(route) + " " + pointer + " " + bad + answer.body();
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    if (answer.statusCode() < 400) return changed ? "done" : "kept";
    assertThat(changed).as(what + " was refused but written").isFalse();
    assertThat(JSON.readTree(answer.body()).get("errors").valueStream())
        .as(what)
        .allSatisfy(error -> assertThat(error.get("detail").stringValue()).endsWith("."))
        .anySatisfy(error -> assertThat(error.get("pointer").stringValue()).isNotEmpty());
    return Integer.toString(answer.statusCode());
  }

  private void note(Route route, String field, Map<Bad, String> seen, List<String> wrong) {
    var line = Outcomes.line(seen);
    Outcomes.write(Forms.key(route), field, line);
    var known = table.line(Forms.key(route), field, seen.keySet());
    if (!line.equals(known))
      wrong.add(Forms.key(route) + "\n  " + field + ": " + line + "\n  not: " + known);
  }

  /**
   * All are tried on one engine; on the other, and where nothing is saved, those that differ most.
   */
  private static boolean isLeftOut(Bad bad, Route route) {
    return !SOME.contains(bad) && (savesNothing(route) || Engines.onMySql());
  }

  /** It shows the form again, as the same fields are sent for good elsewhere. */
  private static boolean savesNothing(Route route) {
    return List.of("rows", "rates", "keep").contains(route.handler().getMethod().getName());
  }

  /** It changes who somebody is, or counts against them: the next value comes from another. */
  private static boolean isUsedUp(Route route) {
    return route.pattern().startsWith("/account/password") || route.pattern().startsWith("/login");
  }

  private String outcome(Route route, String field, Bad bad, Sender sender) {
    var good = forms.good(route, sender.scene);
    var typed = typed(bad, bad == Bad.FOREIGN ? forms.foreign(field, sender.scene) : "", field);
    var sent = new LinkedHashMap<>(good.fields());
    if (typed == null) sent.remove(field);
    else sent.put(field, typed);
    var prepared = sender.prepare(route, good, sent);
    var before = counts.now();
    var answer = prepared.send();
    var after = counts.now();
    var what = Forms.key(route) + " " + field + " " + bad;
    assertThat(answer.statusCode()).as(what + answer.body()).isLessThan(500);
    if (answer.statusCode() < 400) return after.equals(before) ? "kept" : "done";
    assertUnwritten(what, before, after, prepared);
    helps(what, answer);
    if (answer.statusCode() == 422) keeps(what, field, typed, sent, answer.body());
    return Integer.toString(answer.statusCode());
  }

  /**
   * A job of the house may write at the same moment; what a refused form writes, it writes again.
   */
  private void assertUnwritten(String what, String before, String after, Prepared prepared) {
    if (after.equals(before)) return;
    prepared.send();
    assertThat(counts.now()).as(what + " was refused but written").isEqualTo(after);
  }

  /** Names of stores that were tried before are no passwords: a secret is longer than any. */
  private static @Nullable String typed(Bad bad, String foreign, String field) {
    var typed = bad.typed(foreign);
    return bad == Bad.HTML && SECRET.contains(field) ? typed + " walnut ladder" : typed;
  }

  private static void helps(String what, HttpResponse<String> answer) {
    var body = answer.body();
    assertThat(body).as(what).doesNotContain(Bad.MARKUP).doesNotContain("Exception", "??");
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"))
      assertThat(body).as(what).endsWith(".");
    else assertThat(body).as(what).containsAnyOf(HELP);
  }

  /** The form comes back with all that was typed. */
  private static void keeps(
      String what, String field, @Nullable String typed, Map<String, String> sent, String page) {
    var text = HtmlUtils.htmlUnescape(page);
    sent.forEach(
        (name, value) -> {
          if (name.equals(field) || SECRET.contains(name) || !shows(page, name)) return;
          assertThat(text).as(what + " keeps " + name).contains(value);
        });
    if (typed != null
        && !Typed.line(typed).isEmpty()
        && !SECRET.contains(field)
        && shows(page, field))
      assertThat(text)
          .as(what + " keeps it")
          .contains(typed.replaceAll("\\p{Cntrl}.*|(?<=^.{200}).*", ""));
  }

  private static boolean shows(String page, String field) {
    return Pattern.compile(INPUT.formatted(Pattern.quote(field))).matcher(page).find();
  }

  private List<Route> routes() {
    return Route.all(mapping).stream()
        .filter(route -> route.isUnsafe() && !Fields.isJson(route))
        .toList();
  }

  private List<Route> bodies() {
    return Route.all(mapping).stream().filter(Fields::isJson).toList();
  }

  private Members members() {
    return new Members(JSON.readTree(new Client(port).get("/api/v1/openapi.json").body()));
  }

  /** Somebody with an address and a cart of their own, signed in where that is needed. */
  private final class Sender {
    private final Scene scene;
    private final Staff.Visitor desk;
    private @Nullable String token;

    Sender(Scene scene) {
      this.scene = scene;
      desk = staff.visitor(World.signedIn(scene.person()));
    }

    HttpResponse<String> send(Route route, Good good, Map<String, String> fields) {
      return prepare(route, good, fields).send();
    }

    /** Everything but the request itself. */
    Prepared prepare(Route route, Good good, Map<String, String> fields) {
      var path = route.path(String.valueOf(good.address().get("store")), good.address());
      if (route.pattern().startsWith("/shop/")) {
        var shopper = new Client(port);
        if (!route.pattern().contains("/checkout")) return () -> shopper.post(path, fields);
        var filled = new LinkedHashMap<>(fields);
        var cart = fill(shopper);
        filled.replace("cart", Forms.CART, cart);
        return () -> shopper.post(path, filled);
      }
      boolean signedOut =
          route.pattern().matches("/login(/again)?|/signup|/account/password/(forgotten|reset)");
      var visitor = signedOut ? staff.visitor(null) : desk;
      var csrf = signedOut ? token(visitor, "/login") : token(visitor);
      var all = new ArrayList<String>();
      fields.forEach((name, value) -> all.addAll(List.of(name, value)));
      all.addAll(List.of("_csrf", csrf));
      return () ->
          visitor.postPlain(
              path, Map.of("X-Forwarded-For", anyAddress()), all.toArray(String[]::new));
    }

    /** Puts something into the cart; the state of the cart, as forms carry it. */
    private String fill(Client shopper) {
      var cart = "/shop/" + scene.store().slug() + "/cart";
      var variant = world.goods(scene.store(), 500, 2000).publicId();
      shopper.post(cart, Map.of("variant", variant));
      return Client.hidden(shopper.get(cart), "cart");
    }

    private String token(Staff.Visitor visitor) {
      if (token == null) token = token(visitor, "/account");
      return token;
    }

    private String token(Staff.Visitor visitor, String page) {
      var found = TOKEN.matcher(visitor.get(page).body());
      assertThat(found.find()).as(page + " has a form").isTrue();
      return found.group(1);
    }
  }

  private interface Prepared {
    HttpResponse<String> send();
  }

  private static String anyAddress() {
    var random = ThreadLocalRandom.current();
    return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
  }
}
