package io.storeflow.soldout;

import io.storeflow.desk.Needs;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.paging.Page;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the kitchen has run out of, on its board. May be sent twice, as all of the board. */
@Controller
@RequestMapping("/s/{store}/board/kitchen/sold-out")
@Needs(Permission.USE_BOARD)
class SoldOutBoardController {
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

  /**
   * @param seq of the channel of orders, for which the rest is true
   */
  private record Shown(long seq, Page<Gone> gone, List<Gone> found) {}

  private final SoldOut soldOut;
  private final Pulse pulse;
  private final Transactions transactions;
  private final MessageSource messages;

  SoldOutBoardController(
      SoldOut soldOut, Pulse pulse, Transactions transactions, MessageSource messages) {
    this.soldOut = soldOut;
    this.pulse = pulse;
    this.transactions = transactions;
    this.messages = messages;
  }

  @GetMapping
  String show(
      Store store,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    return shown(store, Typed.line(q), cursor, model, "kitchen/sold-out");
  }

  @GetMapping("/list")
  String list(
      Store store,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    return shown(store, Typed.line(q), cursor, model, "kitchen/_sold-out :: region");
  }

  @PostMapping
  ResponseEntity<String> say(
      Store store,
      StoreAccess access,
      @RequestParam Thing thing,
      @RequestParam String id,
      @RequestParam Spell spell,
      Locale locale) {
    try {
      soldOut.say(store, thing, id, spell, Actor.of(access.person()));
      return ResponseEntity.noContent().build();
    } catch (NotFound gone) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND)
          .contentType(TEXT)
          .body(messages.getMessage("food.soldout.unknown", null, locale));
    }
  }

  private String shown(
      Store store, String words, @Nullable String cursor, Model model, String view) {
    var shown =
        transactions.snapshot(
            () ->
                new Shown(
                    pulse.read(store).orders(),
                    soldOut.page(store, cursor),
                    soldOut.named(store, words)));
    model.addAttribute("store", store);
    model.addAttribute("seq", shown.seq());
    model.addAttribute("gone", shown.gone().rows());
    model.addAttribute("newer", shown.gone().newer());
    model.addAttribute("older", shown.gone().older());
    model.addAttribute("cursor", cursor);
    model.addAttribute("found", shown.found());
    model.addAttribute("q", words);
    return view;
  }
}
