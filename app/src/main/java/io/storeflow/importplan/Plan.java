package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.productfile.Trouble;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a product of a file.
 *
 * @param changes what differs; none where it is so already
 * @param troubles why it cannot be; nothing is done then
 * @param notes what people should know of
 * @param pictures that are not there yet
 * @param category titles from the top on, where the file names one that the store has not; else
 *     null
 */
public record Plan(
    ProductChange change,
    List<FieldChange> changes,
    List<Trouble> troubles,
    List<Trouble> notes,
    List<Picture> pictures,
    @Nullable List<String> category) {

  /**
   * A picture that is to be fetched.
   *
   * @param position in the file, from 0
   * @param variants titles of those that show it
   */
  public record Picture(int position, String address, String alt, List<String> variants) {}

  /** What people are told: what differs, and the pictures that are to come. */
  public List<FieldChange> told() {
    var all = new ArrayList<>(changes);
    for (var it : pictures) all.add(new FieldChange("fetched", null, null, it.address()));
    return List.copyOf(all);
  }

  /** Whether it moves stock, or makes variants that may have some. */
  public boolean movesStock() {
    return change.variants().stream()
        .anyMatch(it -> it.publicId() == null || it.onHandDelta() != 0);
  }

  public boolean isSame() {
    return changes.isEmpty() && pictures.isEmpty();
  }

  public boolean clears() {
    return changes.stream().anyMatch(FieldChange::isCleared);
  }
}
