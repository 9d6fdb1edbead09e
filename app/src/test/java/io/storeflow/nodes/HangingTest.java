package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.redis.RedisProcess;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Client;
import io.storeflow.testing.MailServer;
import io.storeflow.testing.MailServer.Silent;
import io.storeflow.testing.OwnDatabase;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a running node needs does not answer: it keeps its connections and says nothing. A refusal
 * would be noticed by itself; silence is not. All limits in time are short here.
 */
@Tag("database")
@Tag("processes")
@Tag("any-engine")
class HangingTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static OwnDatabase database;
  private static RedisProcess redis;
  private static MailServer mails;
  private static AppProcess node;
  private static Corner corner;

  private int before;

  @BeforeAll
  static void start() throws Exception {
    database = OwnDatabase.started("hanging");
    redis = RedisProcess.started();
    mails = new MailServer();
    var settings = new HashMap<>(database.settings());
    settings.put("storeflow.redis.url", redis.url());
    settings.put("storeflow.smtp.url", "smtp://127.0.0.1:" + mails.port());
    settings.put("storeflow.smtp.limits.silence", "2s");
    settings.put("storeflow.smtp.limits.total", "3s");
    settings.put("storeflow.jobs.first-pause", "200ms");
    settings.put("storeflow.jobs.rest", "1s");
    settings.put("storeflow.jobs.late-after", "2s");
    settings.put("db-scheduler.heartbeat-interval", "500ms");
    settings.put("db-scheduler.missed-heartbeats-limit", "4");
    settings.put("db-scheduler.polling-interval", "500ms");
    settings.put("spring.datasource.hikari.data-source-properties.socketTimeout", "3000");
    node = AppProcess.start(0, settings);
    corner = Corner.opened(node);
    // That of the address which the owner signed up with.
    await().atMost(SOON).until(() -> mails.taken().size() == 1);
  }

  @AfterAll
  static void stop() throws Exception {
    if (node != null) node.close();
    redis.close();
    mails.close();
    database.close();
  }

  @BeforeEach
  void countsFromHere() throws Exception {
    await().atMost(SOON).until(() -> jobs("mail") == 0);
    before = mails.taken().size();
  }

  @AfterEach
  void speaksAgain() throws Exception {
    mails.speak();
    database.thaw();
    redis.thaw();
  }

  @Test
  void aSilentMailServerHoldsUpMailsAloneAndEachGoesOutOnce() throws Exception {
    mails.fallSilent(Silent.AFTER_THE_GREETING);
    for (int i = 0; i < 6; i++) corner.buy();
    await().atMost(SOON).untilAsserted(() -> assertThat(health("late")).contains("LATE", "late, "));
    assertThat(status("readiness")).as("no reason to send people away").isEqualTo(200);
    assertThat(corner.shopper.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(node.metric("storeflow_jobs_late", "lane=\"mail\"")).isBetween(1.0, 6.0);
    await().atMost(SOON).until(() -> node.output().contains("Jobs of lane mail are late"));

    // Nightly work, and that of orders, at once: nothing of them waits behind six hanging mails.
    sql("update scheduled_tasks set execution_time = utc_timestamp(6) where lane = 'expired'");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                count("scheduled_tasks where lane = 'expired' and last_success is not null") == 1);
    assertThat(mails.taken()).hasSize(before);

    mails.speak();
    await().atMost(Duration.ofMinutes(1)).until(() -> jobs("mail") == 0);
    assertThat(sent()).hasSize(6).doesNotHaveDuplicates();
    assertThat(count("dead_letter")).isZero();
    await().atMost(SOON).untilAsserted(() -> assertThat(health("late")).doesNotContain("LATE"));
    await().atMost(SOON).until(() -> node.output().contains("Jobs of lane mail are on time again"));
  }

  @Test
  void aRepeatAfterSilenceAtTheLastByteIsTheSameMail() throws Exception {
    mails.fallSilent(Silent.AFTER_THE_LAST_BYTE);
    corner.buy();
    await().atMost(SOON).until(() -> !sent().isEmpty());
    mails.speak();
    await().atMost(SOON).until(() -> jobs("mail") == 0);
    assertThat(sent()).hasSizeGreaterThan(1);
    assertThat(sent().stream().distinct()).as("whoever has both knows it").hasSize(1);
  }

  /** Longer than it takes to be found dead, while a mail is under way. */
  @Test
  void aFrozenDatabaseIsToldToPeopleAndNoMailGoesOutTwice() throws Exception {
    mails.fallSilent(Silent.AFTER_THE_LAST_BYTE_FOR_A_WHILE);
    corner.buy();
    await().atMost(SOON).until(() -> sent().size() == 1);
    database.freeze();
    mails.speak();
    try (var people = Executors.newFixedThreadPool(40)) {
      var answers =
          Stream.of(Corner.SHOP + "/search?q=soup", "/api/v1/track/" + "x".repeat(22))
              .flatMap(path -> Stream.generate(() -> path).limit(20))
              .map(path -> people.submit(() -> asked(path)))
              .toList();
      for (var answer : answers) assertThat(answer.get().statusCode()).isEqualTo(503);
    }
    assertThat(corner.owner.get(Corner.DESK).statusCode()).isEqualTo(503);
    assertThat(took(() -> corner.shopper.get(Corner.SHOP + "/cart")))
        .isLessThan(Duration.ofSeconds(3));
    assertThat(corner.shopper.get("/healthz").statusCode()).isEqualTo(503);
    assertThat(status("liveness")).isEqualTo(200);
    await().atMost(SOON).until(() -> node.output().contains("cannot be written yet"));

    database.thaw();
    await().atMost(Duration.ofMinutes(1)).until(() -> status("readiness") == 200);
    await().atMost(Duration.ofMinutes(1)).until(() -> jobs("mail") == 0);
    corner.buy();
    await().atMost(SOON).until(() -> jobs("mail") == 0);
    assertThat(sent()).hasSize(2).doesNotHaveDuplicates();
    assertThat(count("dead_letter")).isZero();
  }

  @Test
  void aFrozenRedisIsDoneWithout() throws Exception {
    redis.freeze();
    for (int i = 0; i < 3; i++)
      assertThat(took(corner::buy)).as("buying").isLessThan(Duration.ofSeconds(8));
    assertThat(took(() -> corner.owner.get(Corner.DESK))).isLessThan(Duration.ofSeconds(3));
    await().atMost(SOON).until(() -> jobs("mail") == 0);
    assertThat(sent()).hasSize(3).doesNotHaveDuplicates();
    assertThat(corner.shopper.get("/healthz").statusCode()).isEqualTo(200);
  }

  /** The Message-IDs of what the server has got since the test began. */
  private List<String> sent() {
    return mails.taken().stream().skip(before).map(MailServer::messageId).toList();
  }

  private static HttpResponse<String> asked(String path) {
    var answer = new HttpResponse<?>[1];
    assertThat(took(() -> answer[0] = new Client(node.port()).get(path)))
        .as(path)
        .isLessThan(Duration.ofSeconds(10));
    return (HttpResponse<String>) answer[0];
  }

  private static Duration took(Runnable what) {
    long begin = System.nanoTime();
    what.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static long jobs(String lane) throws SQLException {
    return count("scheduled_tasks where lane = '" + lane + "'");
  }

  private static long count(String what) throws SQLException {
    try (var connection = database.connection();
        var rows = connection.createStatement().executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void sql(String statement) throws SQLException {
    try (var connection = database.connection();
        var once = connection.createStatement()) {
      assertThat(once.executeUpdate(statement)).isPositive();
    }
  }

  private static String health(String group) {
    return new Client(node.managementPort()).get("/actuator/health/" + group).body();
  }

  private static int status(String group) {
    return new Client(node.managementPort()).get("/actuator/health/" + group).statusCode();
  }
}
