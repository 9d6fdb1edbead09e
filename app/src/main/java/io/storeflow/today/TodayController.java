package io.storeflow.today;

import io.storeflow.desk.Needs;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.safety.SafetyGaps;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import io.storeflow.storepage.StorePages;
import io.storeflow.work.FailedWork;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The front page of a store; shows what the role may see. */
@Controller
@RequestMapping("/s/{store}")
@Needs(Permission.SEE_STORE)
class TodayController {
  private static final int LOW = 5;
  private static final int NAMES = 3;

  private final TodayQueries queries;
  private final SetUpGuide guide;
  private final Stores stores;
  private final ProductLinks links;
  private final StorePages pages;
  private final SafetyGaps safety;
  private final FailedWork work;
  private final Pulse pulse;
  private final Transactions transactions;

  TodayController(
      TodayQueries queries,
      SetUpGuide guide,
      Stores stores,
      ProductLinks links,
      StorePages pages,
      SafetyGaps safety,
      FailedWork work,
      Pulse pulse,
      Transactions transactions) {
    this.queries = queries;
    this.guide = guide;
    this.stores = stores;
    this.links = links;
    this.pages = pages;
    this.safety = safety;
    this.work = work;
    this.pulse = pulse;
    this.transactions = transactions;
  }

  @GetMapping
  String show(Store store, StoreAccess access, Locale locale, Model model) {
    fill(store, access, model);
    if (access.may(Permission.EDIT_PRODUCTS)) model.addAttribute("lost", links.lost(store));
    if (access.may(Permission.EDIT_PRODUCTS)) model.addAttribute("unsafe", safety.count(store));
    if (access.may(Permission.EDIT_SETTINGS)) model.addAttribute("missing", pages.missing(store));
    if (access.may(Permission.EDIT_SETTINGS)) {
      var shown = guide.of(store, locale);
      model.addAttribute("untaxed", shown.untaxed());
      if (!shown.steps().isEmpty()) model.addAttribute("guide", shown.steps());
    }
    return "today/show";
  }

  @GetMapping("/today/region")
  String region(Store store, StoreAccess access, Model model) {
    fill(store, access, model);
    return "today/show :: region";
  }

  private void fill(Store store, StoreAccess access, Model model) {
    boolean orders = access.may(Permission.SEE_ORDERS);
    boolean stock = access.may(Permission.SEE_STOCK);
    model
        .addAttribute("store", store)
        .addAttribute("mayOrders", orders)
        .addAttribute("mayStock", stock)
        .addAttribute("mayBoard", access.may(Permission.USE_BOARD));
    transactions.snapshot(
        () -> {
          model.addAttribute("seq", pulse.read(store).orders());
          if (orders) orders(store, model);
          if (stock) model.addAttribute("low", queries.low(store, LOW));
          if (access.may(Permission.SEE_FAILED_WORK))
            model.addAttribute("failed", work.waiting(store));
          return model.addAttribute("others", queries.others(others(store, access)));
        });
  }

  private void orders(Store store, Model model) {
    Map<FulfilmentState, TodayQueries.Waiting> open = queries.open(store);
    model
        .addAttribute("fresh", open.get(FulfilmentState.NEW))
        .addAttribute("ready", open.get(FulfilmentState.READY))
        .addAttribute("open", open.values().stream().mapToInt(it -> it.orders()).sum())
        .addAttribute("onBoard", open.values().stream().mapToInt(it -> it.onBoard()).sum())
        .addAttribute("readyFor", queries.readyFor(store, NAMES))
        .addAttribute("sales", queries.sales(store));
    queries.typicalMinutes(store).ifPresent(minutes -> model.addAttribute("typical", minutes));
  }

  private List<Store> others(Store store, StoreAccess access) {
    return stores.of(access.person()).stream()
        .filter(each -> each.may(Permission.SEE_ORDERS) && each.store().id() != store.id())
        .map(StoreAccess::store)
        .toList();
  }
}
