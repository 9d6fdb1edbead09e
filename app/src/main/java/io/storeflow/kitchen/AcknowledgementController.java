package io.storeflow.kitchen;

import io.storeflow.desk.Needs;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** "I have seen that this was cancelled": may be sent twice. */
@Controller
@Needs(Permission.USE_BOARD)
class AcknowledgementController {
  private final BoardTickets tickets;

  AcknowledgementController(BoardTickets tickets) {
    this.tickets = tickets;
  }

  @PostMapping("/s/{store}/board/kitchen/tickets/{number:\\d{1,18}}/acknowledgement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void create(Store store, StoreAccess access, @PathVariable long number) {
    tickets.acknowledge(store, number, Actor.of(access.person()));
  }
}
