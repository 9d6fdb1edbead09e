package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class DeadLettersTest {
  @Autowired DSLContext db;
  @Autowired Lanes lanes;
  @Autowired MeterRegistry meters;
  @Autowired World world;
  @LocalServerPort int port;

  @Test
  void layDownWorkThatThisVersionCannotReadAndKeepItAsItIs() {
    var store = world.store();
    var payload = "{\"storeId\":" + store.id() + ",\"orderId\":\"of another version\"}";
    var job = lastTry("mail.order-placed", payload);
    var letter = only(store, DEAD_LETTER);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(db.fetchExists(letter)).isTrue());
    var row = db.selectFrom(letter).fetchSingle();
    assertThat(row.get(letter.PAYLOAD)).isEqualTo(payload);
    assertThat(row.get(letter.INSTANCE)).isEqualTo(job);
    assertThat(row.get(letter.TRIES)).isEqualTo(JobFactory.TRIES);
    assertThat(waiting(job)).isFalse();

    var manager = new Visitor(port);
    manager.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    var path = "/s/" + store.slug() + "/failed-work";
    manager.post(path, path + "/" + row.get(letter.ID) + "/retry", Map.of());
    assertThat(manager.get(path).body()).contains("does not know how to do that work");
    assertThat(db.fetchExists(letter)).isTrue();
    manager.post(path, path + "/retry", Map.of());
    assertThat(db.fetchExists(letter)).isTrue();
  }

  @Test
  void countWorkOfNoStoreByItself() {
    double before = ofNoStore();
    var job = lastTry("mail.password-reset", "no JSON at all");
    await().atMost(Duration.ofMinutes(1)).until(() -> !waiting(job));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(ofNoStore()).isEqualTo(before + 1));
    assertThat(
            db.select(DEAD_LETTER.PAYLOAD)
                .from(DEAD_LETTER)
                .where(DEAD_LETTER.STORE_ID.eq(JobPayload.NO_STORE))
                .and(DEAD_LETTER.INSTANCE.eq(job))
                .fetchSingle(DEAD_LETTER.PAYLOAD))
        .isEqualTo("no JSON at all");
  }

  private double ofNoStore() {
    return meters.get("storeflow.dead.letters.of.no.store").gauge().value();
  }

  /** Enqueues work that has failed all its tries but one. */
  private String lastTry(String kind, String payload) {
    var job = PublicId.random();
    db.insertInto(table(name("scheduled_tasks")))
        .set(field(name("task_name"), String.class), kind)
        .set(field(name("task_instance"), String.class), job)
        .set(field(name("task_data"), byte[].class), payload.getBytes(StandardCharsets.UTF_8))
        .set(
            field(name("execution_time"), LocalDateTime.class),
            LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1))
        .set(field(name("picked"), Boolean.class), false)
        .set(field(name("consecutive_failures"), Integer.class), JobFactory.TRIES - 1)
        .set(field(name("version"), Long.class), 1L)
        .set(field(name("priority"), Integer.class), 50)
        .execute();
    lanes.look("mail");
    return job;
  }

  private boolean waiting(String job) {
    return db.fetchExists(
        db.selectOne()
            .from(table(name("scheduled_tasks")))
            .where(field(name("task_instance"), String.class).eq(job)));
  }
}
