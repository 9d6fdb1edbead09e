package io.storeflow.productimport;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.account.Person;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An import whose work waits, fails or was given up says so, and what happens then. */
@AppTest
class StalledImportsTest extends OnImports {
  private static final String FILE = HEAD + mug("10.00", "3");

  @Autowired Browsing web;
  @Autowired Jobs jobs;
  @Autowired ImportFiles files;
  @Autowired Transactions transactions;

  private String page(Person person, ImportRow it) {
    var answer = web.get(person, store.page("/products/imports/" + it.publicId()));
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** It is looked at again, and its file is away. */
  private ImportRow withoutItsFile() throws IOException {
    var it = looked(FILE);
    files.delete(store, it.id());
    var i = only(store, PRODUCT_IMPORT);
    db.update(i).set(i.STATE, ImportState.LOOKING).where(i.ID.eq(it.id())).execute();
    return it;
  }

  private void comesBack(ImportRow it) throws IOException {
    files.keep(store, it.id(), Files.writeString(folder.resolve("b.csv"), FILE));
  }

  private ImportJobs.Work work(ImportRow it) {
    return new ImportJobs.Work(store.id(), it.id());
  }

  private void enqueue(ImportRow it) {
    jobs.enqueue(ImportJobs.LOOK, work(it).name(), work(it), Jobs.Priority.DEFAULT);
  }

  private Jobs.Way way(ImportRow it) {
    return imports.standing(store, queries.get(store, it.publicId())).way();
  }

  private void until(ImportRow it, Jobs.Way wanted) {
    await().atMost(Duration.ofMinutes(1)).until(() -> way(it) == wanted);
  }

  /** The next try of its work is the last one, and comes now. */
  private void lastTry(ImportRow it) {
    var scheduled = table(name("scheduled_tasks"));
    int changed =
        db.update(scheduled)
            .set(field(name("consecutive_failures"), Integer.class), JobFactory.TRIES - 1)
            .set(
                field(name("execution_time"), LocalDateTime.class),
                LocalDateTime.now(ZoneOffset.UTC).minusSeconds(1))
            .where(field(name("task_instance"), String.class).eq(work(it).name()))
            .execute();
    assertThat(changed).isEqualTo(1);
  }

  @Test
  void saysThatItIsTriedAgainThenThatItStoppedAndGoesOnWhenAsked() throws IOException {
    var owner = world.member(store, Role.OWNER);
    var it = withoutItsFile();
    enqueue(it);
    until(it, Jobs.Way.FAILING);
    var failing = page(owner, it);
    assertThat(failing).contains("It could not go on (", "It is tried again", "every 1s");

    lastTry(it);
    until(it, Jobs.Way.GIVEN_UP);
    assertThat(page(owner, it))
        .contains("It stopped because of a fault (", "Nothing is lost", "Try again")
        .doesNotContain("every 1s");
    var other = world.store();
    var retry = "/products/imports/" + it.publicId() + "/retry";
    var foreign = MockMvcRequestBuilders.post(other.page(retry));
    assertThat(web.send(world.member(other, Role.OWNER), foreign).getStatus()).isEqualTo(404);

    comesBack(it);
    var again = web.send(owner, MockMvcRequestBuilders.post(store.page(retry)));
    assertThat(again.getRedirectedUrl())
        .isEqualTo(store.page("/products/imports/" + it.publicId()));
    assertThat(settled(it.publicId()).state()).isEqualTo(ImportState.LOOKED);
    assertThat(db.fetchCount(only(store, DEAD_LETTER))).isZero();
    assertThat(page(owner, it)).doesNotContain("It stopped");
  }

  @Test
  void workUnderTheNameOfAnOlderReleaseIsNotSaidToBeStalled() throws IOException {
    var it = withoutItsFile();
    jobs.enqueue(ImportJobs.LOOK, work(it), Jobs.Priority.DEFAULT);
    assertThat(way(it)).isEqualTo(Jobs.Way.GONE);
    assertThat(page(world.member(store, Role.OWNER), it))
        .contains("every 1s")
        .doesNotContain("It could not go on", "It stopped", "waiting for its turn");
    comesBack(it);
    assertThat(settled(it.publicId()).state()).isEqualTo(ImportState.LOOKED);
  }

  @Test
  void eachOfItsWorksIsFoundByTheImport() {
    var id = transactions.write(() -> found(SentFiles.send(imports, store)));
    settled(id);
    transactions.write(
        () -> {
          assertThat(imports.begin(store, id, Actor.SYSTEM)).isTrue();
          return found(id);
        });
    assertThat(way(settled(id))).isEqualTo(Jobs.Way.GONE);
    transactions.write(
        () -> {
          assertThat(imports.undo(store, id, Actor.SYSTEM)).isTrue();
          return found(id);
        });
    assertThat(settled(id).state()).isEqualTo(ImportState.UNDONE);
  }

  /** Nobody begins the work before what enqueues it is committed. */
  private String found(String id) {
    assertThat(way(queries.get(store, id))).isEqualTo(Jobs.Way.WAITING);
    return id;
  }
}
