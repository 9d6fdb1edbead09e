package io.storeflow.ownorder;

import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.ReturnQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper has the link mailed by which they act on their order. */
@Controller
@RequestMapping("/track/{publicId}")
class LinkController {
  private final LinkPages pages;
  private final OrderLinks links;
  private final ReturnQueries queries;

  LinkController(LinkPages pages, OrderLinks links, ReturnQueries queries) {
    this.pages = pages;
    this.links = links;
    this.queries = queries;
  }

  @GetMapping("/return")
  String sendBack(Visit visit, @RequestParam(required = false) @Nullable String sent) {
    return asking(ShopperAct.RETURN, visit, sent);
  }

  @GetMapping("/cancellation")
  String cancel(Visit visit, @RequestParam(required = false) @Nullable String sent) {
    return asking(ShopperAct.CANCELLATION, visit, sent);
  }

  @GetMapping("/documents")
  String documents(
      Visit visit,
      @RequestParam(required = false) @Nullable String sent,
      @RequestParam(required = false) @Nullable String over) {
    if (over != null) visit.model().addAttribute("trouble", "return.link.none");
    return asking(ShopperAct.DOCUMENTS, visit, sent);
  }

  private String asking(ShopperAct act, Visit visit, @Nullable String sent) {
    visit.model().addAttribute("sent", sent != null);
    return pages.asking(visit, act);
  }

  @PostMapping("/return/link")
  String mailReturn(Visit visit) {
    return mail(ShopperAct.RETURN, visit);
  }

  @PostMapping("/cancellation/link")
  String mailCancellation(Visit visit) {
    return mail(ShopperAct.CANCELLATION, visit);
  }

  @PostMapping("/documents/link")
  String mailDocuments(Visit visit) {
    return mail(ShopperAct.DOCUMENTS, visit);
  }

  /** Where it would be of no use, none is mailed. */
  private String mail(ShopperAct act, Visit visit) {
    var back = "redirect:" + visit.page() + "/" + act.code();
    if (pages.barred(visit, act) != null) return back;
    long id = queries.returnable(visit.store(), visit.number()).order().id();
    links.ask(visit.store(), id, act, visit.network());
    return back + "?sent";
  }
}
