package io.storeflow.ownorder;

import io.storeflow.store.Store;
import io.storeflow.tracking.TrackedOrder;
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * Somebody at a page of an order, who has its address: the order, opened as {@link TrackedPage}
 * does, and the answer they get. Controllers have one as an argument.
 */
record Visit(
    TrackedPage pages,
    TrackedOrder order,
    Model model,
    HttpServletRequest request,
    HttpServletResponse response) {

  /**
   * @throws io.storeflow.platform.failure.NotFound if there is no order with that id
   */
  static Visit open(
      TrackedPage pages,
      String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = pages.open(publicId, model, request, response);
    return new Visit(pages, order, model, request, response);
  }

  /** The same, with the order as it is by now. */
  Visit again() {
    return open(pages, order.publicId(), model, request, response);
  }

  Store store() {
    return order.store();
  }

  long number() {
    return Long.parseLong(order.number());
  }

  /** Where the order is followed. */
  String page() {
    return "/track/" + order.publicId();
  }

  /** From where they come: guesses are counted. */
  String network() {
    return request.getRemoteAddr();
  }

  /** Whether a form was sent, so that somebody wanted something done. */
  boolean isSent() {
    return request.getMethod().equals("POST");
  }

  void answer(HttpStatus status) {
    response.setStatus(status.value());
  }
}
