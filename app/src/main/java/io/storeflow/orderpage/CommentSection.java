package io.storeflow.orderpage;

import io.storeflow.comment.Comments;
import io.storeflow.db.tables.Orders;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Whom comments below an order name, on its page. */
@Component
class CommentSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of("comments", Comments.words(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
