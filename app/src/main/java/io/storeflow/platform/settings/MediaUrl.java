package io.storeflow.platform.settings;

import java.net.URI;
import java.nio.file.Path;

/** Reads STOREFLOW_MEDIA_URL: {@code file:/var/lib/storeflow/media}, or the folder alone. */
public final class MediaUrl {
  private MediaUrl() {}

  /**
   * The folder of that address.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static Path folder(String url) {
    var text = url.strip();
    if (text.startsWith("file:")) return Path.of(URI.create(text));
    if (text.isEmpty() || text.matches("[a-z][a-z0-9+.-]+:.*"))
      throw new IllegalArgumentException("No folder: " + text);
    return Path.of(text);
  }

  static boolean isAbsolute(String url) {
    try {
      return folder(url).isAbsolute();
    } catch (IllegalArgumentException noFolder) {
      return false;
    }
  }
}
