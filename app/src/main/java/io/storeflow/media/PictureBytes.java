package io.storeflow.media;

import io.storeflow.media.PictureFacts.Size;
import io.storeflow.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads a picture of a store as a whole, for what shows it without its address. */
@Service
public class PictureBytes {
  /** Longer ones are for pages, in pieces. */
  private static final long MOST = 1L << 20;

  private final MediaReader reader;

  PictureBytes(MediaReader reader) {
    this.reader = reader;
  }

  /**
   * The bytes of the file, as they are.
   *
   * @param publicId of the picture
   * @param side of the size that is wanted, in pixels, one of those that are made
   * @return empty for none, and for one that is too long
   * @throws io.storeflow.storage.StorageAway if its file cannot be read now
   */
  public Optional<byte[]> of(Store store, String publicId, int side) throws IOException {
    var shown = reader.find(store.publicId(), publicId, new Size(side, false)).orElse(null);
    if (shown == null || shown.length() > MOST) return Optional.empty();
    var bytes = new ByteArrayOutputStream((int) shown.length());
    shown.content().sendTo(bytes);
    return Optional.of(bytes.toByteArray());
  }
}
