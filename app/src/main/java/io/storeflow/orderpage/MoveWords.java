package io.storeflow.orderpage;

import io.storeflow.fulfilment.Held;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderStep;
import io.storeflow.order.Timeline;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.locale.Written;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What people are told after a move: that it is done and how to undo it, or who was faster. */
@Component
public class MoveWords {
  private final MessageSource messages;
  private final OrderPageQueries queries;
  private final OrderHolds holds;

  MoveWords(MessageSource messages, OrderPageQueries queries, OrderHolds holds) {
    this.messages = messages;
    this.queries = queries;
    this.holds = holds;
  }

  public String done(long number, FulfilmentState state) {
    return say("order.done." + state.code(), number(number));
  }

  /** With the way back, where there is one. */
  public Flash undo(String page, FulfilmentState from, FulfilmentState to, Flash said) {
    if (from == to || !to.canBecome(from)) return said;
    return OrderStep.to(from)
        .map(step -> said.undo(page + "/" + step.noun() + "?from=" + to.name()))
        .orElse(said);
  }

  /**
   * What stands in the way: where the order is now and who brought it there, or that it is held.
   */
  public String lost(Store store, IllegalMove lost) {
    return switch (lost.why()) {
      case ELSEWHERE -> elsewhere(store, lost);
      case HELD -> held(store, lost.number());
      case PARTLY_GONE -> say("order.lost.partly", number(lost.number()));
      case PAID_BACK -> say("order.lost.back", number(lost.number()));
      case CARDS_SPENT -> say("order.lost.cards", number(lost.number()));
    };
  }

  /** Why an order stays where it is, and who said so. */
  public String held(Store store, long number) {
    return holds
        .of(store, number)
        .map(it -> held(store, number, it))
        .orElseGet(() -> say("order.held.over", number(number)));
  }

  private String held(Store store, long number, Held held) {
    var reason = say("fulfilment.hold." + held.reason().code());
    var by = held.by();
    if (by == null) return say("order.held", number(number), reason);
    var at = Written.dateAndClock(by.at().atZone(store.timeZone()), locale());
    return say("order.held.by", number(number), reason, actor(by), at);
  }

  private String elsewhere(Store store, IllegalMove lost) {
    var state = say("order.now." + lost.present().code());
    return queries
        .lastMove(store, lost.number(), lost.present())
        .map(
            move ->
                say(
                    "order.lost.by",
                    number(lost.number()),
                    state,
                    actor(move),
                    Written.clock(move.at().atZone(store.timeZone()), locale())))
        .orElseGet(() -> say("order.lost", number(lost.number()), state));
  }

  /** Who wrote the entry. */
  public String actor(Timeline.Entry move) {
    if (move.byPerson()) return move.actor();
    var word = messages.getMessage("order.actor." + move.actor(), null, null, locale());
    return word == null ? move.actor() : word;
  }

  private String say(String key, Object... values) {
    return messages.getMessage(key, values, locale());
  }

  /** Numbers of orders stand without separators of thousands. */
  private static String number(long number) {
    return Long.toString(number);
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
