package io.storeflow.demodata;

import io.storeflow.media.MediaFiles;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Gives a store the drawings that its goods are shown with, each once. */
@Component
public class Drawings {
  private static final String TINT = "~";

  private final MediaFiles media;
  private final DemoFiles files;

  Drawings(MediaFiles media, DemoFiles files) {
    this.media = media;
    this.files = files;
  }

  /**
   * Writes the drawings of these names, and returns them by name. One in other colours has its tint
   * behind its name, such as "bowl~2" or "bowl~grey"; what its text says of colours is left away.
   */
  public Map<String, Picture> keep(Store store, Collection<String> names) {
    var texts = files.texts("images");
    var each = List.copyOf(new TreeSet<>(names));
    var kept = media.keepAll(store, each.stream().map(this::drawing).toList()).iterator();
    Map<String, Picture> pictures = new HashMap<>();
    for (var name : each) {
      var picture = kept.next();
      var alt = name.contains(TINT) ? "" : Objects.requireNonNull(texts.get(name), name);
      var path = MediaPath.of(store, picture.publicId());
      pictures.put(name, new Picture(picture.id(), picture.publicId(), path, alt));
    }
    return pictures;
  }

  private PictureFile drawing(String name) {
    var parts = name.split(TINT, 2);
    var plain = files.drawing(parts[0]);
    var bytes = parts.length == 1 ? plain : Tinted.of(plain, parts[1]);
    return new PictureFile("image/svg+xml", 640, 480, bytes, null);
  }
}
