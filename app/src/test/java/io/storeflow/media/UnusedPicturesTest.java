package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_PICTURE;
import static io.storeflow.db.Tables.STORE_PAGE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A picture that nothing has shown for a month is deleted; one that something shows never is. */
@AppTest
class UnusedPicturesTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired World world;
  @Autowired Placed placed;
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired Clock clock;
  @Autowired MediaFiles media;
  @Autowired ShownPictures shown;
  @Autowired Jobs jobs;
  @Autowired SchedulerClient scheduler;

  private MediaWorld pictures;
  private Store store;

  @BeforeEach
  void open() {
    pictures = beans.createBean(MediaWorld.class);
    store = pictures.store;
  }

  @Test
  void deletesWhatNothingHasShownForAMonth() throws Exception {
    var picture = pictures.keep(media, MediaWorld.bytes(500));
    sweep(Duration.ZERO);
    sweep(Duration.ofDays(29));
    assertThat(left()).containsExactly(picture);
    assertThat(pictures.send(picture, "", "GET", "").statusCode()).isEqualTo(200);
    sweep(Duration.ofDays(31));
    assertThat(left()).isEmpty();
    var due =
        scheduler
            .getScheduledExecution(TaskInstanceId.of(PurgeJob.PURGE.getTaskName(), picture))
            .orElseThrow()
            .getExecutionTime();
    var soonest = clock.instant().plus(Duration.ofDays(31)).plus(MediaReader.REMEMBERED);
    assertThat(due).isAfter(soonest);
  }

  /** Its month begins when it was taken off, and ends if it is put on again. */
  @Test
  void countsFromWhenItWasTakenOff() {
    var goods = world.goods(store, 1200, 5);
    var picture = pictures.keep(media, MediaWorld.bytes(500));
    var p = only(store, PRODUCT);
    db.update(p).set(p.MEDIA_ID, idOf(picture)).execute();
    sweep(Duration.ofDays(90));
    db.update(p).setNull(p.MEDIA_ID).execute();
    sweep(Duration.ofDays(91));
    sweep(Duration.ofDays(120));
    assertThat(left()).containsExactly(picture);
    db.update(p).set(p.MEDIA_ID, idOf(picture)).where(p.ID.eq(goods.productId())).execute();
    sweep(Duration.ofDays(150));
    assertThat(left()).containsExactly(picture);
  }

  @Test
  void neverDeletesWhatIsShown() {
    var goods = world.goods(store, 1200, 5);
    var all = Stream.generate(() -> pictures.keep(media, MediaWorld.bytes(500))).limit(8).toList();
    var p = only(store, PRODUCT);
    db.update(p)
        .set(p.MEDIA_ID, idOf(all.get(0)))
        .set(p.DESCRIPTION, link(all.get(1)))
        .set(p.DESCRIPTION_HTML, link(all.get(5)))
        .execute();
    insertInto(db, store, STORE_PAGE)
        .set(STORE_PAGE.ID, Ids.next())
        .set(STORE_PAGE.PUBLIC_ID, PublicId.random())
        .set(STORE_PAGE.SLUG, "about")
        .set(STORE_PAGE.TITLE, "About")
        .set(STORE_PAGE.TEXT, link(all.get(6)))
        .set(STORE_PAGE.HTML, link(all.get(7)))
        .set(STORE_PAGE.PUBLISHED, true)
        .set(STORE_PAGE.POSITION, 1)
        .set(STORE_PAGE.VERSION, 0)
        .set(STORE_PAGE.UPDATED_AT, clock.instant())
        .execute();
    var v = only(store, VARIANT);
    db.update(v).set(v.MEDIA_ID, idOf(all.get(2))).execute();
    insertInto(db, store, PRODUCT_PICTURE)
        .set(PRODUCT_PICTURE.PRODUCT_ID, goods.productId())
        .set(PRODUCT_PICTURE.POSITION, 1)
        .set(PRODUCT_PICTURE.MEDIA_ID, idOf(all.get(3)))
        .set(PRODUCT_PICTURE.ALT, "")
        .execute();
    placed.order(store, clock.instant(), FulfilmentState.NEW);
    var line = only(store, ORDER_LINE);
    db.update(line).set(line.IMAGE_PATH, MediaPath.of(store, all.get(4))).execute();
    sweep(Duration.ZERO);
    sweep(Duration.ofDays(400));
    assertThat(left()).containsExactlyInAnyOrderElementsOf(all);
  }

  /**
   * A column that names a picture has a key to it, by which it is found; one that says its address
   * is named here, where somebody has seen to it.
   */
  @Test
  void knowsEveryColumnThatNamesAPicture() {
    var named =
        ShownPictures.keys().stream()
            .map(key -> key.getTable().getName() + "." + key.getFields().getLast().getName())
            .collect(Collectors.toSet());
    assertThat(named).contains("product.media_id", "product_picture.media_id", "variant.media_id");
    var columns = new TreeMap<String, Boolean>();
    for (var table : MEDIA.getSchema().getTables())
      for (var field : table.fields())
        if (field.getName().matches("(.*_)?(media|image|picture|logo)(_id|_path)?|(.*_)?hero_id"))
          columns.put(table.getName() + "." + field.getName(), true);
    columns.keySet().removeAll(named);
    columns
        .keySet()
        .removeAll(List.of("order_line.image_path", "media_size.media_id", "media_webp.media_id"));
    assertThat(columns.keySet()).as("columns that UnusedPictures does not know").isEmpty();
  }

  private String link(String picture) {
    return "<a href=\"" + MediaPath.of(store, picture) + "\">large</a>";
  }

  private long idOf(String picture) {
    var m = only(store, MEDIA);
    return db.select(m.ID).from(m).where(m.PUBLIC_ID.eq(picture)).fetchSingle(m.ID);
  }

  private List<String> left() {
    var m = only(store, MEDIA);
    return db.select(m.PUBLIC_ID).from(m).fetch(m.PUBLIC_ID);
  }

  private void sweep(Duration later) {
    var then = Clock.offset(clock, later);
    new UnusedPictures(db, transactions, shown, jobs, then).sweep(store);
  }
}
