package io.storeflow.ownorder;

import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import io.storeflow.tracking.TrackedPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a shopper opens the invoices of their order, by the link that was mailed. They say who
 * lives where: the address of the order's page is not enough.
 */
@Controller
@RequestMapping("/track/{publicId}/documents")
class OwnDocumentController {
  private final TrackedPage page;
  private final LinkPages links;
  private final InvoiceQueries queries;
  private final InvoiceFiles files;

  OwnDocumentController(
      TrackedPage page, LinkPages links, InvoiceQueries queries, InvoiceFiles files) {
    this.page = page;
    this.links = links;
    this.queries = queries;
    this.files = files;
  }

  @GetMapping("/form")
  String list(
      @PathVariable String publicId,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var spent =
        links.spent(order, ShopperAct.DOCUMENTS, token, request.getRemoteAddr(), model, response);
    if (spent != null) return spent;
    model
        .addAttribute("here", LinkPages.page(order))
        .addAttribute("token", Typed.code(token))
        .addAttribute("documents", queries.issued(order.store(), LinkPages.number(order)));
    return "shop/own-documents";
  }

  /**
   * One as PDF, to be looked at and saved; who comes with a link that is good no more is led to
   * where another one is mailed.
   *
   * @throws NotFound if the order has no such document
   */
  @GetMapping("/{document}")
  ResponseEntity<byte[]> show(
      @PathVariable String publicId,
      @PathVariable String document,
      @RequestParam(defaultValue = "") String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    var order = page.open(publicId, model, request, response);
    var known = links.look(order, ShopperAct.DOCUMENTS, token, request.getRemoteAddr());
    if (known != Known.GOOD)
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(LinkPages.page(order) + "/documents?over"))
          .build();
    var id =
        queries
            .ofOrder(order.store(), LinkPages.number(order), document)
            .orElseThrow(NotFound::new);
    var file = files.of(order.store(), id);
    var named =
        ContentDisposition.inline().filename(file.name() + ".pdf", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
        .body(file.pdf());
  }
}
