package io.storeflow.demo;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.MediaRecord;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Gives a store the drawings that its goods are shown with, each once. */
@Component
class Drawings {
  private final DSLContext db;
  private final DemoFiles files;
  private final Clock clock;

  Drawings(DSLContext db, DemoFiles files, Clock clock) {
    this.db = db;
    this.files = files;
    this.clock = clock;
  }

  /** Writes the drawings of these names, and returns them by name. */
  Map<String, Picture> hang(Store store, Collection<String> names) {
    var texts = files.texts("images");
    Map<String, Picture> pictures = new HashMap<>();
    var rows = new ArrayList<MediaRecord>();
    for (var name : new TreeSet<>(names)) {
      var alt = Objects.requireNonNull(texts.get(name), name);
      long id = Ids.next();
      var publicId = PublicId.random();
      rows.add(
          new MediaRecord(
              null, id, publicId, "image/svg+xml", 640, 480, files.drawing(name), clock.instant()));
      pictures.put(name, new Picture(id, MediaPath.of(store, publicId), alt));
    }
    insertAll(db, store, MEDIA, rows);
    return pictures;
  }
}
