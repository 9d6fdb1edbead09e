package io.storeflow.sharing;

import io.storeflow.brand.BrandNews;
import io.storeflow.platform.job.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees that those that follow products of a brand learn that these have another one: by one job,
 * however many they are.
 */
@Component
class BrandFollowers {
  private final LinkQueries queries;
  private final Jobs jobs;

  BrandFollowers(LinkQueries queries, Jobs jobs) {
    this.queries = queries;
    this.jobs = jobs;
  }

  @EventListener
  void on(BrandNews.ProductsChange change) {
    var store = change.store();
    if (queries.isBrandFollowed(store, change.brand()))
      jobs.enqueue(
          FollowStoreJob.KIND, new FollowStoreJob.FollowStore(store.id()), Jobs.Priority.DEFAULT);
  }
}
