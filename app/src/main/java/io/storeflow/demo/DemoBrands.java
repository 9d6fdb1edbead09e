package io.storeflow.demo;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import io.storeflow.brand.BrandChange;
import io.storeflow.brand.StoreBrands;
import io.storeflow.demodata.DemoBrand;
import io.storeflow.demodata.DemoFiles;
import io.storeflow.demodata.DemoStore;
import io.storeflow.exemption.Exemption;
import io.storeflow.fill.Good;
import io.storeflow.label.Brands;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safeties;
import io.storeflow.safety.Safety;
import io.storeflow.safetypage.SafetyStatements;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The brands of made-up stores, and who answers for their goods. */
@Component
class DemoBrands {
  private static final Safety EXEMPT = new Safety(Contact.NONE, "", Contact.NONE, "", true);

  private final DSLContext db;
  private final DemoFiles files;
  private final Brands labels;
  private final StoreBrands brands;
  private final Safeties safeties;
  private final SafetyStatements statements;

  DemoBrands(
      DSLContext db,
      DemoFiles files,
      Brands labels,
      StoreBrands brands,
      Safeties safeties,
      SafetyStatements statements) {
    this.db = db;
    this.files = files;
    this.labels = labels;
    this.brands = brands;
    this.safeties = safeties;
    this.statements = statements;
  }

  void write(Store store, DemoStore data, List<Good> goods) {
    var wanted = files.brands().get(store.slug());
    if (wanted == null) return;
    for (var brand : wanted.brands()) write(store, brand, goods);
    var exempt =
        data.categories().stream()
            .filter(it -> wanted.exempt().contains(it.title()))
            .flatMap(it -> it.products().stream())
            .map(DemoStore.Product::title)
            .toList();
    safeties.ofProducts(store, ids(goods, exempt), EXEMPT);
    var p = only(store, PRODUCT);
    var kept = p.ID.in(ids(goods, wanted.kept()));
    db.update(p).set(p.EXEMPTION, Exemption.NONE).where(kept).execute();
  }

  private void write(Store store, DemoBrand brand, List<Good> goods) {
    var ids = ids(goods, brand.products());
    var p = only(store, PRODUCT);
    long id = Objects.requireNonNull(labels.named(store, brand.name(), ids.getFirst()));
    db.update(p).set(p.BRAND_ID, id).where(p.ID.in(ids)).execute();
    var row = brands.named(store, brand.name()).orElseThrow();
    var change = new BrandChange(brand.name(), "", brand.text(), "");
    brands.change(store, row.publicId(), row.version(), change, Actor.SYSTEM);
    var said =
        new Safety(
            contact(brand.maker()),
            brand.country(),
            contact(brand.agent()),
            brand.warnings(),
            false);
    statements.sayOfBrand(store, row.publicId(), said, Actor.SYSTEM);
  }

  private static Contact contact(List<String> parts) {
    return new Contact(parts.get(0), parts.get(1), parts.get(2));
  }

  private static List<Long> ids(List<Good> goods, List<String> titles) {
    return goods.stream().filter(it -> titles.contains(it.title())).map(Good::id).toList();
  }
}
