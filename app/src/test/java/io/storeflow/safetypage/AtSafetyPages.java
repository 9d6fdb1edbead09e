package io.storeflow.safetypage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.brand.StoreBrands;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.Products;
import io.storeflow.db.Tables;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.Parts;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safety;
import io.storeflow.sharing.Rate;
import io.storeflow.sharing.ShareWay;
import io.storeflow.sharing.Sharing;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A brand, its products, and what is said of their safety. */
abstract class AtSafetyPages {
  static final Contact MAKER =
      new Contact("Seki Hamono", "1-2 Honmachi\n501-3857 Seki", "hello@seki.example");
  static final Safety SAID = new Safety(MAKER, "JP", Contact.NONE, "Sharp edge.", false);

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired StoreBrands brands;
  @Autowired SafetyStatements statements;
  @Autowired Sharing sharing;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Merchant merchant;
  Store store;
  Person owner;
  String product;
  World.Goods goods;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    store = world.store(merchant, 24 * 60);
    owner = world.member(store, Role.OWNER);
    goods = world.goods(store, 1000, 50);
    var p = Owned.only(store, Tables.PRODUCT);
    product = db.select(p.PUBLIC_ID).from(p).fetchSingle(p.PUBLIC_ID);
    brand("Kanetsune");
  }

  String shown() {
    return words(web.get(null, store.shop("/p/" + goods.productSlug())));
  }

  void brand(String name) {
    var now = products.get(store, product);
    var same = ProductChange.copy(now, now.title());
    var variants =
        now.variants().stream()
            .map(it -> new VariantChange(it.publicId(), List.of(), it.fields(), 0))
            .toList();
    var traits = Parts.with(now.fields().traits(), Map.of("brand", name));
    var fields = Parts.with(now.fields(), Map.of("traits", traits));
    products.change(
        store,
        product,
        now.version(),
        new ProductChange(fields, "", same.options(), variants, Set.of()),
        Actor.SYSTEM);
  }

  /** Public id of the product there that follows this one. */
  String share(Store market) {
    var seen = sharing.look(store, products.get(store, product).id(), market);
    var rate = Rate.same(store.currency());
    return transactions
        .write(() -> sharing.make(store, seen, market, ShareWay.LINK, rate, Actor.SYSTEM))
        .orElseThrow()
        .publicId();
  }

  MockHttpServletResponse post(String at, String... fields) {
    var answer = send(at, fields);
    assertThat(answer.getStatus()).as(words(answer)).isEqualTo(302);
    return answer;
  }

  /** As who has just opened the page. */
  MockHttpServletResponse send(String at, String... fields) {
    return sendSeen(version(at), at, fields);
  }

  String version(String at) {
    var field = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");
    var found = field.matcher(words(web.get(owner, at)));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  MockHttpServletResponse sendSeen(String version, String at, String... fields) {
    var call = MockMvcRequestBuilders.post(at).param("version", version);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(owner, call);
  }

  static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
