package io.storeflow.offerpage;

import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * Somebody who comes by the link of an offer, and the answer they get. Controllers have one as an
 * argument.
 *
 * @param store as it sells in its own currency
 * @param network from which they come: guesses are counted
 */
record OfferVisit(Store store, String network, Model model, HttpServletResponse response) {
  void answer(HttpStatus status) {
    response.setStatus(status.value());
  }
}
