package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pictures that could not be fetched are no changes of the products that lack them. */
@AppTest
class MissingPicturesTest {
  private static final String FILE =
      "Handle,Title,Variant Price,Image Src\na,A,1.00,https://127.0.0.1/a.png\nb,B,1.00,\n";

  @Autowired World world;
  @Autowired ImportBench bench;
  @Autowired Browsing web;

  @Test
  void theSameFileAgainChangesNothingAndSaysWhatIsLacking() throws Exception {
    var store = world.store();
    assertThat(bench.brought(store, FILE).counts().pictures().failed()).isOne();
    int version = bench.product(store, "a").version();
    var again = bench.looked(store, FILE);
    assertThat(again.counts().changed()).isZero();
    assertThat(again.counts().same()).isEqualTo(2);
    assertThat(again.counts().lacking()).isOne();
    assertThat(bench.lines(store, again, Kind.LACKING))
        .extracting(ImportLine::handle)
        .containsExactly("a");
    Person person = world.member(store, Role.MANAGER);
    var page =
        web.get(person, "/s/" + store.slug() + "/products/imports/" + again.publicId())
            .getContentAsString();
    assertThat(page)
        .contains("1 product lacks pictures", "Fetch the pictures of 1 product")
        .doesNotContain("changed</a>", "Import 1 product");
    var done = bench.ran(store, again);
    assertThat(done.counts().steps().done()).isOne();
    assertThat(bench.product(store, "a").version()).isEqualTo(version);
  }
}
