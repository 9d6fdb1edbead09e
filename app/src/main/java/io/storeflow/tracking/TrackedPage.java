package io.storeflow.tracking;

import io.storeflow.platform.frame.PageMeta;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What every page of an order has that its shopper sees: its store, and that nobody else keeps it.
 */
@Component
public class TrackedPage {
  private final Tracking tracking;

  TrackedPage(Tracking tracking) {
    this.tracking = tracking;
  }

  /**
   * The order, also as {@code order} of the page.
   *
   * @throws io.storeflow.platform.failure.NotFound if there is none with that id
   */
  public TrackedOrder open(
      String publicId, Model model, HttpServletRequest request, HttpServletResponse response) {
    var order = tracking.follow(publicId);
    request.setAttribute(Store.class.getName(), order.store());
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    model.addAttribute("order", order);
    model.addAttribute("meta", PageMeta.hidden());
    return order;
  }
}
