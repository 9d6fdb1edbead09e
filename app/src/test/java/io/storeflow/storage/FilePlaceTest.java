package io.storeflow.storage;

import static io.storeflow.db.Tables.FILE_PLACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.settings.StartRefused;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;

@AppTest
class FilePlaceTest {
  @Autowired FilePlace place;
  @Autowired FileStorage shared;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;

  @Autowired Environment settings;

  @TempDir Path other;

  @Test
  void allNodesOfADatabaseHaveOneFolder() {
    assertThat(folder().resolve(FilePlace.MARK)).hasContent(mark());
    place.check(new FolderStorage(folder()));
  }

  /** And leaves nothing where the volume will be: the next start must not take it for the place. */
  @Test
  void refusesAFolderWithoutTheMark() {
    assertThat(reason(other))
        .contains("There is no storeflow.id in " + other, "not mounted", mark());
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void refusesTheFolderOfAnotherDatabase() throws IOException {
    var theirs = Files.writeString(other.resolve(FilePlace.MARK), "theirs");
    assertThat(reason(other)).contains("belong to another database", "theirs", mark());
    assertThat(theirs).hasContent("theirs");
  }

  /** As the sentence says: a copy of the folder, for a copy of the database. */
  @Test
  void takesAFolderThatIsGivenTheMark() throws IOException {
    Files.writeString(other.resolve(FilePlace.MARK), mark() + "\n");
    place.check(new FolderStorage(other));
  }

  @Test
  void marksTheFolderOfTheVeryFirstStartAndNoOther() {
    transactions.write(
        () -> {
          var before = markedAt(null);
          place.check(new FolderStorage(other));
          assertThat(other.resolve(FilePlace.MARK)).hasContent(mark());
          assertThat(db.fetchSingle(FILE_PLACE).getMarkedAt()).isNotNull();
          assertThat(reason(other.resolve("second"))).contains("There is no storeflow.id");
          markedAt(before);
        });
  }

  /** A node that died between the two leaves a folder that carries the mark of this database. */
  @Test
  void goesOnAfterAFirstStartThatDied() throws IOException {
    Files.writeString(other.resolve(FilePlace.MARK), mark());
    transactions.write(
        () -> {
          var before = markedAt(null);
          place.check(new FolderStorage(other));
          assertThat(db.fetchSingle(FILE_PLACE).getMarkedAt()).isNotNull();
          markedAt(before);
        });
  }

  @Test
  void refusesAFolderThatCannotBeWritten() throws IOException {
    Files.writeString(other.resolve(FilePlace.MARK), mark());
    var storage = new FolderStorage(other);
    Files.writeString(other.resolve("probe"), "in the way");
    assertThatThrownBy(() -> place.check(storage))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> assertThat(refused.text()).contains("STOREFLOW_MEDIA_URL must be a folder"));
  }

  @Test
  void refusesAFolderInWhichNothingCanBeMade() throws IOException {
    Files.writeString(other.resolve(FilePlace.MARK), mark());
    Files.writeString(other.resolve("incoming"), "in the way");
    assertThat(reason(other)).contains("STOREFLOW_MEDIA_URL must be a folder");
  }

  @Test
  void healthSaysThatTheFolderIsAway() throws IOException {
    assertThat(new StorageHealth(shared).health().getStatus()).isEqualTo(Status.UP);
    Files.writeString(other.resolve(FilePlace.MARK), mark());
    var storage = new FolderStorage(other);
    storage.open();
    Files.delete(other.resolve("incoming"));
    var health = new StorageHealth(storage).health();
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails().get("why")).asString().contains(other.toString());
    assertThatThrownBy(() -> FilePlace.tryOut(storage)).isInstanceOf(StorageAway.class);
  }

  private Path folder() {
    return Path.of(settings.getRequiredProperty("storeflow.media.url"));
  }

  private String reason(Path folder) {
    var storage = new FolderStorage(folder);
    try {
      place.check(storage);
    } catch (StartRefused refused) {
      return refused.text();
    }
    throw new AssertionError("Not refused: " + folder);
  }

  private @Nullable Instant markedAt(@Nullable Instant at) {
    var before = db.fetchSingle(FILE_PLACE).getMarkedAt();
    db.update(FILE_PLACE).set(FILE_PLACE.MARKED_AT, at).execute();
    return before;
  }

  private String mark() {
    return db.fetchSingle(FILE_PLACE).getMark();
  }
}
