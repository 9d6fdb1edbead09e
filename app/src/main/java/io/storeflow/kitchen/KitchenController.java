package io.storeflow.kitchen;

import io.storeflow.desk.BoardCookie;
import io.storeflow.desk.BoardPasses;
import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The kitchen board. Who opens it gets a pass, so that it outlives the session. */
@Controller
@RequestMapping("/s/{store}/board/kitchen")
@Needs(Permission.USE_BOARD)
class KitchenController {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final KitchenQueries queries;
  private final BoardPages pages;
  private final BoardPasses passes;
  private final BoardCookie cookie;

  KitchenController(
      KitchenQueries queries, BoardPages pages, BoardPasses passes, BoardCookie cookie) {
    this.queries = queries;
    this.pages = pages;
    this.passes = passes;
    this.cookie = cookie;
  }

  @GetMapping
  String show(
      Store store,
      StoreAccess access,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var token = cookie.read(request, store.publicId());
    boolean good = token.flatMap(it -> passes.enter(store.slug(), it)).isPresent();
    cookie.write(
        request,
        response,
        store,
        good ? token.orElseThrow() : passes.issue(access, request.getSession().getId()));
    model.addAttribute("store", store).addAttribute("board", queries.board(store));
    return "kitchen/board";
  }

  @GetMapping("/tickets")
  ResponseEntity<String> tickets(
      Store store, Locale locale, HttpServletRequest request, HttpServletResponse response) {
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body(pages.tickets(store, locale, request, response));
  }
}
