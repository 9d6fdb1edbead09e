package io.storeflow.uploads;

import io.storeflow.media.MediaPath;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of a form, as its page shows it.
 *
 * @param place in the form, from 0
 * @param number among those that stay, from 1; 0 for one that is taken off
 * @param path address of the image
 */
public record PictureCell(int place, int number, int of, String id, String path) {
  public static List<PictureCell> of(Store store, List<PictureRow> rows) {
    var cells = new ArrayList<PictureCell>();
    int number = 0;
    for (var row : rows) {
      var path = MediaPath.of(store, row.image());
      int its = row.isOut() ? 0 : ++number;
      cells.add(new PictureCell(cells.size(), its, rows.size(), row.image(), path));
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
