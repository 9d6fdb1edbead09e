package io.storeflow.uploads;

import io.storeflow.media.MediaFiles;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes pictures that people send. One is kept at once, so that it is not lost when something else
 * of its form is refused; why one is not kept is said in a message.
 */
@Component
public class PictureUploads {
  private static final String SAID = "catalog.error.image.";
  private static final Logger LOG = LoggerFactory.getLogger(PictureUploads.class);

  private final MediaFiles files;
  private final RateLimits limits;

  PictureUploads(MediaFiles files, RateLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** Whether a file was chosen, be it an empty one: browsers send one without a name for none. */
  static boolean isChosen(@Nullable MultipartFile file) {
    if (file == null) return false;
    var name = file.getOriginalFilename();
    return !file.isEmpty() || (name != null && !name.isBlank());
  }

  public Uploaded take(Store store, MultipartFile file) {
    if (!limits.take(Rule.UPLOAD, store.publicId()).allowed())
      return Uploaded.refused(SAID + "many");
    try {
      return Uploaded.kept(keep(store, file));
    } catch (ImageRefused refused) {
      return Uploaded.refused(refused.code());
    } catch (Problem full) {
      return full.more().get(Problem.RETRY_AFTER) instanceof Number seconds
          ? Uploaded.later(SAID + "busy", seconds.longValue())
          : Uploaded.later(SAID + "busy", 0);
    } catch (StorageAway away) {
      LOG.warn("A picture was not kept", away);
      return Uploaded.later(SAID + "away", 0);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** From disk to disk: a file does not pass through the heap. */
  private String keep(Store store, MultipartFile file) throws ImageRefused, IOException {
    var copy = Files.createTempFile("upload-", "");
    try {
      file.transferTo(copy);
      return files.keep(store, copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }
}
