package io.storeflow.tracking;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.store.Store;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Follows orders by their public ids, and finds the id of one by what its shopper knows. */
@Service
public class Tracking {
  private final TrackingQueries queries;

  Tracking(TrackingQueries queries) {
    this.queries = queries;
  }

  /**
   * The order as it is now.
   *
   * @throws NotFound if there is none with that id
   */
  public TrackedOrder follow(String publicId) {
    if (!PublicId.looksRight(publicId)) throw new NotFound();
    return queries.find(publicId).orElseThrow(NotFound::new);
  }

  /** The public id of the store's order with that number, if it was placed with that address. */
  public Optional<String> find(Store store, String number, String email) {
    return OrderNumber.read(number)
        .value()
        .flatMap(
            known ->
                Email.read(email).value().flatMap(address -> queries.find(store, known, address)));
  }
}
