package io.storeflow.noticepage;

import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.platform.trouble.WorkFailed;
import io.storeflow.stockwatch.StockNews;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people of stock and failed work, in the transaction in which it is noted. */
@Component
class StaffNews {
  private final Notices notices;
  private final Stores stores;

  StaffNews(Notices notices, Stores stores) {
    this.notices = notices;
    this.stores = stores;
  }

  @EventListener
  void stock(StockNews news) {
    if (news.kind() == StockNews.Kind.LOW)
      notices.tellOf(
          stores.forWork(news.storeId()),
          NoticeKind.LOW_STOCK,
          news.count(),
          "/inventory?stock=low",
          Actor.SYSTEM);
  }

  @EventListener
  void failed(WorkFailed work) {
    notices.tell(
        stores.forWork(work.storeId()),
        NoticeKind.FAILED_TASK,
        work.kind(),
        "/failed-work/" + work.letter(),
        Actor.SYSTEM);
  }
}
