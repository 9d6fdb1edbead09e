package io.storeflow.noticepage;

import io.storeflow.desk.Needs;
import io.storeflow.notice.Notice;
import io.storeflow.notice.NoticeQueries;
import io.storeflow.notice.Notices;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Tab;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a person is told of, in all stores of the merchant that they may enter: the page, what the
 * bell of every page shows, and what is read.
 */
@Controller
@RequestMapping("/s/{store}/notices")
@Needs(Permission.SEE_STORE)
class NoticeController {
  private static final int LATEST = 8;

  private final Notices notices;
  private final NoticeQueries queries;
  private final Stores stores;
  private final NoticeWords words;
  private final MessageSource messages;

  NoticeController(
      Notices notices,
      NoticeQueries queries,
      Stores stores,
      NoticeWords words,
      MessageSource messages) {
    this.notices = notices;
    this.queries = queries;
    this.stores = stores;
    this.words = words;
    this.messages = messages;
  }

  @GetMapping
  String list(
      StoreAccess access,
      @RequestParam(defaultValue = "") String view,
      @RequestParam(required = false) @Nullable String cursor,
      Locale locale,
      Model model) {
    boolean unread = view.equals("unread");
    var mine = mine(access);
    var page = queries.page(access.store().merchant(), mine, unread, cursor);
    var path = access.store().page("/notices");
    var here = unread ? path + "?view=unread&cursor=" : path + "?cursor=";
    model
        .addAttribute("tabs", tabs(path, unread, locale))
        .addAttribute("unread", unread)
        .addAttribute("newerHref", page.newer() == null ? null : here + page.newer())
        .addAttribute("olderHref", page.older() == null ? null : here + page.older());
    return fill("notice/list", access, mine, page.rows(), locale, model);
  }

  /** What the bell shows when it is opened. */
  @GetMapping("/latest")
  String latest(StoreAccess access, Locale locale, Model model) {
    var mine = mine(access);
    var latest = queries.latest(access.store().merchant(), mine, LATEST);
    return fill("notice/_latest :: latest", access, mine, latest, locale, model);
  }

  /** How much is unread, as the bell shows it; nothing for none. */
  @GetMapping(path = "/count", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> count(StoreAccess access) {
    int unread = queries.count(access.store().merchant(), mine(access));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(words.count(unread));
  }

  /** Opens what it is about; it is read. */
  @PostMapping("/{notice}/reading")
  String open(StoreAccess access, @PathVariable long notice) {
    var merchant = access.store().merchant();
    var mine = mine(access);
    var found = queries.find(merchant, mine, notice).orElseThrow(NotFound::new);
    notices.read(merchant, access.person().personId(), found.id());
    return "redirect:" + Objects.requireNonNull(byId(mine).get(found.store())).page(found.link());
  }

  /** All up to the newest that was shown; what has come since stays unread. */
  @PostMapping("/reading")
  String readAll(StoreAccess access, @RequestParam(defaultValue = "0") String upTo) {
    notices.readAll(
        access.store().merchant(),
        access.person().personId(),
        upTo.matches("\\d{1,18}") ? Long.parseLong(upTo) : 0);
    return "redirect:" + access.store().page("/notices");
  }

  private String fill(
      String view,
      StoreAccess access,
      List<StoreAccess> mine,
      List<Notice> some,
      Locale locale,
      Model model) {
    var shown = words.say(some, byId(mine), locale);
    model
        .addAttribute("store", access.store())
        .addAttribute("rows", shown)
        .addAttribute("several", mine.size() > 1)
        .addAttribute("upTo", some.isEmpty() ? 0 : some.getFirst().id());
    return view;
  }

  private List<StoreAccess> mine(StoreAccess access) {
    long merchant = access.store().merchant().id();
    return stores.of(access.person()).stream()
        .filter(it -> it.store().merchant().id() == merchant)
        .toList();
  }

  private static Map<Long, Store> byId(List<StoreAccess> mine) {
    return mine.stream()
        .map(StoreAccess::store)
        .collect(Collectors.toMap(Store::id, Function.identity()));
  }

  private List<Tab> tabs(String path, boolean unread, Locale locale) {
    return Stream.of(false, true)
        .map(
            it ->
                new Tab(
                    messages.getMessage(it ? "notice.unread" : "notice.all", null, locale),
                    it ? path + "?view=unread" : path,
                    null,
                    it == unread))
        .toList();
  }
}
