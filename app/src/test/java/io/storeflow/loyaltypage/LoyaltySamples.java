package io.storeflow.loyaltypage;

import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Points and those who have some. */
@Component
class LoyaltySamples implements FeatureSamples {
  private final Programs programs;
  private final ProgramChanges changes;

  LoyaltySamples(Programs programs, ProgramChanges changes) {
    this.programs = programs;
    this.changes = changes;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/loyalty update", this::program);
  }

  /** Over one of another name, so that it says something new each time. */
  private Map<String, String> program(Spot spot) {
    var store = spot.store();
    var version = programs.read(store).version();
    changes.change(
        store,
        new Program(false, "Points", 0, 0, 0, 0, null, List.of(), List.of(), version),
        Actor.SYSTEM);
    var form = new LinkedHashMap<String, String>();
    form.put("active", "true");
    form.put("name", "Stars");
    form.put("spend", "1");
    form.put("worthPoints", "100");
    form.put("worth", "1");
    form.put("least", "100");
    form.put("welcome", "50");
    form.put("birthday", "20");
    form.put("months", "24");
    form.put("tiers[0].name", "Gold");
    form.put("tiers[0].from", "500");
    form.put("tiers[0].times", "1.5");
    form.put("extras[0].product", "");
    form.put("extras[0].category", "");
    form.put("extras[0].points", "");
    form.put("version", Integer.toString(programs.read(store).version()));
    return form;
  }
}
