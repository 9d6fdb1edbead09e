package io.storeflow.soldout;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What is sold out for now, and what could be, for who looks after the products. */
@Controller
@RequestMapping("/s/{store}/sold-out")
class SoldOutController {
  /** Of what was looked for, as it stands in the address. */
  private static final int LONGEST = 100;

  private final SoldOut soldOut;
  private final MessageSource messages;

  SoldOutController(SoldOut soldOut, MessageSource messages) {
    this.soldOut = soldOut;
    this.messages = messages;
  }

  /**
   * @param product public id of the one whose variants and modifiers are shown; empty for all
   */
  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String show(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String product,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    var id = Typed.cut(Typed.code(product), LONGEST);
    var words = Typed.cut(Typed.line(q), LONGEST);
    model.addAttribute("base", store.page("/sold-out"));
    var gone = soldOut.page(store, cursor);
    model.addAttribute("gone", gone.rows());
    model.addAttribute("newer", gone.newer());
    model.addAttribute("older", gone.older());
    var found = id.isEmpty() ? soldOut.named(store, words) : soldOut.ofProduct(store, id);
    model.addAttribute("found", found);
    model.addAttribute("empty", soldOut.outOfStock(store, List.of(gone.rows(), found)));
    model.addAttribute("product", id);
    model.addAttribute("q", words);
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "catalog/sold-out";
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  String say(
      Store store,
      Actor actor,
      @RequestParam Thing thing,
      @RequestParam String id,
      @RequestParam Spell spell,
      @RequestParam(required = false) @Nullable String product,
      @RequestParam(required = false) @Nullable String q,
      Locale locale,
      RedirectAttributes redirect) {
    var now = soldOut.say(store, thing, id, spell, actor);
    var key = now.soldOut() ? "food.soldout.said" : "food.soldout.back.said";
    var said = messages.getMessage(key, new Object[] {now.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    var of = Typed.cut(Typed.code(product), LONGEST);
    var words = Typed.cut(Typed.line(q), LONGEST);
    var to = UriComponentsBuilder.fromPath(store.page("/sold-out"));
    if (!of.isEmpty()) to.queryParam("product", "{of}");
    if (!words.isEmpty()) to.queryParam("q", "{words}");
    var values = Map.of("of", of, "words", words);
    return "redirect:" + to.encode().buildAndExpand(values).toUriString();
  }
}
