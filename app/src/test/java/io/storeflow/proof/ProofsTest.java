package io.storeflow.proof;

import static io.storeflow.db.Tables.PROOF;
import static io.storeflow.db.Tables.PROOF_CODE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A code shows an address to be somebody's: once, soon, and without many tries. */
@AppTest
class ProofsTest {
  @Autowired private World world;
  @Autowired private Proofs proofs;
  @Autowired private ProofCodes codes;
  @Autowired private DSLContext db;

  private Store store;
  private String asker;
  private String email;

  @BeforeEach
  void open() {
    store = world.store();
    asker = PublicId.random();
    email = "mika@" + store.slug() + ".example";
  }

  @Test
  void holdsForItsHolderAtOneStoreUntilItEnds() {
    KnownCode.mail(db, store, asker, email);
    assertThat(show(" 204-816 ")).isPresent();
    var proof = proofs.of(store, asker).orElseThrow();
    assertThat(proof.email()).isEqualTo(email);
    assertThat(proof.customer()).isNull();
    assertThat(proof.isOf("Mika@" + store.slug() + ".example")).isTrue();
    assertThat(proofs.of(world.store(store.merchant()), asker)).isEmpty();
    assertThat(proofs.of(store, PublicId.random())).isEmpty();
    assertThat(show(KnownCode.CODE)).as("once").isEmpty();

    var p = only(store, PROOF);
    db.update(p).set(p.ENDS_AT, Instant.now().minusSeconds(1)).execute();
    assertThat(proofs.of(store, asker)).isEmpty();
    assertThat(proofs.forgetExpired(store)).isEqualTo(1);
  }

  @Test
  void endsWhenSomebodySaysThatTheyAreNotIt() {
    KnownCode.mail(db, store, asker, email);
    show(KnownCode.CODE);
    proofs.end(store, asker);
    assertThat(proofs.of(store, asker)).isEmpty();
  }

  @Test
  void takesFiveTriesAndNoMore() {
    KnownCode.mail(db, store, asker, email);
    for (int i = 0; i < ProofCodes.TRIES; i++) assertThat(show("00000" + i)).isEmpty();
    assertThat(codes.asked(store, asker)).isEmpty();
    assertThat(show(KnownCode.CODE)).isEmpty();
  }

  @Test
  void countsEveryTryOfManyAtOnce() throws Exception {
    KnownCode.mail(db, store, asker, email);
    AtOnce.all(Collections.nCopies(8, () -> show("000000")));
    var c = only(store, PROOF_CODE);
    assertThat(db.select(c.TRIES).from(c).fetchSingle(c.TRIES)).isEqualTo(ProofCodes.TRIES);
  }

  @Test
  void isGoodForTenMinutes() {
    KnownCode.mail(db, store, asker, email);
    var c = only(store, PROOF_CODE);
    db.update(c).set(c.EXPIRES_AT, Instant.now().minusSeconds(1)).execute();
    assertThat(show(KnownCode.CODE)).isEmpty();
    assertThat(codes.forgetExpired(store)).isEqualTo(1);
  }

  @Test
  void isOfNobodyButTheOneWhoAsked() {
    KnownCode.mail(db, store, asker, email);
    var other = PublicId.random();
    assertThat(proofs.show(store, other, KnownCode.CODE, other, "10.0.0.1")).isEmpty();
  }

  @Test
  void mailsAFewCodesToAnAddressWhoeverAsks() {
    for (int i = 0; i < 5; i++)
      codes.ask(store, PublicId.random(), email, "10.9." + i + "." + (int) (store.id() % 250));
    assertThatThrownBy(() -> codes.ask(store, PublicId.random(), email, "10.9.9.9"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void keepsNoCodeThatCouldBeRead() {
    codes.ask(store, asker, email, "10.8.8.8");
    var c = only(store, PROOF_CODE);
    long id = db.select(c.ID).from(c).fetchSingle(c.ID);
    var code = codes.write(store, id).orElseThrow();
    assertThat(code.email()).isEqualTo(email);
    assertThat(code.code()).matches("\\d{6}");
    assertThat(Code.hash(id, code.code())).isNotEqualTo(Code.hash(id + 1, code.code()));
  }

  private Optional<Proof> show(String code) {
    return proofs.show(store, asker, code, asker, "10.7." + store.id() % 250 + ".1");
  }
}
