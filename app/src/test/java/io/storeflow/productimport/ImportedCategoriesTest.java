package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.Categories;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Categories that come with a file. */
@AppTest
class ImportedCategoriesTest extends OnImports {
  @Autowired Categories categories;

  private String category(String slug) {
    var of = product(slug).fields().category();
    return categories.tree(store).byPublicId(of).orElseThrow().words();
  }

  @Test
  void categoriesComeWithTheFileAndGoWithItUnlessTheyAreUsed() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    var tooDeep = "a > b > c > d > e > f";
    var dry =
        looked(
            head
                + "mug,Mug,Kitchen > Mugs,5.00\ncup,Cup,kitchen > mugs,6.00\n"
                + "pot,Pot,Garden,7.00\nbin,Bin,%s,8.00\n".formatted(tooDeep));
    assertThat(dry.newCategories()).containsExactly("Kitchen", "Kitchen › Mugs", "Garden");
    assertThat(categories.tree(store).isEmpty()).isTrue();
    var done = ran(dry);
    var mugs = categories.tree(store).nodes().get(1);
    assertThat(mugs.words()).isEqualTo("Kitchen › Mugs");
    assertThat(product("cup").fields().category()).isEqualTo(mugs.publicId());
    assertThat(product("bin").fields().category()).isNull();
    assertThat(categories.tree(store).nodes()).hasSize(3);
    ran(looked("Handle,Title,Product Category,Variant Price\njar,Jar,Garden,1.00\n"));
    undone(done);
    assertThat(categories.tree(store).nodes())
        .extracting(it -> it.title())
        .containsExactly("Garden");
  }

  @Test
  void aLaterPieceStandsInTheCategoriesThatTheDryRunHasNamed() throws IOException {
    var text = new StringBuilder("Handle,Title,Product Category,Variant Price\n");
    for (int i = 0; i < 101; i++) text.append("m%d,M,Men > Shoes,1.00\n".formatted(i));
    text.append("w,W,Women > Shoes,1.00\ns,S,Shoes,1.00\n");
    var dry = looked(text.toString());
    assertThat(dry.newCategories()).contains("Men › Shoes", "Women › Shoes", "Shoes");
    assertThat(ran(dry).counts().steps().done()).isEqualTo(103);
    assertThat(category("m100")).isEqualTo("Men › Shoes");
    assertThat(category("w")).isEqualTo("Women › Shoes");
    assertThat(category("s")).isEqualTo("Shoes");
  }

  @Test
  void twoSpellingsOfANewCategoryAreOne() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    ran(looked(head + "a,A,Kleidung > Hosen,1.00\nb,B,kleidung > Hemden,1.00\n"));
    assertThat(category("a")).isEqualTo("Kleidung › Hosen");
    assertThat(category("b")).isEqualTo("Kleidung › Hemden");
  }

  @Test
  void noCategoryComesForWhatIsLeftAlone() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    var dry = looked(head + "cup,Cup,Kitchen,5.00\n");
    ran(looked(head + "cup,Cup,,6.00\n"));
    assertThat(ran(dry).counts().steps().left()).isOne();
    assertThat(categories.tree(store).isEmpty()).isTrue();
  }
}
