package io.storeflow.orderlist;

import io.storeflow.platform.form.OnceKey;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.savedview.SavedViews;
import io.storeflow.store.Role;
import io.storeflow.store.StoreAccess;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Views of the list of orders that are saved. */
@Component
class SavedViewSamples implements FeatureSamples {
  private final World world;
  private final SavedViews views;

  SavedViewSamples(World world, SavedViews views) {
    this.world = world;
    this.views = views;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("savedView", this::view);
    book.form("/s/{store}/orders/views create", this::form);
    book.form("/s/{store}/orders/views/{savedView} update", this::form);
    book.form("/s/{store}/orders/views/{savedView}/deletion delete", spot -> Map.of());
  }

  private Map<String, String> form(Spot spot) {
    return Map.of("name", "View " + spot.mark(), "shared", "true", "list", "view=all&tag=vip");
  }

  /** Of the store, so that whoever may change its settings may change it. */
  private String view(Spot spot) {
    var person = World.signedIn(world.person());
    var access = new StoreAccess(person, spot.store(), Role.OWNER);
    return views.save(access, "View of " + spot.mark(), "view=all", true, OnceKey.of(null));
  }
}
