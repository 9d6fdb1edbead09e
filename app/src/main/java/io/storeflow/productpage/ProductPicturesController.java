package io.storeflow.productpage;

import io.storeflow.catalog.Products;
import io.storeflow.desk.Needs;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.uploads.PictureForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pictures of a product while they are edited: put in order, taken off, sent. Saves nothing.
 */
@Controller
@RequestMapping("/s/{store}/products")
class ProductPicturesController {
  private final Products products;
  private final ProductPage page;
  private final PictureForm pictures;

  ProductPicturesController(Products products, ProductPage page, PictureForm pictures) {
    this.products = products;
    this.page = page;
    this.pictures = pictures;
  }

  @InitBinder
  void boxes(WebDataBinder binder) {
    ProductController.boxes(binder);
  }

  @PostMapping(
      value = {"", "/{product}"},
      params = {"picture", "!rows"})
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView pictures(
      Store store,
      StoreAccess access,
      @PathVariable Optional<String> product,
      @RequestParam String picture,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      @ModelAttribute("form") ProductForm form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    var before = product.map(id -> products.get(store, id));
    var sent = form.sent(files, before.orElse(null));
    var kept = pictures.keep(store, sent, errors, request, response);
    var changed = form.with(pictures.after(store, kept, picture));
    return page.again(store, access, before, GridAct.taken(changed, errors), errors);
  }
}
