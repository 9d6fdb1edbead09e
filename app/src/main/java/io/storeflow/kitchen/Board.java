package io.storeflow.kitchen;

import io.storeflow.order.FulfilmentState;
import io.storeflow.soldout.Gone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kitchen screen shows.
 *
 * @param seq of the channel of orders, for which the tickets are true
 * @param tickets the oldest open ones, and those that were cancelled and not acknowledged
 * @param more how many open ones are not shown
 * @param last what was bumped last and can be called back
 * @param soldOut what the kitchen has run out of
 */
public record Board(
    long seq, List<Ticket> tickets, int more, @Nullable Bumped last, List<Gone> soldOut) {
  /** A ticket that was made ready or handed over a short while ago. */
  public record Bumped(long number, FulfilmentState state, FulfilmentState back) {}

  /** How many of a dish are still to cook, and of which kinds. */
  public record Dish(String title, int quantity, List<Kind> kinds) {}

  public record Kind(int quantity, String variant) {}

  /** A column of the board. */
  public record Column(String key, List<Ticket> tickets) {

    /** How many there are to work on. */
    public long count() {
      return tickets.stream().filter(ticket -> !ticket.isCancelled()).count();
    }
  }

  /** New with accepted, preparing, ready; in each what is due first. */
  public List<Column> columns() {
    return List.of(
        column("new", FulfilmentState.NEW, FulfilmentState.ACCEPTED),
        column("preparing", FulfilmentState.PREPARING),
        column("ready", FulfilmentState.READY));
  }

  /** The orders that have no place among the keys yet. */
  List<Long> unplaced() {
    return tickets.stream().filter(ticket -> ticket.place() == 0).map(Ticket::id).toList();
  }

  /** What is still to cook over all tickets, the most first. */
  public List<Dish> allDay() {
    Map<String, Map<String, Integer>> dishes = new LinkedHashMap<>();
    for (var ticket : tickets) {
      if (ticket.isReady() || ticket.isCancelled()) continue;
      for (var item : ticket.items()) {
        dishes
            .computeIfAbsent(item.title(), title -> new LinkedHashMap<>())
            .merge(item.variant(), item.quantity(), Integer::sum);
      }
    }
    return dishes.entrySet().stream()
        .map(dish -> dish(dish.getKey(), dish.getValue()))
        .sorted(Comparator.comparingInt(Dish::quantity).reversed())
        .toList();
  }

  private static Dish dish(String title, Map<String, Integer> variants) {
    var kinds =
        variants.entrySet().stream()
            .filter(kind -> !kind.getKey().isEmpty())
            .map(kind -> new Kind(kind.getValue(), kind.getKey()))
            .toList();
    return new Dish(title, variants.values().stream().mapToInt(Integer::intValue).sum(), kinds);
  }

  private Column column(String key, FulfilmentState... states) {
    var list = List.of(states);
    return new Column(
        key,
        tickets.stream()
            .filter(ticket -> list.contains(ticket.state()))
            .sorted(Comparator.comparing(Ticket::due).thenComparing(Ticket::number))
            .toList());
  }

  /** How long a bump can be called back. */
  static Instant recallableSince(Instant now) {
    return now.minus(Duration.ofMinutes(30));
  }
}
