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
  private final MediaFiles media;
  private final DemoFiles files;

  Drawings(MediaFiles media, DemoFiles files) {
    this.media = media;
    this.files = files;
  }

  /** Writes the drawings of these names, and returns them by name. */
  public Map<String, Picture> keep(Store store, Collection<String> names) {
    var texts = files.texts("images");
    var each = List.copyOf(new TreeSet<>(names));
    var kept = media.keepAll(store, each.stream().map(this::drawing).toList()).iterator();
    Map<String, Picture> pictures = new HashMap<>();
    for (var name : each) {
      var picture = kept.next();
      var alt = Objects.requireNonNull(texts.get(name), name);
      pictures.put(name, new Picture(picture.id(), MediaPath.of(store, picture.publicId()), alt));
    }
    return pictures;
  }

  private PictureFile drawing(String name) {
    return new PictureFile("image/svg+xml", 640, 480, files.drawing(name), null);
  }
}
