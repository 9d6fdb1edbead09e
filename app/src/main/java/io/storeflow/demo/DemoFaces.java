package io.storeflow.demo;

import io.storeflow.demodata.DemoFace;
import io.storeflow.demodata.DemoFiles;
import io.storeflow.demodata.Drawings;
import io.storeflow.face.FaceChange;
import io.storeflow.face.Faces;
import io.storeflow.platform.code.Coded;
import io.storeflow.product.Description;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.storepage.LegalPage;
import io.storeflow.storepage.PageChange;
import io.storeflow.storepage.StorePages;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The home pages of the demo world, and what its stores wrote. One store has neither. */
@Component
class DemoFaces {
  private final DemoFiles files;
  private final Drawings drawings;
  private final Faces faces;
  private final StorePages pages;

  DemoFaces(DemoFiles files, Drawings drawings, Faces faces, StorePages pages) {
    this.files = files;
    this.drawings = drawings;
    this.faces = faces;
    this.pages = pages;
  }

  void write(Store store) {
    var face = files.faces().get(store.slug());
    if (face == null) return;
    var hero = Objects.requireNonNull(drawings.keep(store, Set.of(face.hero())).get(face.hero()));
    var change = new FaceChange("", hero.publicId(), hero.alt(), face.action(), face.path());
    faces.change(store, 0, change, Actor.SYSTEM);
    for (var text : face.pages()) write(store, text);
  }

  private void write(Store store, DemoFace.Text text) {
    var legal = Coded.find(LegalPage.class, text.legal()).orElse(null);
    var words = new PageChange(text.title(), "", true, Description.ofHtml(text.text()));
    pages.create(store, legal, words, Actor.SYSTEM);
  }
}
