package io.storeflow.recalc;

import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for a run when something was changed by which carts are priced; in the same transaction. */
@Component
class ChangedPrices {
  /** So that changes that follow one another are one run. */
  static final Duration PAUSE = Duration.ofSeconds(3);

  private static final Set<String> KINDS =
      Set.of("zone", "rate", "shipping_profile", "price_rule", "tax", "tax_rate", "price_list");

  /** Settings of a store that decide what is offered, and at which price. */
  private static final Set<String> SETTINGS =
      Set.of(
          "currency",
          "country",
          "postalCode",
          "region",
          "city",
          "timeZone",
          "pickup",
          "delivery",
          "shipping",
          "taxWords");

  /** Where a place lies: distances are measured from it, and what is fetched is taxed there. */
  private static final Set<String> WHERE =
      Set.of("line1", "line2", "postalCode", "city", "region", "country", "coordinates");

  private final RecalculationRows rows;
  private final Jobs jobs;
  private final Clock clock;

  ChangedPrices(RecalculationRows rows, Jobs jobs, Clock clock) {
    this.rows = rows;
    this.jobs = jobs;
    this.clock = clock;
  }

  @EventListener
  void ask(Audited change) {
    var store = change.store();
    if (store != null && isOfPrices(change.subjectKind(), change.changes().keySet()))
      ask(store, change.action());
  }

  private void ask(Store store, String cause) {
    rows.ask(store, cause)
        .ifPresent(
            id ->
                jobs.enqueueNew(
                    RecalculationJobs.KIND,
                    store.id() + "." + id,
                    new RecalculationJobs.Run(store.id(), id),
                    Jobs.Priority.LOW,
                    clock.instant().plus(PAUSE)));
  }

  /**
   * @param fields that were changed
   */
  static boolean isOfPrices(String kind, Set<String> fields) {
    return KINDS.contains(kind)
        || kind.equals("loyalty") && fields.contains("points_rewards")
        || kind.equals("location") && fields.stream().anyMatch(WHERE::contains)
        || kind.equals("store") && fields.stream().anyMatch(SETTINGS::contains);
  }
}
