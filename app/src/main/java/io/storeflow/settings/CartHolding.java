package io.storeflow.settings;

import io.storeflow.platform.code.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** From when on a store may hold stock for a shopper, as choices: minutes in the cart, or 0. */
@Component
class CartHolding {
  static final int LONGEST = 60;
  private static final int SHORTEST = 5;
  private static final List<Integer> OFFERED = List.of(5, 10, 15, 20, 30, 45, LONGEST);

  private final MessageSource messages;

  CartHolding(MessageSource messages) {
    this.messages = messages;
  }

  static boolean isOne(int minutes) {
    return minutes == 0 || minutes >= SHORTEST && minutes <= LONGEST;
  }

  List<Choice> choices(Locale reader) {
    var choices = new ArrayList<Choice>();
    choices.add(Choice.of("0", messages.getMessage("settings.hold.checkout", null, reader)));
    for (int minutes : OFFERED)
      choices.add(
          Choice.of(
              Integer.toString(minutes),
              messages.getMessage("settings.hold.cart", new Object[] {minutes}, reader)));
    return choices;
  }
}
