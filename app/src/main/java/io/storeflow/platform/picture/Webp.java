package io.storeflow.platform.picture;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether WebP can be written: by libwebp, which comes along for Linux with glibc, macOS and
 * Windows on x86-64 and ARM, and is unpacked into {@code java.io.tmpdir}. Elsewhere, such as on
 * musl or where that folder cannot be written to, pictures are JPEG and PNG alone. It is given only
 * pixels that were decoded in Java.
 */
public final class Webp {
  private static final Logger LOG = LoggerFactory.getLogger(Webp.class);

  private Webp() {}

  /** Tried once, at the first question. */
  public static boolean isWritten() {
    return Tried.WELL;
  }

  private static final class Tried {
    static final boolean WELL = isThere();

    private static boolean isThere() {
      try {
        return PictureFile.webp(new Pixels(1, 1, new int[] {0xFF000000}), false).isPresent();
      } catch (IOException | RuntimeException | LinkageError missing) {
        LOG.warn(
            "Pictures are shown as JPEG and PNG alone: WebP cannot be written on this machine ({})",
            missing.toString());
        return false;
      }
    }
  }
}
