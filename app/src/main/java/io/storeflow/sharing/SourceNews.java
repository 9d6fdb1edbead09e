package io.storeflow.sharing;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sees that those that follow a product learn of its changes, each by a job of its own. */
@Component
class SourceNews implements ReadsEvents {
  private final LinkQueries queries;
  private final LinkWriter links;
  private final Jobs jobs;

  SourceNews(LinkQueries queries, LinkWriter links, Jobs jobs) {
    this.queries = queries;
    this.links = links;
    this.jobs = jobs;
  }

  @Override
  public String reader() {
    return "product-link";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.PRODUCT_CHANGED, EventKind.PRODUCT_DELETED);
  }

  @Override
  public void read(Store store, List<Event> events) {
    var gone =
        events.stream()
            .filter(it -> it.kind() == EventKind.PRODUCT_DELETED)
            .map(Event::subject)
            .toList();
    if (!gone.isEmpty()) links.end(store, gone);
    var changed = Event.subjects(events);
    var page = queries.following(store.merchant(), changed, null);
    while (!page.isEmpty()) {
      page.forEach(this::enqueue);
      page = queries.following(store.merchant(), changed, page.getLast());
    }
  }

  private void enqueue(LinkRow link) {
    jobs.enqueue(FollowJob.KIND, FollowJob.of(link), Jobs.Priority.DEFAULT);
  }
}
