package io.storeflow.ownorder;

import static io.storeflow.db.Tables.TRACKING;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.proof.KnownLink;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Orders that their shoppers follow and act on. */
@Component
class OwnOrderSamples implements FeatureSamples {
  private static final String ORDER = "/track/{publicId}";

  private final World world;
  private final Fulfilments fulfilments;
  private final ReturnTermsChanges terms;
  private final ReturnQueries queries;
  private final DSLContext db;

  OwnOrderSamples(
      World world,
      Fulfilments fulfilments,
      ReturnTermsChanges terms,
      ReturnQueries queries,
      DSLContext db) {
    this.world = world;
    this.fulfilments = fulfilments;
    this.terms = terms;
    this.queries = queries;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("publicId", this::order);
    book.formWithoutTrace(ORDER + "/return/link mailReturn", spot -> Map.of());
    book.formWithoutTrace(ORDER + "/cancellation/link mailCancellation", spot -> Map.of());
    book.formWithoutTrace(ORDER + "/documents/link mailDocuments", spot -> Map.of());
    book.form(ORDER + "/return create", this::sendBack);
    book.form(
        ORDER + "/cancellation create",
        spot -> Map.of("token", token(spot, ShopperAct.CANCELLATION)));
  }

  private String order(Spot spot) {
    var store = spot.store();
    var request =
        World.request(
            world.rate(store, Method.SHIPPING, 0), null, world.goods(store, 500, null), 2);
    var placed = world.order(store, request);
    if (!spot.pattern().contains("/return")) return placed.publicId();
    fulfilments.send(store, placed.number(), Sending.all(false), Actor.SYSTEM);
    var now = terms.of(store);
    if (now.days() == 0) terms.say(store, new ReturnTerms(30, "", "", now.version()), Actor.SYSTEM);
    return placed.publicId();
  }

  private Map<String, String> sendBack(Spot spot) {
    var line = queries.returnable(spot.store(), number(spot)).lines().getFirst().of().id();
    return Map.of(
        "token",
        token(spot, ShopperAct.RETURN),
        "lines[0].line",
        line,
        "lines[0].units",
        "1",
        "lines[0].reason",
        "faulty",
        "lines[0].note",
        "Note " + spot.mark(),
        "wants",
        "refund",
        "once",
        spot.mark());
  }

  private String token(Spot spot, ShopperAct act) {
    return KnownLink.mail(db, spot.store(), number(spot), act);
  }

  private long number(Spot spot) {
    Store store = spot.store();
    var o = io.storeflow.store.Owned.only(store, io.storeflow.db.Tables.ORDERS);
    return db.select(o.NUMBER)
        .from(o)
        .join(TRACKING)
        .on(TRACKING.ORDER_ID.eq(o.ID))
        .where(TRACKING.PUBLIC_ID.eq(spot.at("publicId")))
        .fetchSingle(o.NUMBER);
  }
}
