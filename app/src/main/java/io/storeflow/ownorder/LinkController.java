package io.storeflow.ownorder;

import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.ShopperAct;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a shopper has the link mailed by which they act on their order. */
@Controller
@RequestMapping("/track/{publicId}")
class LinkController {
  private final TrackedPage page;
  private final LinkPages pages;
  private final OrderLinks links;
  private final ReturnQueries queries;

  LinkController(TrackedPage page, LinkPages pages, OrderLinks links, ReturnQueries queries) {
    this.page = page;
    this.pages = pages;
    this.links = links;
    this.queries = queries;
  }

  @GetMapping("/return")
  String sendBack(
      @PathVariable String publicId,
      @RequestParam(required = false) @Nullable String sent,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return asking(ShopperAct.RETURN, publicId, sent, model, request, response);
  }

  @GetMapping("/cancellation")
  String cancel(
      @PathVariable String publicId,
      @RequestParam(required = false) @Nullable String sent,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return asking(ShopperAct.CANCELLATION, publicId, sent, model, request, response);
  }

  @GetMapping("/documents")
  String documents(
      @PathVariable String publicId,
      @RequestParam(required = false) @Nullable String sent,
      @RequestParam(required = false) @Nullable String over,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (over != null) model.addAttribute("trouble", "return.link.none");
    return asking(ShopperAct.DOCUMENTS, publicId, sent, model, request, response);
  }

  private String asking(
      ShopperAct act,
      String publicId,
      @Nullable String sent,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    model.addAttribute("sent", sent != null);
    return pages.asking(page.open(publicId, model, request, response), act, model);
  }

  @PostMapping("/return/link")
  String mailReturn(
      @PathVariable String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return mail(ShopperAct.RETURN, publicId, model, request, response);
  }

  @PostMapping("/cancellation/link")
  String mailCancellation(
      @PathVariable String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return mail(ShopperAct.CANCELLATION, publicId, model, request, response);
  }

  @PostMapping("/documents/link")
  String mailDocuments(
      @PathVariable String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    return mail(ShopperAct.DOCUMENTS, publicId, model, request, response);
  }

  /** Where it would be of no use, none is mailed. */
  private String mail(
      ShopperAct act,
      String publicId,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var back = "redirect:" + LinkPages.page(order) + "/" + act.code();
    if (pages.barred(order, act) != null) return back;
    long id = queries.returnable(order.store(), LinkPages.number(order)).order().id();
    links.ask(order.store(), id, act, request.getRemoteAddr());
    return back + "?sent";
  }
}
