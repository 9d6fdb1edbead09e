package io.storeflow.desk;

import io.storeflow.store.Merchant;
import io.storeflow.store.StoreAccess;
import java.util.List;
import org.jooq.Field;

/** How much a person was told of and has not read: a part of the one statement of the frame. */
public interface DeskBell {
  /** No more are counted than this. */
  int MOST = 100;

  /**
   * @param stores those of the merchant that the person may enter
   */
  Field<Integer> unread(Merchant merchant, List<StoreAccess> stores);
}
