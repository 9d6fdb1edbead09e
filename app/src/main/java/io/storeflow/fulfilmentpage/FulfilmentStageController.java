package io.storeflow.fulfilmentpage;

import io.storeflow.desk.Needs;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where that is which went out: with its shopper, not yet after all, or back. */
@Controller
@RequestMapping("/s/{store}/orders/{number:\\d{1,18}}/fulfilments/{fulfilment}")
@Needs(Permission.EDIT_ORDERS)
class FulfilmentStageController {
  private final Fulfilments fulfilments;
  private final FulfilmentWords words;

  FulfilmentStageController(Fulfilments fulfilments, FulfilmentWords words) {
    this.fulfilments = fulfilments;
    this.words = words;
  }

  @PostMapping("/delivery")
  String deliver(
      Store store,
      Actor actor,
      @PathVariable long number,
      @PathVariable("fulfilment") String id,
      RedirectAttributes next) {
    var page = FulfilmentPages.page(store, number);
    var said = Flash.said(words.say("fulfilment.done.delivered"));
    return done(
        store,
        number,
        () -> fulfilments.deliver(store, number, id, FulfilmentStage.DELIVERED, actor),
        said.undo(page + "/fulfilments/" + id + "/delivery/removal"),
        next);
  }

  @PostMapping("/delivery/removal")
  String undeliver(
      Store store,
      Actor actor,
      @PathVariable long number,
      @PathVariable("fulfilment") String id,
      RedirectAttributes next) {
    return done(
        store,
        number,
        () -> fulfilments.deliver(store, number, id, FulfilmentStage.SHIPPED, actor),
        Flash.said(words.say("fulfilment.done.undelivered")),
        next);
  }

  @PostMapping("/cancellation")
  String cancel(
      Store store,
      Actor actor,
      @PathVariable long number,
      @PathVariable("fulfilment") String id,
      RedirectAttributes next) {
    return done(
        store,
        number,
        () -> fulfilments.takeBack(store, number, id, actor),
        Flash.said(words.say("fulfilment.done.back")),
        next);
  }

  private String done(
      Store store, long number, Runnable change, Flash said, RedirectAttributes next) {
    try {
      change.run();
      next.addFlashAttribute("flash", said);
    } catch (CannotSend overtaken) {
      next.addFlashAttribute("trouble", words.why(store, number, overtaken));
    }
    return "redirect:" + FulfilmentPages.page(store, number);
  }
}
