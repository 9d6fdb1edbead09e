package io.storeflow.face;

import io.storeflow.desk.Needs;
import io.storeflow.media.MediaPath;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.uploads.OwnPicture;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The logo of a shop and what its home page opens with: one form, files with it. */
@Controller
@RequestMapping("/s/{store}/settings/face")
@Needs(Permission.EDIT_SETTINGS)
class FaceController {
  private static final String FORM = "form";

  private final Faces faces;
  private final FaceTargets targets;
  private final OwnPicture pictures;
  private final MessageSource messages;

  FaceController(Faces faces, FaceTargets targets, OwnPicture pictures, MessageSource messages) {
    this.faces = faces;
    this.targets = targets;
    this.pictures = pictures;
    this.messages = messages;
  }

  @GetMapping
  String show(Store store, Locale locale, Model model) {
    var form = FaceForm.of(faces.of(store));
    Untouched.errors(form, FORM, model);
    return page(store, form, locale, model);
  }

  @PostMapping
  String change(
      Store store,
      Actor actor,
      @ModelAttribute(FORM) FaceForm sent,
      @RequestParam(required = false) @Nullable MultipartFile logoFile,
      @RequestParam(required = false) @Nullable MultipartFile heroFile,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var now = faces.of(store);
    var typed = Untouched.keep(sent, FaceForm.of(now), request);
    var faults = Untouched.errors(typed, FORM, model);
    var logo =
        pictures.taken(store, "logo", typed.logo(), typed.logoOff(), logoFile, faults, response);
    var hero =
        pictures.taken(store, "hero", typed.hero(), typed.heroOff(), heroFile, faults, response);
    var form = typed.with(logo, hero);
    var errors = Untouched.errors(form, FORM, model);
    errors.addAllErrors(faults);
    var wanted = form.check(now, targets.of(store, locale), errors);
    if (!errors.hasErrors()) {
      try {
        faces.change(store, form.versionSeen(), wanted, actor);
        redirect.addFlashAttribute(
            "flash", Flash.said(messages.getMessage("face.saved", null, locale)));
        return "redirect:" + store.page("/settings/face");
      } catch (StaleFace stale) {
        form = form.withVersion(faces.of(store).version());
        Untouched.errors(form, FORM, model).reject("face.error.stale");
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(store, form, locale, model);
      }
    }
    response.setStatus(OwnPicture.status(response).value());
    return page(store, form, locale, model);
  }

  private String page(Store store, FaceForm form, Locale locale, Model model) {
    model.addAttribute("logo", path(store, form.keptLogo()));
    model.addAttribute("hero", path(store, form.keptHero()));
    model.addAttribute("targets", targets.of(store, locale));
    model.addAttribute("shop", store.shop(""));
    model.addAttribute("welcome", store.settings().welcome());
    return "face/form";
  }

  private static @Nullable String path(Store store, String id) {
    return id.isEmpty() ? null : MediaPath.of(store, id);
  }
}
