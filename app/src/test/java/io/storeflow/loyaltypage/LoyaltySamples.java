package io.storeflow.loyaltypage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;

import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.db.Transactions;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Points and those who have some. */
@Component
class LoyaltySamples implements FeatureSamples {
  private final Programs programs;
  private final ProgramChanges changes;
  private final Members members;
  private final Customers customers;
  private final Transactions transactions;
  private final DSLContext db;
  private final World world;

  LoyaltySamples(
      Programs programs,
      ProgramChanges changes,
      Members members,
      Customers customers,
      Transactions transactions,
      DSLContext db,
      World world) {
    this.programs = programs;
    this.changes = changes;
    this.members = members;
    this.customers = customers;
    this.transactions = transactions;
    this.db = db;
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("member", this::member);
    book.form("/s/{store}/loyalty update", this::program);
    book.form(
        "/s/{store}/loyalty/members give",
        spot ->
            Map.of(
                "email",
                "given" + spot.mark() + "@example.com",
                "points",
                "5",
                "reason",
                "A gift " + spot.mark(),
                "once",
                spot.mark()));
    book.form(
        "/s/{store}/loyalty/members/{member}/adjustments adjust",
        spot -> Map.of("points", "-5", "reason", "Wrong " + spot.mark(), "once", spot.mark()));
  }

  private String member(Spot spot) {
    var store = spot.store();
    var email = "mika" + spot.mark() + "@example.com";
    var id = transactions.write(() -> customers.findOrCreate(store, email, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, 500, "A gift", Actor.SYSTEM);
    return publicId;
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
    form.put("rewards[0].goods", world.goods(store, 500, null).productSlug());
    form.put("rewards[0].points", "500");
    form.put("rewards[0].most", "2");
    form.put("rewards[0].active", "true");
    form.put("version", Integer.toString(programs.read(store).version()));
    return form;
  }
}
