package io.storeflow.returnpage;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.returning.Inspected;
import io.storeflow.returning.Return;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returns;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Goods that come back. */
@Component
class ReturnSamples implements FeatureSamples {
  private static final String BELOW = "/s/{store}/orders/{number}/returns";

  private final World world;
  private final Fulfilments fulfilments;
  private final Returns returns;
  private final ReturnQueries queries;
  private final ReturnTermsChanges terms;

  ReturnSamples(
      World world,
      Fulfilments fulfilments,
      Returns returns,
      ReturnQueries queries,
      ReturnTermsChanges terms) {
    this.terms = terms;
    this.world = world;
    this.fulfilments = fulfilments;
    this.returns = returns;
    this.queries = queries;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("number", BELOW, this::order);
    book.thing("returned", this::asked);
    book.form(
        BELOW + " create",
        spot ->
            Map.of(
                "lines[0].line",
                line(spot.store(), number(spot)),
                "lines[0].units",
                "1",
                "lines[0].reason",
                "faulty",
                "lines[0].note",
                "Note " + spot.mark(),
                "wants",
                "refund",
                "answer",
                "Answer " + spot.mark(),
                "address",
                "Depot 7",
                "once",
                spot.mark()));
    var one = BELOW + "/{returned}";
    book.form(
        one + "/approval approve",
        spot -> Map.of("version", "1", "answer", "Label " + spot.mark(), "address", "Depot 7"));
    book.form(
        one + "/refusal decline", spot -> Map.of("version", "1", "reason", "Why " + spot.mark()));
    book.form(one + "/cancellation cancel", spot -> Map.of("version", "1"));
    book.form(
        one + "/receipt receive",
        spot ->
            Map.of(
                "version",
                "2",
                "lines[0].line",
                line(spot.store(), number(spot)),
                "lines[0].good",
                "1",
                "lines[0].damaged",
                "0",
                "lines[0].missing",
                "0"));
    book.form(
        one + "/closing close", spot -> Map.of("version", "3", "reason", "Why " + spot.mark()));
    book.form(
        "/s/{store}/settings/returns update",
        spot ->
            Map.of(
                "days",
                "20",
                "instructions",
                "Pack " + spot.mark(),
                "address",
                "Depot 7",
                "version",
                Integer.toString(terms.of(spot.store()).version())));
  }

  private String order(Spot spot) {
    var store = spot.store();
    var request =
        World.request(
            world.rate(store, Method.SHIPPING, 0), null, world.goods(store, 500, null), 2);
    long number = world.order(store, request).number();
    fulfilments.send(store, number, Sending.all(false), Actor.SYSTEM);
    return Long.toString(number);
  }

  /** One unit, as far as what is done to it needs. */
  private String asked(Spot spot) {
    var store = spot.store();
    long number = spot.address().containsKey("number") ? number(spot) : Long.parseLong(order(spot));
    var line = line(store, number);
    var unit = new ReturnAsked.Units(line, 1, ReturnReason.FAULTY, "");
    var wish = new ReturnAsked(List.of(unit), ReturnOutcome.REFUND, null, null, "", null);
    var made = returns.open(store, number, wish, Actor.SYSTEM);
    if (spot.pattern().endsWith("/receipt") || spot.pattern().endsWith("/closing"))
      approve(store, number, made);
    if (spot.pattern().endsWith("/closing"))
      returns.receive(
          store, number, made.publicId(), 2, List.of(new Inspected(line, 1, 0, 0)), Actor.SYSTEM);
    return made.publicId();
  }

  private void approve(Store store, long number, Return made) {
    returns.approve(store, number, made.publicId(), 1, "", "", Actor.SYSTEM);
  }

  private String line(Store store, long number) {
    return queries.returnable(store, number).lines().getFirst().of().id();
  }

  private static long number(Spot spot) {
    return Long.parseLong(spot.at("number"));
  }
}
