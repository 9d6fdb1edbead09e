package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.db.Transactions;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A file that nothing names is deleted after a day. */
@AppTest
class UnusedFilesTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Clock clock;
  @Autowired FileStorage storage;
  @Autowired HashedFiles hashed;
  @Autowired MediaFiles media;

  private MediaWorld pictures;
  private Store store;

  @BeforeEach
  void open() {
    pictures = beans.createBean(MediaWorld.class);
    store = pictures.store;
  }

  @Test
  void deletesWhatNothingHasNamedForADay() {
    var named = MediaWorld.bytes(1_000);
    var orphan = MediaWorld.bytes(2_000);
    pictures.keep(media, named);
    hashed.keep(store, List.of(orphan));
    sweep(Duration.ZERO);
    sweep(Duration.ofHours(23));
    assertThat(pictures.there(orphan)).isTrue();
    sweep(Duration.ofHours(25));
    assertThat(pictures.there(orphan)).isFalse();
    sweep(Duration.ofDays(9));
    assertThat(pictures.there(named)).isTrue();
    assertThat(db.fetchCount(only(store, MEDIA_FILE))).isEqualTo(1);
  }

  /** Its day begins when its last row has gone, not when it was made. */
  @Test
  void filesFollowTheRowsThatNamedThem() {
    var bytes = MediaWorld.bytes(1_000);
    pictures.keep(media, bytes);
    sweep(Duration.ZERO);
    db.deleteFrom(only(store, MEDIA)).execute();
    sweep(Duration.ofDays(3));
    assertThat(pictures.there(bytes)).isTrue();
    sweep(Duration.ofDays(3).plusHours(23));
    assertThat(pictures.there(bytes)).isTrue();
    sweep(Duration.ofDays(4).plusHours(1));
    assertThat(pictures.there(bytes)).isFalse();
  }

  @Test
  void givesAFileThatIsKeptAgainADayAgain() {
    var bytes = MediaWorld.bytes(1_000);
    hashed.keep(store, List.of(bytes));
    sweep(Duration.ZERO);
    new HashedFiles(db, transactions, storage, Clock.offset(clock, Duration.ofHours(20)))
        .keep(store, List.of(bytes));
    sweep(Duration.ofHours(25));
    assertThat(pictures.there(bytes)).isTrue();
  }

  private void sweep(Duration later) {
    new UnusedFiles(db, transactions, hashed, Clock.offset(clock, later)).sweep(store);
  }
}
