package io.storeflow.productimport;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A node dies in the middle of an import, and of taking it back, as by kill -9: on another both go
 * on where they ended, nothing is done twice, nothing is given up, and what is told of it is right.
 */
@AppTest
@Tag("processes")
class ImportCrashTest {
  private static final int PRODUCTS = 350;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "storeflow.jobs.first-pause", "100ms",
          "db-scheduler.heartbeat-interval", "1s",
          "db-scheduler.polling-interval", "1s");

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Imports imports;
  @Autowired ImportQueries queries;
  @Autowired DSLContext db;
  @TempDir Path folder;

  Store store;
  Staff.Visitor visitor;

  @BeforeEach
  void open() {
    store = world.store();
    visitor = staff.visitor(store, Role.OWNER);
  }

  @Test
  void goesOnWhereItEnded() throws Exception {
    var row = ended("import-piece:3", "run");
    assertThat(row.counts().steps().done()).isEqualTo(2 * 100).isEqualTo(products());
    assertThat(settled(row).counts().steps()).isEqualTo(new ImportRow.Steps(0, PRODUCTS, 0, 0, 0));
    assertThat(products()).isEqualTo(PRODUCTS);
    assertThat(units()).isEqualTo(2 * PRODUCTS);
  }

  @Test
  void isTakenBackWhereThatEnded() throws Exception {
    var row = ended("import-taken-back:2", "undo");
    assertThat(row.counts().steps().undone()).isEqualTo(100);
    assertThat(products()).isEqualTo(PRODUCTS - 100);
    assertThat(settled(row).counts().steps()).isEqualTo(new ImportRow.Steps(0, 0, 0, PRODUCTS, 0));
    assertThat(products()).isZero();
    assertThat(units()).isZero();
  }

  /**
   * An import at which a node has died. This application has the lane too, and may be the one that
   * does it: then it is tried with another.
   */
  private ImportRow ended(String failpoint, String act) throws Exception {
    var settings = new HashMap<>(SETTINGS);
    settings.put("-Dstoreflow.failpoint", failpoint);
    try (var node = AppProcess.start(0, settings)) {
      while (true) {
        var row = looked();
        if (act.equals("undo")) {
          imports.begin(store, row.publicId(), Actor.SYSTEM);
          row = settled(row);
        }
        post(node, row, act);
        var it = row;
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !isAlive(node) || !queries.get(store, it.publicId()).isMoving());
        if (!isAlive(node)) {
          assertThat(node.awaitEnd()).isEqualTo(137);
          return queries.get(store, row.publicId());
        }
        open();
      }
    }
  }

  private static boolean isAlive(AppProcess node) {
    return ProcessHandle.of(node.pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  private ImportRow looked() throws IOException {
    var text = new StringBuilder(ImportsTest.HEAD);
    for (int i = 0; i < PRODUCTS; i++)
      text.append("p%d,P %d,,,,Title,Default Title,S%d,shopify,2,1.00\n".formatted(i, i, i));
    var file = Files.writeString(folder.resolve("a.csv"), text);
    var id = imports.take(store, file, "a.csv", Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }

  /** Work of a node that died is taken on half a minute later. */
  private ImportRow settled(ImportRow row) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> !queries.get(store, row.publicId()).isMoving());
    return queries.get(store, row.publicId());
  }

  /** Presses the button on the page of that node. */
  private void post(AppProcess node, ImportRow row, String act) throws Exception {
    var page = "/s/" + store.slug() + "/products/imports/" + row.publicId();
    var cookies =
        visitor.cookies().entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining("; "));
    try (var client = HttpClient.newHttpClient()) {
      var get = HttpRequest.newBuilder(node.uri(page)).header("Cookie", cookies).build();
      var token = TOKEN.matcher(client.send(get, BodyHandlers.ofString()).body());
      assertThat(token.find()).isTrue();
      var post =
          HttpRequest.newBuilder(node.uri(page + "/" + act))
              .header("Cookie", cookies)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("_csrf=" + token.group(1)))
              .build();
      assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
    }
  }

  /** No work of this store was given up. */
  @AfterEach
  void noDeadLetter() {
    assertThat(db.fetchCount(only(store, DEAD_LETTER))).isZero();
  }

  private int products() {
    return db.fetchCount(only(store, PRODUCT));
  }

  private int units() {
    var l = only(store, STOCK_LEDGER);
    var units = db.select(sum(l.ON_HAND_DELTA)).from(l).fetchSingle().value1();
    return units == null ? 0 : units.intValueExact();
  }
}
