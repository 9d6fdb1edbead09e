package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.storeflow.local.Ports;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Client;
import io.storeflow.testing.OwnDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One node answers requests and another does the work, as {@code STOREFLOW_ROLES} parts them: a
 * mail whose server is away ends on the page of failed work, and is sent from there when it is
 * back. Both tell whoever runs them how they are.
 */
@Tag("database")
@Tag("processes")
@Tag("any-engine")
class NodesApartTest {
  private static final int DESK_LIMIT = 60;
  private static final ServerSetup SMTP = new ServerSetup(Ports.any(), "127.0.0.1", "smtp");

  private static OwnDatabase database;
  private static AppProcess web;
  private static AppProcess worker;

  @BeforeAll
  static void start() throws Exception {
    database = OwnDatabase.started("apart");
    var settings = new HashMap<>(database.settings());
    settings.put("storeflow.smtp.url", "smtp://127.0.0.1:" + SMTP.getPort());
    settings.put("storeflow.jobs.first-pause", "10ms");
    settings.put("storeflow.jobs.tries-while-away", "8");
    settings.put("storeflow.jobs.rest", "10ms");
    settings.put("db-scheduler.polling-interval", "200ms");
    settings.put("storeflow.limits.dashboard", DESK_LIMIT + "/1m");
    var other = CompletableFuture.supplyAsync(() -> node(settings, "web,live"));
    worker = node(settings, "worker,scheduler");
    web = other.get();
  }

  private static AppProcess node(Map<String, String> settings, String roles) {
    var own = new HashMap<>(settings);
    own.put("storeflow.roles", roles);
    return AppProcess.start(0, own);
  }

  @AfterAll
  static void stop() {
    if (web != null) web.close();
    if (worker != null) worker.close();
    database.close();
  }

  @Test
  void aNodeWithoutPagesAnswersForItsHealthAlone() {
    var client = new Client(worker.port());
    var pages = new Client(web.port());
    for (var path : List.of("/login", "/signup", "/api/v1/docs", "/healthz"))
      assertThat(pages.get(path).statusCode()).as(path).isEqualTo(200);
    for (var path : List.of("/login", "/signup", "/api/v1/docs"))
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
    assertThat(client.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void aMailThatCannotBeSentIsLaidAsideAndSentFromThere() throws Exception {
    var corner = Corner.opened(web);
    corner.buy();
    var list = Corner.DESK + "/failed-work";
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            // The order's, and that of the address which the owner signed up with.
            () -> assertThat(worker.metric("storeflow_dead_letters")).isEqualTo(2));
    var page = corner.owner.get(list).body();
    assertThat(page).contains("Mail: order placed", "The mail server does not take mails");
    var letter = Pattern.compile("href=\"(" + list + "/\\d+)\"").matcher(page);
    assertThat(letter.find()).isTrue();
    assertThat(corner.owner.get(letter.group(1)).body()).contains("127.0.0.1");
    assertThat(worker.metric("storeflow_jobs_due")).isZero();
    assertThat(web.metric("storeflow_orders_placed_total")).isOne();
    assertThat(web.metric("storeflow_dead_letters")).isEqualTo(2);

    var server = new GreenMail(SMTP);
    server.start();
    try {
      var retry = letter.group(1) + "/retry";
      assertThat(corner.owner.post(list, retry, Map.of()).statusCode()).isEqualTo(302);
      assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
      var mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).contains("#1001", "Corner");
      assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("mika@example.com");
      // The server is there until the sender has said goodbye to it.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(worker.metric("storeflow_mails_sent_total")).isOne());
    } finally {
      server.stop();
    }
    assertThat(corner.owner.get(list).body()).contains("Nothing has failed");
    tellsWhoeverRunsIt();
    theDeskHasALimitAndSaysWhenToComeBack(corner);
  }

  private void tellsWhoeverRunsIt() {
    for (var name :
        List.of(
            "storeflow_live_sessions",
            "hikaricp_connections_active",
            "hikaricp_connections_max",
            "storeflow_redis_up",
            "storeflow_orders_placed_total",
            "storeflow_jobs_due",
            "storeflow_jobs_late",
            "storeflow_jobs_oldest_seconds",
            "storeflow_dead_letters")) assertThat(web.metric(name)).as(name).isNotNaN();
  }

  private void theDeskHasALimitAndSaysWhenToComeBack(Corner corner) {
    var last = corner.owner.get(Corner.DESK);
    for (int i = 0; i < DESK_LIMIT && last.statusCode() == 200; i++)
      last = corner.owner.get(Corner.DESK);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
    assertThat(last.body()).contains("<h1").contains("Try again in");
    // Only that person's desk: the shop goes on.
    assertThat(corner.shopper.get(Corner.SHOP).statusCode()).isEqualTo(200);
  }
}
