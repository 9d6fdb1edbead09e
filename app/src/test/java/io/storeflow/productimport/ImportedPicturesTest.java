package io.storeflow.productimport;

import static io.storeflow.productimport.ImportsTest.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.sun.net.httpserver.HttpServer;
import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.importpicture.PictureJobs;
import io.storeflow.importpicture.PictureQueries;
import io.storeflow.importpicture.PictureRefusal;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ImportedPicturesTest {
  @Autowired World world;
  @Autowired Imports imports;
  @Autowired ImportQueries queries;
  @Autowired ManyProducts products;
  @Autowired PictureQueries pictures;
  @Autowired PictureJobs jobs;
  @Autowired MediaFiles media;
  @Autowired Jobs work;
  @TempDir Path folder;

  HttpServer server;
  String base = "";
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean isThere;
  final CountDownLatch held = new CountDownLatch(1);
  Store store;

  @BeforeEach
  void open() throws IOException {
    store = world.store();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    server.createContext(
        "/",
        it -> {
          asked.incrementAndGet();
          var path = it.getRequestURI().getPath();
          if (path.equals("/held.png")) isLetGo();
          var bytes = path.equals("/text.png") ? "no".getBytes() : png(path.hashCode());
          boolean gone = path.equals("/later.png") && !isThere;
          it.sendResponseHeaders(gone ? 404 : 200, gone ? -1 : bytes.length);
          if (!gone) it.getResponseBody().write(bytes);
          it.close();
        });
    server.start();
  }

  private void isLetGo() throws IOException {
    try {
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  @AfterEach
  void close() {
    held.countDown();
    server.stop(0);
  }

  private static byte[] png(int colour) throws IOException {
    var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(1, 1, colour);
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private ImportRow settled(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }

  private ImportRow looked(String text) throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), text);
    return settled(imports.take(store, file, "a.csv", Actor.SYSTEM));
  }

  private ProductDetail mug() {
    return Objects.requireNonNull(products.bySlug(store, List.of("mug")).get("mug"));
  }

  @Test
  void picturesComeInTheirOrderOnceAndWhatFailedIsTriedAgain() throws IOException {
    var text =
        HEAD.strip()
            + ",Image Src,Image Alt Text\n"
            + "mug,Mug,,,,Title,Default Title,,,,5.00,"
            + base
            + "a.png,Front\nmug,,,,,,,,,,,"
            + base
            + "later.png,Back\nmug,,,,,,,,,,,"
            + base
            + "text.png,\nmug,,,,,,,,,,,http://10.0.0.1/x.png,\nmug,,,,,,,,,,,"
            + base
            + "b.png,Side\n";
    var dry = looked(text);
    imports.begin(store, dry.publicId(), Actor.SYSTEM);
    var done = settled(dry.publicId());
    assertThat(done.counts().pictures()).isEqualTo(new ImportRow.Pictures(0, 2, 3));
    assertThat(mug().fields().pictures())
        .extracting(it -> it.alt())
        .containsExactly("Front", "Side");
    assertThat(pictures.failed(store, done.id(), 9))
        .extracting(it -> it.why())
        .containsExactlyInAnyOrder(
            PictureRefusal.MISSING, PictureRefusal.NO_PICTURE, PictureRefusal.ADDRESS);
    isThere = true;
    assertThat(jobs.again(store, done.id())).isEqualTo(3);
    assertThat(settled(dry.publicId()).counts().pictures())
        .isEqualTo(new ImportRow.Pictures(0, 3, 2));
    assertThat(mug().fields().pictures())
        .extracting(it -> it.alt())
        .containsExactly("Front", "Back", "Side");
    int before = asked.get();
    var three = text.lines().filter(it -> !it.contains("text") && !it.contains("10.0")).toList();
    var again = looked(String.join("\n", three) + "\n");
    assertThat(again.counts().same()).isOne();
    assertThat(asked.get()).isEqualTo(before);
    imports.undo(store, done.publicId(), Actor.SYSTEM);
    assertThat(settled(done.publicId()).counts().steps().undone()).isOne();
  }

  /** Workers of its pictures, by the names of their work. */
  private boolean isWorkedOn(ImportRow row) {
    var kind = TaskDescriptor.of("import-pictures.fetch", JobPayload.class);
    var name = store.id() + "-" + row.id() + "-";
    return work.waits(kind, name + 0) || work.waits(kind, name + 1);
  }

  @Test
  void aPictureThatComesWhenItsImportIsTakenBackIsNotHung() throws IOException {
    var mug = "mug,Mug,,,,Title,Default Title,,,,5.00";
    var plain = looked(HEAD.strip() + "\n" + mug + "\n");
    imports.begin(store, plain.publicId(), Actor.SYSTEM);
    settled(plain.publicId());
    var dry =
        looked(
            HEAD.strip()
                + ",Image Src\n"
                + mug.replace("5.00", "6.00")
                + ","
                + base
                + "held.png\n");
    imports.begin(store, dry.publicId(), Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() == 1);
    assertThat(isWorkedOn(dry)).isTrue();
    assertThat(jobs.again(store, dry.id())).isZero();
    assertThat(imports.undo(store, dry.publicId(), Actor.SYSTEM)).isTrue();
    settled(dry.publicId());
    held.countDown();
    await().atMost(Duration.ofSeconds(60)).until(() -> !isWorkedOn(dry));
    assertThat(mug().fields().pictures()).isEmpty();
    assertThat(queries.get(store, dry.publicId()).counts().pictures())
        .isEqualTo(new ImportRow.Pictures(0, 0, 1));
    assertThat(jobs.again(store, dry.id())).isZero();
    assertThat(isWorkedOn(dry)).isFalse();
  }
}
