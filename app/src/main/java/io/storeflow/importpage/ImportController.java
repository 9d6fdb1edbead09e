package io.storeflow.importpage;

import io.storeflow.desk.Needs;
import io.storeflow.importpicture.PictureJobs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.productimport.ImportQueries;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.productimport.Imports;
import io.storeflow.productimport.RefusedFile;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A file of products is sent, looked at, done, and taken back. */
@Controller
@RequestMapping("/s/{store}/products/imports")
@Needs(Permission.EDIT_PRODUCTS)
class ImportController {
  private static final Logger LOG = LoggerFactory.getLogger(ImportController.class);

  private final Imports imports;
  private final ImportQueries queries;
  private final ImportPage page;
  private final PictureJobs pictures;
  private final RefusedFile refused;
  private final TroubleWords words;
  private final RateLimits limits;
  private final MessageSource messages;

  ImportController(
      Imports imports,
      ImportQueries queries,
      ImportPage page,
      PictureJobs pictures,
      RefusedFile refused,
      TroubleWords words,
      RateLimits limits,
      MessageSource messages) {
    this.imports = imports;
    this.queries = queries;
    this.page = page;
    this.pictures = pictures;
    this.refused = refused;
    this.words = words;
    this.limits = limits;
    this.messages = messages;
  }

  @GetMapping
  String list(Store store, Model model) {
    return page.list(store, null, model);
  }

  /** Keeps the file and has it looked at; nothing of the store is changed. */
  @PostMapping
  String create(
      Store store,
      Actor actor,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletResponse response,
      Model model)
      throws IOException {
    if (file == null || file.isEmpty()) return refuse(store, nothing(file), response, model);
    if (file.getSize() > Imports.MOST_BYTES)
      return refuse(store, "import.error.large", response, model);
    if (!limits.take(Rule.UPLOAD, store.publicId()).allowed())
      return refuse(store, "import.error.many", response, model);
    var refusal = imports.refusal(store);
    if (refusal != null) return refuse(store, refusal, response, model);
    var copy = Files.createTempFile("import-", "");
    try {
      file.transferTo(copy);
      var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
      return to(store, imports.take(store, copy, page.named(name), actor));
    } catch (StorageAway away) {
      LOG.warn("A file of products was not kept", away);
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      return page.list(store, "import.error.away", model);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  @GetMapping("/{import}")
  String show(Store store, @PathVariable("import") String publicId, Model model) {
    return page.show(store, queries.get(store, publicId), model);
  }

  /**
   * @param kind code of which lines are shown
   * @param after number of the line before the first one
   */
  @GetMapping("/{import}/lines")
  String lines(
      Store store,
      @PathVariable("import") String publicId,
      @RequestParam(defaultValue = "changed") String kind,
      @RequestParam(required = false) @Nullable String after,
      Model model,
      Locale locale) {
    var row = queries.get(store, publicId);
    var which = Coded.find(Kind.class, kind).orElseThrow(NotFound::new);
    int from = WholeNumber.read(after, 0, Integer.MAX_VALUE).orElse(0);
    return page.lines(store, row, which, from, model, locale);
  }

  @PostMapping("/{import}/run")
  String run(Store store, Actor actor, @PathVariable("import") String publicId) {
    imports.begin(store, publicId, actor);
    return to(store, publicId);
  }

  @PostMapping("/{import}/undo")
  String undo(Store store, Actor actor, @PathVariable("import") String publicId) {
    imports.undo(store, publicId, actor);
    return to(store, publicId);
  }

  /** Has the work done again that was given up. */
  @PostMapping("/{import}/retry")
  String retry(
      Store store,
      Actor actor,
      @PathVariable("import") String publicId,
      RedirectAttributes redirect,
      Locale locale) {
    var key = imports.retry(store, publicId, actor) ? "work.retried" : "work.unreadable";
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {1}, locale)));
    return to(store, publicId);
  }

  /** Has the pictures fetched once more that could not be. */
  @PostMapping("/{import}/pictures")
  String pictures(
      Store store,
      @PathVariable("import") String publicId,
      RedirectAttributes redirect,
      Locale locale) {
    int again = pictures.again(store, queries.get(store, publicId).id());
    var said = messages.getMessage("import.pictures.begun", new Object[] {again}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return to(store, publicId);
  }

  /** The rows that were not taken, each with the reason, to be mended and sent again. */
  @GetMapping("/{import}/refused.csv")
  void refused(
      Store store,
      @PathVariable("import") String publicId,
      HttpServletResponse response,
      Locale locale)
      throws IOException {
    var row = queries.get(store, publicId);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(RefusedFile.name(row), StandardCharsets.UTF_8)
            .build()
            .toString());
    RefusedFile.Reasons reasons = (line, troubles) -> words.all(line, troubles, locale);
    refused.write(store, row, reasons, response.getOutputStream());
  }

  /** A browser sends an empty part without a name where no file was chosen. */
  private static String nothing(@Nullable MultipartFile file) {
    var name = file == null ? null : file.getOriginalFilename();
    return name == null || name.isEmpty() ? "import.error.none" : "import.error.empty";
  }

  private String refuse(Store store, String why, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.list(store, why, model);
  }

  private static String to(Store store, String publicId) {
    return "redirect:" + ImportPage.base(store) + "/" + publicId;
  }
}
