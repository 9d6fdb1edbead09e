package io.storeflow.signin;

import java.util.List;

/**
 * A ticket of the example that the front page shows.
 *
 * @param way its icon
 * @param age as a board has it: empty, soon, late or ready
 * @param due a message, with minutes
 * @param act the message of its button
 * @param key that presses the button
 * @param dishes how many, and the end of a message {@code front.example.<dish>}
 */
public record ExampleTicket(
    String number,
    String clock,
    String who,
    String way,
    String age,
    String due,
    int minutes,
    String act,
    String key,
    List<String> dishes) {
  private static final String IN = "kitchen.due.in.min";
  private static final String BUMP = "kitchen.restaurant.bump";
  private static final String BAG = "shopping-bag";
  private static final List<String> MEAL = List.of("1 ramen", "2 gyoza");

  /** The one that an order has made, and a board with one of each age. */
  public record All(
      ExampleTicket ordered,
      ExampleTicket fresh,
      ExampleTicket late,
      ExampleTicket soon,
      ExampleTicket ready) {}

  static final All ALL =
      new All(
          new ExampleTicket("1047", "4:12", "Ayşe", BAG, "", IN, 8, BUMP, "1", MEAL),
          new ExampleTicket(
              "1049",
              "0:40",
              "Jürgen",
              "bike",
              "",
              IN,
              24,
              "kitchen.start",
              "4",
              List.of("2 gyoza", "1 tea")),
          new ExampleTicket(
              "1046",
              "21:05",
              "נועה",
              BAG,
              "late",
              "kitchen.due.late.min",
              1,
              BUMP,
              "2",
              List.of("1 ramen")),
          new ExampleTicket("1047", "4:12", "Ayşe", BAG, "soon", IN, 4, BUMP, "1", MEAL),
          new ExampleTicket(
              "1044",
              "2:30",
              "Lotte",
              "bike",
              "ready",
              "kitchen.column.ready",
              0,
              "kitchen.handover",
              "3",
              List.of("3 ramen")));
}
