package io.storeflow.fill;

import io.storeflow.demodata.Shopper;
import io.storeflow.demodata.Words;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.input.Slug;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up shoppers of a store: new ones come, some of those who came before come again. */
final class Crowd {
  private static final int REMEMBERED = 5_000;

  private final List<Shopper> here = new ArrayList<>();
  private final Words words;
  private final Store store;
  private final Random random;

  Crowd(Words words, Store store, Random random) {
    this.words = words;
    this.store = store;
    this.random = random;
  }

  /**
   * So many new shoppers.
   *
   * @param number of an order that is theirs alone: keeps their addresses apart for ever
   */
  List<Shopper> come(int count, long number) {
    var strangers = new ArrayList<Shopper>();
    for (int i = 0; i < count; i++) strangers.add(stranger(number + i));
    here.addAll(strangers);
    if (here.size() > REMEMBERED) here.subList(0, here.size() - REMEMBERED).clear();
    return strangers;
  }

  Shopper any() {
    return here.get(random.nextInt(here.size()));
  }

  private Shopper stranger(long number) {
    var given = Words.any(words.given(), random);
    var family = Words.any(words.family(), random);
    var email = Slug.of(given + " " + family, 40) + "." + number + "@" + store.slug() + ".example";
    var street = Words.any(words.streets(), random) + " " + (1 + random.nextInt(180));
    var address =
        new Address(store.country(), "10" + (100 + random.nextInt(880)), "", "Berlin", street, "");
    return new Shopper(Ids.next(), given + " " + family, email, "", address);
  }
}
