package io.storeflow.orderpage;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.Needs;
import io.storeflow.label.TagStep;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.ordertag.TooManyTags;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tags of one order. */
@Controller
@Needs(Permission.EDIT_ORDERS)
class OrderTagController {
  private final OrderTags tags;
  private final OrderShown shown;
  private final Sentences sentences;

  OrderTagController(OrderTags tags, OrderShown shown, Sentences sentences) {
    this.tags = tags;
    this.shown = shown;
    this.sentences = sentences;
  }

  /**
   * Gives tags and takes one away.
   *
   * @param added with commas between
   */
  @PostMapping("/s/{store}/orders/{number:\\d{1,18}}/tags")
  String update(
      Store store,
      SignedIn person,
      @PathVariable long number,
      @RequestParam(name = "add", defaultValue = "") String added,
      @RequestParam(name = "remove", defaultValue = "") String removed,
      Locale locale,
      StoreAccess access,
      HttpServletResponse response,
      Model model) {
    var read = Listed.read(added, OrderTags.MOST, OrderTags.LONGEST);
    var wrong = read.refusal().map(it -> new Wrong("/add", it.rule(), it.with()));
    if (wrong.isEmpty()) {
      try {
        var step = new TagStep(read.orElse(List.of()), Listed.of(removed));
        tags.change(store, number, step, Actor.of(person));
        return "redirect:" + store.page("/orders/" + number) + "#tags";
      } catch (TooManyTags many) {
        wrong = Optional.of(Wrong.of("/add", "list.many", OrderTags.MOST, many.count()));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("wrongTag", sentences.say(wrong.get(), locale));
    model.addAttribute("typedTag", added);
    shown.fill(store, access, number, model);
    return "order/show";
  }
}
