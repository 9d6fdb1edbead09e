package io.storeflow.platform.picture;

import io.storeflow.platform.code.Coded;

/** A file that cannot be taken as an image; the reason is the end of a message's name. */
public final class ImageRefused extends Exception {
  /** Why, as in the message {@code catalog.error.image.<reason>}. */
  public enum Reason implements Coded {
    /** Neither JPEG, PNG, GIF nor WebP, whatever its name says. */
    KIND,
    SVG,
    /** A WebP that takes more of the heap than there is for pictures. */
    WEBP,
    /** A picture of a phone, HEIC or AVIF, that nothing here can decode. */
    HEIC,
    /** More pixels than anybody needs. */
    PIXELS,
    /** A PNG of 16 bits for each colour that has too many pixels for that. */
    DEPTH,
    BYTES,
    /** A JPEG that the decoder would have to go over too often. */
    SCANS,
    /** Begins as an image, but cannot be read. */
    BROKEN
  }

  private final Reason reason;

  public ImageRefused(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  public String code() {
    return "catalog.error.image." + reason.code();
  }
}
