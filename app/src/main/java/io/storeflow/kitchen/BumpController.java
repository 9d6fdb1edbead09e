package io.storeflow.kitchen;

import io.storeflow.desk.Needs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.Orders;
import io.storeflow.orderpage.MoveWords;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Bumps from the board: name the state that is wanted, so the same one may come twice. Answers are
 * sentences, for a screen that says them.
 */
@Controller
@Needs(Permission.USE_BOARD)
class BumpController {
  private static final Set<FulfilmentState> WANTED =
      EnumSet.range(FulfilmentState.ACCEPTED, FulfilmentState.COMPLETED);
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

  private final Orders orders;
  private final MoveWords words;
  private final MessageSource messages;

  BumpController(Orders orders, MoveWords words, MessageSource messages) {
    this.orders = orders;
    this.words = words;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/board/kitchen/tickets/{number:\\d{1,18}}/moves")
  ResponseEntity<String> create(
      Store store,
      StoreAccess access,
      @PathVariable long number,
      @RequestParam FulfilmentState to,
      @RequestParam(required = false) @Nullable FulfilmentState from,
      Locale locale) {
    if (!WANTED.contains(to)) throw Problem.malformed("to", "board_move");
    try {
      orders.move(store, number, from, to, Actor.of(access.person()));
      return ResponseEntity.noContent().build();
    } catch (IllegalMove lost) {
      return said(HttpStatus.CONFLICT, words.lost(store, lost));
    } catch (NotFound gone) {
      var number0 = new Object[] {Long.toString(number)};
      return said(HttpStatus.NOT_FOUND, messages.getMessage("kitchen.gone", number0, locale));
    }
  }

  private static ResponseEntity<String> said(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).contentType(TEXT).body(sentence);
  }
}
