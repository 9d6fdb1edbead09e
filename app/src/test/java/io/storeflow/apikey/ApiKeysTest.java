package io.storeflow.apikey;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.platform.id.Secret;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Client;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Keys of a store: made on their page, shown once, let in, refused. */
@AppTest
class ApiKeysTest {
  private static final Pattern KEY = Pattern.compile("value=\"(sf_[0-9A-Za-z]+)\"");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired ApiKeys keys;
  @Autowired KeyQueries queries;
  @Autowired Statements statements;
  @Autowired DSLContext db;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void isMadeOnItsPageShownOnceAndRevoked() {
    var person = world.member(store, Role.MANAGER);
    var path = "/s/" + store.slug() + "/keys";
    assertThat(content(web.get(person, path))).contains("New key");

    var bad = web.send(person, post(path).param("name", "Till").param("until", "2020-01-01"));
    assertThat(bad.getStatus()).isEqualTo(422);
    assertThat(content(bad))
        .contains("Tick at least one thing", "Choose a day from today on", "value=\"Till\"");

    var made = web.send(person, post(path).param("name", "Till").param("stockRead", "true"));
    assertThat(made.getStatus()).isEqualTo(200);
    assertThat(made.getHeader("Cache-Control")).contains("no-store");
    var found = KEY.matcher(content(made));
    assertThat(found.find()).isTrue();
    var token = found.group(1);
    assertThat(call(token).statusCode()).isEqualTo(200);

    var list = content(web.get(person, path));
    assertThat(list)
        .contains("Till", token.substring(0, 9), "Read stock")
        .doesNotContain(token, "Not used yet");
    assertThat(db.fetch(only(store, API_KEY)).toString()).doesNotContain(token);

    var key = queries.all(store).getFirst();
    var revoked = web.send(person, post(path + "/" + key.publicId() + "/revocation"));
    assertThat(revoked.getRedirectedUrl()).isEqualTo(path);
    assertThat(call(token).statusCode()).as("at once, though it was known").isEqualTo(401);
    assertThat(detail(call(token))).contains("revoked");
    assertThat(content(web.get(person, path))).contains("Revoked");
    var audit = content(web.get(person, "/s/" + store.slug() + "/audit"));
    assertThat(audit).contains("API key made", "API key revoked").doesNotContain(token);
    assertThat(web.get(world.member(store, Role.CATALOGUE), path).getStatus()).isEqualTo(403);
  }

  @Test
  void saysWhyAKeyDoesNotDoAndNothingOfOthers() {
    var token = key(KeyScope.STOCK_READ);
    var foreign =
        keys.make(world.store(), "theirs", EnumSet.allOf(KeyScope.class), null, Actor.SYSTEM);
    assertThat(detail(call(foreign))).isEqualTo(detail(call(Secret.random(ApiKeys.PREFIX).text())));
    assertThat(call(foreign).statusCode()).isEqualTo(401);
    var without = new Client(port).get(path("/stock"));
    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(it -> assertThat(it).startsWith("Bearer"));
    assertThat(detail(without)).contains("Authorization: Bearer");
    assertThat(call(token + "x").statusCode()).isEqualTo(401);

    var may = new Client(port).json(path("/stock/adjustments"), "{}", headers(token));
    assertThat(may.statusCode()).isEqualTo(403);
    assertThat(JsonMapper.shared().readTree(may.body()).get("code").stringValue())
        .isEqualTo("scope_missing");
    assertThat(may.headers().firstValue("WWW-Authenticate").orElse("")).contains("stock:write");

    var soon = clock.instant().minus(Duration.ofSeconds(1));
    var old = keys.make(store, "old", EnumSet.of(KeyScope.STOCK_READ), soon, Actor.SYSTEM);
    assertThat(call(old).statusCode()).isEqualTo(401);
    assertThat(detail(call(old))).contains("expired");
  }

  @Test
  void tellsWhatIsLeftAndCostsNoStatementWhileItIsKnown() {
    var token = key(KeyScope.STOCK_WRITE);
    var answer = call(token);
    assertThat(answer.headers().firstValue("RateLimit-Policy").orElse("")).contains("q=", "w=");
    assertThat(answer.headers().firstValue("RateLimit").orElse("")).startsWith("\"key\";r=");
    var used = db.fetchSingle(only(store, API_KEY)).get(API_KEY.LAST_USED_AT);
    assertThat(used).isNotNull();
    call(token);
    assertThat(db.fetchSingle(only(store, API_KEY)).get(API_KEY.LAST_USED_AT)).isEqualTo(used);
  }

  @Test
  void wrongKeysCostOneStatementEachAndAreRefusedWhenTheyAreMany() {
    var client = new Client(port);
    var wrong = headers(Secret.random(ApiKeys.PREFIX).text());
    assertThat(askedForKeys(() -> client.get(path("/stock"), wrong))).isEqualTo(1);
    assertThat(askedForKeys(() -> client.get(path("/stock"), wrong))).as("known").isZero();
    var good = key(KeyScope.STOCK_READ);
    assertThat(client.get(path("/stock"), headers(good)).statusCode()).isEqualTo(200);
    HttpResponse<String> last = client.get(path("/stock"), wrong);
    for (int i = 0; i < 40 && last.statusCode() == 401; i++)
      last = client.get(path("/stock"), headers(Secret.random(ApiKeys.PREFIX).text()));
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(last.body()).contains("\"rate_limited\"");
    var more = headers(Secret.random(ApiKeys.PREFIX).text());
    assertThat(askedForKeys(() -> client.get(path("/stock"), more))).as("too many").isZero();
    assertThat(client.get(path("/stock"), headers(good)).statusCode()).as("good").isEqualTo(200);
    assertThat(call(key(KeyScope.STOCK_READ)).statusCode()).as("from elsewhere").isEqualTo(200);
  }

  @Test
  void hasNoMoreKeysThanItMayHoweverManyAreMadeAtOnce() throws Exception {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < ApiKeys.MOST + 6; i++) calls.add(this::makes);
    assertThat(AtOnce.all(calls)).filteredOn(made -> made).hasSize(ApiKeys.MOST);
    assertThat(db.fetchCount(only(store, API_KEY))).isEqualTo(ApiKeys.MOST);
  }

  @Test
  void pagesOfOtherOriginsCannotSendAKey() {
    var asked =
        new Client(port)
            .get(path("/stock"), "Origin", "https://evil.example", "Authorization", "Bearer x");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  private boolean makes() {
    try {
      key(KeyScope.STOCK_READ);
      return true;
    } catch (ApiKeys.TooMany many) {
      return false;
    }
  }

  private long askedForKeys(Runnable requests) {
    return statements.ofRequests(requests).stream().filter(sql -> sql.contains("api_key")).count();
  }

  private String key(KeyScope scope) {
    return keys.make(store, "Till", EnumSet.of(scope), null, Actor.SYSTEM);
  }

  private HttpResponse<String> call(String token) {
    return new Client(port).get(path("/stock"), headers(token));
  }

  private static String[] headers(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  private static String detail(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).get("detail").stringValue();
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
