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

  /** A stranger asks until nothing is sent any more: the owner still gets a code elsewhere. */
  @Test
  void askedForFromOneNetworkItIsStillMailedToAnother() {
    for (int i = 0; i < 5; i++) codes.ask(store, PublicId.random(), email, network(1));
    assertThatThrownBy(() -> codes.ask(store, PublicId.random(), email, network(1)))
        .isInstanceOf(Problem.class);
    var elsewhere = world.store(store.merchant());
    codes.ask(elsewhere, PublicId.random(), email, network(1));
    for (int i = 0; i < 4; i++) codes.ask(elsewhere, PublicId.random(), email, network(1));
    // Ten a day by now: one who has not asked yet still gets one, and one for a second try.
    codes.ask(store, asker, email, network(2));
    codes.ask(store, PublicId.random(), email, network(2));
    assertThatThrownBy(() -> codes.ask(store, PublicId.random(), email, network(2)))
        .isInstanceOf(Problem.class);
    assertThat(codes.asked(store, asker)).isPresent();
  }

  @Test
  void floodsNoMailboxFromHoweverManyNetworks() {
    int mails = 0;
    for (int i = 0; i < 100; i++)
      try {
        codes.ask(store, PublicId.random(), email, network(i));
        mails++;
      } catch (Problem refused) {
        // Then none is sent.
      }
    assertThat(mails).isEqualTo(40);
  }

  /** Pressed twice, it is one mail, and the code of it stays good. */
  @Test
  void isNotMailedAgainInTheSameMinute() {
    codes.ask(store, asker, email, network(1));
    var c = only(store, PROOF_CODE);
    long id = db.select(c.ID).from(c).fetchSingle(c.ID);
    codes.ask(store, asker, email, network(1));
    assertThat(db.select(c.ID).from(c).fetchSingle(c.ID)).isEqualTo(id);
    codes.write(store, id);
    codes.ask(store, asker, email, network(1));
    assertThat(db.select(c.ID).from(c).fetchSingle(c.ID)).isEqualTo(id);
    codes.ask(store, asker, "other." + email, network(1));
    assertThat(db.select(c.EMAIL).from(c).fetchSingle(c.EMAIL)).startsWith("other.");
    db.update(c).set(c.EMAIL, email).set(c.TRIES, ProofCodes.TRIES).execute();
    codes.ask(store, asker, email, network(1));
    assertThat(db.select(c.TRIES).from(c).fetchSingle(c.TRIES)).as("a new one").isZero();
  }

  private String network(int number) {
    return "10." + (100 + number % 100) + "." + store.id() % 250 + "." + store.id() / 250 % 250;
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
