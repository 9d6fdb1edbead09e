package io.storeflow.customergroup;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Groups of customers. */
@Component
class GroupSamples implements FeatureSamples {
  private static final String EMAIL = "mika@example.com";

  private final GroupChanges changes;

  GroupSamples(GroupChanges changes) {
    this.changes = changes;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("buyers", this::group);
    book.form(
        "/s/{store}/pricing/groups create",
        spot -> Map.of("name", "Regulars " + spot.mark(), "emails", "ayse@example.com"));
    book.form(
        "/s/{store}/pricing/groups/{buyers} rename",
        spot -> Map.of("name", "Friends " + spot.mark()));
    book.form(
        "/s/{store}/pricing/groups/{buyers}/members add",
        spot -> Map.of("emails", "ayse" + spot.mark() + "@example.com, Bo <bo@example.com>"));
    book.form(
        "/s/{store}/pricing/groups/{buyers}/members/removal remove",
        spot -> Map.of("email", EMAIL));
  }

  private String group(Spot spot) {
    var id = changes.create(spot.store(), "Group " + spot.mark(), Actor.SYSTEM);
    changes.add(spot.store(), id, List.of(EMAIL), Actor.SYSTEM);
    return id;
  }
}
