package io.storeflow.pulse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STORE_PULSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.storeflow.platform.db.AcrossOwners;
import io.storeflow.platform.db.UnscopedStatement;
import io.storeflow.store.Owned;
import io.storeflow.testing.AppTest;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class AcrossStoresTest {
  @Autowired private DSLContext db;
  @Autowired private Pulse pulse;

  @Test
  void pulsesOfManyStoresAreReadInOneStatement() {
    assertThat(pulse.read(List.of(1L, 2L, 3L))).isEmpty();
  }

  @Test
  void anAliasOfTheSameNameIsRefused() {
    pulse.read(List.of(1L));
    var forged = STORE_PULSE.as("all_store_pulse");
    refused(() -> db.selectFrom(forged).where(forged.ORDERS_SEQ.gt(0L)).fetch());
  }

  @Test
  void anotherTableBesideItNeedsItsOwner() {
    var all = Owned.acrossStores(STORE_PULSE);
    refused(
        () ->
            db.select(ORDERS.ID)
                .from(all)
                .join(ORDERS)
                .on(ORDERS.STORE_ID.eq(all.STORE_ID))
                .fetch());
  }

  @Test
  void nothingIsWrittenAcrossStores() {
    var all = Owned.acrossStores(STORE_PULSE);
    refused(() -> db.update(all).set(all.SHOP_VERSION, 9L).execute());
    refused(() -> db.deleteFrom(all).execute());
  }

  @Test
  void onlyThePulseReadsAcrossStores() {
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.storeflow");
    noClasses()
        .that()
        .doNotBelongToAnyOf(Pulse.class)
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(owner(belongToAnyOf(Owned.class)))
                .and(JavaCall.Predicates.target(name("acrossStores"))))
        .check(classes);
    noClasses()
        .that()
        .doNotBelongToAnyOf(Owned.class)
        .and() // counts the dead letters of all stores, for the operator
        .doNotHaveFullyQualifiedName("io.storeflow.platform.job.Due")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(owner(belongToAnyOf(AcrossOwners.class)))
                .and(JavaCall.Predicates.target(name("read"))))
        .check(classes);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable statement) {
    assertThatThrownBy(statement)
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(UnscopedStatement.class),
            failure -> assertThat(failure).hasRootCauseInstanceOf(UnscopedStatement.class));
  }
}
