package io.storeflow.ownorder;

import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Typed;
import io.storeflow.proof.OrderLinks.Known;
import io.storeflow.proof.ShopperAct;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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
  private final LinkPages links;
  private final InvoiceQueries queries;
  private final InvoiceFiles files;

  OwnDocumentController(LinkPages links, InvoiceQueries queries, InvoiceFiles files) {
    this.links = links;
    this.queries = queries;
    this.files = files;
  }

  @GetMapping("/form")
  String list(Visit visit, @RequestParam(defaultValue = "") String token) {
    var spent = links.spent(visit, ShopperAct.DOCUMENTS, token);
    if (spent != null) return spent;
    visit
        .model()
        .addAttribute("here", visit.page())
        .addAttribute("token", Typed.code(token))
        .addAttribute("documents", queries.issued(visit.store(), visit.number()));
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
      Visit visit, @PathVariable String document, @RequestParam(defaultValue = "") String token) {
    if (links.look(visit, ShopperAct.DOCUMENTS, token) != Known.GOOD)
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(visit.page() + "/documents?over"))
          .build();
    var id = queries.ofOrder(visit.store(), visit.number(), document).orElseThrow(NotFound::new);
    var file = files.of(visit.store(), id);
    var named =
        ContentDisposition.inline().filename(file.name() + ".pdf", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
        .body(file.pdf());
  }
}
