package io.storeflow.tracking;

import io.storeflow.payment.PaymentWords;
import io.storeflow.platform.code.Coded;
import io.storeflow.proof.ShopperAct;
import io.storeflow.shop.PromiseWords;
import io.storeflow.shop.ShopFrame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of an order for everybody who has its address, and for search engines not at all. */
@Controller
class TrackController {
  private final TrackedPage page;
  private final PromiseWords promises;
  private final PaymentWords payment;
  private final MessageSource messages;

  TrackController(
      TrackedPage page, PromiseWords promises, PaymentWords payment, MessageSource messages) {
    this.page = page;
    this.promises = promises;
    this.payment = payment;
    this.messages = messages;
  }

  @GetMapping("/track/{publicId}")
  String show(
      @PathVariable String publicId,
      @RequestParam(required = false) @Nullable String thanks,
      @RequestParam(required = false) @Nullable String ordered,
      @RequestParam(required = false) @Nullable String done,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    fill(page.open(publicId, model, request, response), model);
    model.addAttribute("thanks", thanks != null);
    model.addAttribute("ordered", ordered);
    model.addAttribute(
        "done",
        Coded.find(ShopperAct.class, done).filter(it -> it != ShopperAct.DOCUMENTS).orElse(null));
    return "shop/track";
  }

  @GetMapping("/track/{publicId}/progress")
  String progress(
      @PathVariable String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    fill(page.open(publicId, model, request, response), model);
    return "shop/track :: region";
  }

  private void fill(TrackedOrder order, Model model) {
    var store = order.store();
    model.addAttribute("steps", JourneyStep.of(order));
    model.addAttribute("way", order.way());
    model.addAttribute("leaves", leaves(order));
    model.addAttribute(
        "how",
        order.isDue()
            ? payment.how(store, order.method(), order.told(), order.number(), store.locale())
            : null);
    var point = order.point();
    model.addAttribute("place", point.isThere() ? point.all() : ShopFrame.place(store));
    model.addAttribute("settings", store.settings());
    model.addAttribute("caption", caption(order.number(), store.locale()));
  }

  /**
   * A parcel has a day, not a minute, and only until it is packed; one that comes later than was
   * said has the time that was said instead.
   */
  private @Nullable String leaves(TrackedOrder order) {
    var by = order.leavesBy();
    return by == null || order.promisedAt() != null ? null : promises.leaves(order.store(), by);
  }

  private String caption(String number, Locale locale) {
    return messages.getMessage("shop.track.number", new Object[] {number}, locale);
  }
}
