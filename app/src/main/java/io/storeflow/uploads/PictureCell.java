package io.storeflow.uploads;

import io.storeflow.media.MediaPath;
import io.storeflow.media.SizeState;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A picture of a form, as its page shows it.
 *
 * @param place in the form, from 0
 * @param number among those that stay, from 1; 0 for one that is taken off
 * @param path address of the image
 * @param isWaiting whether its smaller sizes wait to be made
 * @param isFailed whether they could not be made
 */
public record PictureCell(
    int place, int number, int of, String id, String path, boolean isWaiting, boolean isFailed) {
  /**
   * @param unsized those whose sizes are not made, as {@code MediaFiles.unsized} has them
   */
  public static List<PictureCell> of(
      Store store, List<PictureRow> rows, Map<String, Optional<SizeState>> unsized) {
    var cells = new ArrayList<PictureCell>();
    int number = 0;
    for (var row : rows) {
      var path = MediaPath.of(store, row.image());
      int its = row.isOut() ? 0 : ++number;
      var id = row.image();
      boolean failed = unsized.getOrDefault(id, Optional.empty()).isPresent();
      boolean waiting = unsized.containsKey(id) && !failed;
      cells.add(new PictureCell(cells.size(), its, rows.size(), id, path, waiting, failed));
    }
    return cells;
  }

  public boolean isOff() {
    return number == 0;
  }

  public boolean isFirst() {
    return place == 0;
  }

  public boolean isLast() {
    return place == of - 1;
  }
}
