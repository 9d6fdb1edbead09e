package io.storeflow.fulfilment;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sends all that is left of many orders: each by itself, so that one may fail alone. */
@Service
public class ManyFulfilments {

  /**
   * What became of one.
   *
   * @param why what stood in the way; null if it went out
   */
  public record Outcome(long number, CannotSend.@Nullable Why why) {
    public boolean isSent() {
      return why == null;
    }
  }

  private final Fulfilments fulfilments;

  ManyFulfilments(Fulfilments fulfilments) {
    this.fulfilments = fulfilments;
  }

  /**
   * Sends the rest of these orders, each in a transaction of its own.
   *
   * @param mails whether their shoppers are told by mail
   * @return an outcome for each, in the same order; orders that the store has not are said to be
   *     missing
   */
  public List<Outcome> send(Store store, Collection<Long> numbers, boolean mails, Actor actor) {
    return numbers.stream().map(number -> one(store, number, mails, actor)).toList();
  }

  private Outcome one(Store store, long number, boolean mails, Actor actor) {
    try {
      fulfilments.send(store, number, Sending.all(mails), actor);
      return new Outcome(number, null);
    } catch (CannotSend refused) {
      return new Outcome(number, refused.why());
    } catch (NotFound missing) {
      return new Outcome(number, CannotSend.Why.MISSING);
    }
  }
}
