package io.storeflow.workpage;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.trouble.Fingerprint;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.work.FailedWork;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** Failed work is found, looked at, done again, resolved and given to somebody. */
@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedWorkPageTest {
  /** Of a kind that waits for its time and does nothing to a store without such a thing. */
  private static final String KIND = "stock.hold-end";

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @Autowired People people;
  @Autowired Statements statements;
  @Autowired FailedWork work;
  @Autowired List<Task<?>> tasks;
  @Autowired MessageSource messages;

  private Store store;
  private Person manager;
  private Staff.Visitor visitor;
  private String path;

  @BeforeAll
  void aStore() {
    store = world.store();
    manager = world.member(store, Role.MANAGER);
    visitor = staff.visitor(World.signedIn(manager));
    path = "/s/" + store.slug() + "/failed-work";
  }

  @Test
  void eachKindOfWorkHasWords() {
    for (var language : List.of(Locale.ENGLISH, Locale.GERMAN))
      assertThat(tasks.stream().filter(it -> JobPayload.class.isAssignableFrom(it.getDataClass())))
          .allSatisfy(
              it ->
                  assertThat(messages.getMessage("work.kind." + it.getName(), null, language))
                      .isNotBlank());
  }

  @Test
  void isFoundByWhatTheAddressSays() {
    var refused =
        letter(KIND, "550 no mailbox for aya@example.com?token=abc", "2026-03-01T10:00:00Z");
    var full = letter("event.read", "452 mailbox full", "2026-03-05T22:30:00Z");
    var odd = letter("event.read", "452 100% <b>odd</b>", "2026-03-05T23:30:00Z");
    assertThat(page("")).contains(row(refused), row(full), row(odd)).doesNotContain("token=abc");
    assertThat(page("?kind=event.read")).contains(row(full)).doesNotContain(row(refused));
    assertThat(page("?q=no+mailbox")).contains(row(refused)).doesNotContain(row(full));
    assertThat(page("?q=100%25")).contains(row(odd)).doesNotContain(row(full));
    // By the clock of the store, in Berlin, the sixth of March has begun by then.
    assertThat(page("?from=2026-03-06&to=2026-03-06"))
        .contains(row(odd))
        .doesNotContain(row(full), row(refused));
    assertThat(page("?from=tomorrow-ish")).contains("role=\"alert\"", "tomorrow-ish", row(full));
    assertThat(page("?kind=nothing.such")).contains("No failed task is like that");
    assertThat(page("?state=resolved")).doesNotContain(row(full));
    work.assign(store, List.of(full), manager.id(), manager.name(), World.actor("Bo"));
    assertThat(page("?who=me")).contains(row(full)).doesNotContain(row(odd));
    assertThat(page("?who=nobody")).contains(row(odd)).doesNotContain(row(full));
    assertThat(page("?who=" + people.publicId(manager.id())))
        .contains(row(full))
        .doesNotContain(row(odd));
    assertThat(page("?who=somebodyElse")).doesNotContain(row(full), row(odd));
  }

  @Test
  void isWalkedInPagesOfTheSameCost() {
    var other = world.store();
    var of = staff.visitor(World.signedIn(world.member(other, Role.OWNER)));
    var list = "/s/" + other.slug() + "/failed-work";
    letter(other, KIND, "away", Instant.now());
    var one = statements.ofRequests(() -> of.get(list));
    for (int i = 0; i < 60; i++) letter(other, KIND, "away", Instant.now());
    var first = of.get(list).body();
    assertThat(statements.ofRequests(() -> of.get(list))).hasSameSizeAs(one);
    var older = first.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1");
    assertThat(of.get(older.replace("&amp;", "&")).body().split("name=\"letter\"")).hasSize(12);
  }

  @Test
  void isDoneOnceByTwoWhoAskAtOnce() throws Exception {
    long id = letter(KIND, "once", Instant.now().toString());
    Callable<Integer> retry = () -> work.retry(store, List.of(id), World.actor("Bo")).done();
    var retried = AtOnce.all(Collections.nCopies(4, retry));
    assertThat(retried.stream().mapToInt(it -> it).sum()).isEqualTo(1);
    assertThat(exists(id)).isFalse();
  }

  @Test
  void isDoneAgainWithAllThatFailedAlike() {
    var alike =
        List.of(
            letter(KIND, "no answer from 10.0.0.1", "2026-04-01T10:00:00Z"),
            letter(KIND, "no answer from 10.0.0.2", "2026-04-01T11:00:00Z"));
    long other = letter(KIND, "no route", "2026-04-01T12:00:00Z");
    var shown = visitor.get(path + "/" + alike.getFirst()).body();
    assertThat(shown).contains("Try all 2 again", "no answer from 10.0.0.1");
    var like = Fingerprint.of(KIND, "no answer from 10.0.0.1");
    post("/retry", "like", like);
    assertThat(alike).noneMatch(this::exists);
    assertThat(exists(other)).isTrue();
    post("/retry", "letter", Long.toString(other), "list", "kind=" + KIND);
    assertThat(exists(other)).isFalse();
    assertThat(page("?kind=" + KIND)).contains("Tried again in a moment");
    assertThat(visitor.get("/s/" + store.slug() + "/audit").body())
        .contains("Failed task tried again");
  }

  @Test
  void doesNothingThatIsAlreadyWaiting() {
    long id = letter(KIND, "twice", Instant.now().toString());
    var instance = "i" + id;
    db.insertInto(table(name("scheduled_tasks")))
        .set(field(name("task_name"), String.class), KIND)
        .set(field(name("task_instance"), String.class), instance)
        .set(field(name("task_data"), byte[].class), "{}".getBytes())
        .set(field(name("execution_time"), String.class), "2099-01-01 00:00:00")
        .set(field(name("picked"), Boolean.class), false)
        .set(field(name("version"), Long.class), 1L)
        .set(field(name("priority"), Integer.class), 50)
        .execute();
    assertThat(work.retry(store, List.of(id), World.actor("Bo")).done()).isEqualTo(1);
    assertThat(exists(id)).isFalse();
  }

  @Test
  void isResolvedWithANoteAndOpenedAgain() {
    long id = letter(KIND, "never mind", Instant.now().toString());
    int before = work.waiting(store);
    var refused = visitor.post("/account", path + "/" + id + "/resolution", "note", " ");
    assertThat(refused.statusCode()).isEqualTo(422);
    post("/" + id + "/resolution", "note", "Sent by hand <now>");
    assertThat(work.waiting(store)).isEqualTo(before - 1);
    assertThat(page("")).doesNotContain(row(id));
    assertThat(page("?state=resolved")).contains(row(id));
    assertThat(visitor.get(path + "/" + id).body())
        .contains("Sent by hand &lt;now&gt;", manager.name(), "Open it again");
    post("/" + id + "/reopening");
    assertThat(work.waiting(store)).isEqualTo(before);
  }

  @Test
  void isGivenToSomebodyWhoMaySeeIt() {
    long id = letter(KIND, "whose", Instant.now().toString());
    var cook = world.member(store, Role.FULFILMENT);
    var ticked = Long.toString(id);
    post("/assignment", "letter", ticked, "list", "", "person", people.publicId(cook.id()));
    assertThat(page("")).contains("may not see failed tasks here any more");
    post("/assignment", "letter", ticked, "list", "", "person", people.publicId(manager.id()));
    assertThat(page("?who=me")).contains(row(id));
    post("/assignment", "letter", ticked, "list", "", "person", "");
    assertThat(page("?who=me")).doesNotContain(row(id));
    post("/assignment", "person", people.publicId(manager.id()), "list", "");
    assertThat(page("")).contains("Nothing was selected");
    assertThat(staff.visitor(World.signedIn(cook)).get(path + "/" + id).statusCode())
        .isEqualTo(403);
  }

  @Test
  void isToldOnTheDashboard() {
    letter(KIND, "seen", Instant.now().toString());
    assertThat(visitor.get("/s/" + store.slug()).body()).contains("Look at failed tasks");
  }

  private void post(String below, String... form) {
    var answer = visitor.post("/account", path + below, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private String page(String query) {
    return visitor.get(path + query).body();
  }

  private static String row(long id) {
    return "value=\"" + id + "\"";
  }

  private boolean exists(long id) {
    var letter = only(store, DEAD_LETTER);
    return db.fetchExists(letter, letter.ID.eq(id));
  }

  private long letter(String kind, String error, String at) {
    return letter(store, kind, error, Instant.parse(at));
  }

  private long letter(Store of, String kind, String error, Instant at) {
    long id = Ids.next();
    insertInto(db, of, DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, kind)
        .set(DEAD_LETTER.INSTANCE, "i" + id)
        .set(DEAD_LETTER.PAYLOAD, "{\"store_id\":%d,\"hold_id\":1}".formatted(of.id()))
        .set(DEAD_LETTER.ERROR, error)
        .set(DEAD_LETTER.FINGERPRINT, Fingerprint.of(kind, error))
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, at)
        .execute();
    return id;
  }
}
