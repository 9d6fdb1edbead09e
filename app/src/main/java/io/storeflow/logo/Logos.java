package io.storeflow.logo;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.STORE_FACE;
import static io.storeflow.store.Owned.only;

import io.storeflow.media.PictureBytes;
import io.storeflow.store.Store;
import java.io.IOException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reads the logo of a store for paper, which goes without it if there is none to be had. */
@Service
public class Logos {
  private static final Logger LOG = LoggerFactory.getLogger(Logos.class);

  /** At its largest on paper these are 185 to an inch. */
  private static final int SIDE = 400;

  private final DSLContext db;
  private final PictureBytes pictures;

  Logos(DSLContext db, PictureBytes pictures) {
    this.db = db;
    this.pictures = pictures;
  }

  /** Empty where the store has none, or its file is gone, broken or out of reach. */
  public Optional<Logo> of(Store store) {
    try {
      var id = id(store).orElse(null);
      if (id == null) return Optional.empty();
      var file = pictures.of(store, id, SIDE).orElse(null);
      return file == null ? Optional.empty() : Optional.of(Logo.of(file));
    } catch (IOException | RuntimeException unreadable) {
      LOG.warn("Paper of store {} has no logo: {}", store.id(), unreadable.toString());
      return Optional.empty();
    }
  }

  private Optional<String> id(Store store) {
    var f = only(store, STORE_FACE);
    var m = only(store, MEDIA);
    return db.select(m.PUBLIC_ID).from(f).join(m).on(m.ID.eq(f.LOGO_ID)).fetchOptional(m.PUBLIC_ID);
  }
}
