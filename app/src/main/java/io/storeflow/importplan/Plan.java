package io.storeflow.importplan;

import io.storeflow.catalog.ProductChange;
import io.storeflow.productfile.Trouble;
import java.util.List;

/**
 * What comes of a product of a file.
 *
 * @param changes what differs; none where it is so already
 * @param troubles why it cannot be; nothing is done then
 * @param notes what people should know of
 * @param pictures that are not there yet
 */
public record Plan(
    ProductChange change,
    List<FieldChange> changes,
    List<Trouble> troubles,
    List<Trouble> notes,
    List<Picture> pictures) {

  /**
   * A picture that is to be fetched.
   *
   * @param position in the file, from 0
   * @param variants titles of those that show it
   */
  public record Picture(int position, String address, String alt, List<String> variants) {}

  public boolean isSame() {
    return changes.isEmpty() && pictures.isEmpty();
  }

  public boolean clears() {
    return changes.stream().anyMatch(FieldChange::isCleared);
  }
}
