package io.storeflow.returnpage;

import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.returning.ReturnRequested;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells staff of returns that shoppers ask for. */
@Component
class ReturnNotices {
  private final Notices notices;
  private final Stores stores;

  ReturnNotices(Notices notices, Stores stores) {
    this.notices = notices;
    this.stores = stores;
  }

  /** In the transaction of the return. */
  @EventListener
  void asked(ReturnRequested it) {
    if (!it.byShopper() || it.byLaw()) return;
    var store = stores.forWork(it.storeId());
    notices.tell(
        store, NoticeKind.RETURN_ASKED, "#" + it.number(), "/orders/" + it.number(), Actor.SHOPPER);
  }
}
