package io.storeflow.media;

import io.storeflow.store.Store;
import org.jspecify.annotations.Nullable;

/** Addresses of images: by public ids, so that they stay when a store's slug changes. */
public final class MediaPath {
  private MediaPath() {}

  /** The image's address, or empty for none. */
  public static String of(Store store, @Nullable String mediaPublicId) {
    return mediaPublicId == null ? "" : "/media/" + store.publicId() + "/" + mediaPublicId;
  }
}
