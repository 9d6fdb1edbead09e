package io.storeflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.MerchantOwned;
import io.storeflow.platform.db.StoreOwned;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/**
 * The shape of the house, and the second net of tenancy: owned tables are named in one way only.
 */
@AnalyzeClasses(packages = "io.storeflow", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String GENERATED = "io.storeflow.db..";

  @Test
  void modulesHaveNoCyclesAndDoNotReachIntoOneAnother() {
    ApplicationModules.of(StoreFlow.class, resideInAPackage(GENERATED)).verify();
  }

  @ArchTest
  static final ArchRule ownerColumnsAreReadInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(GENERATED)
          .and()
          .doNotHaveFullyQualifiedName("io.storeflow.store.Owned")
          .and()
          .doNotHaveFullyQualifiedName("io.storeflow.platform.job.DeadLetters")
          .and()
          .doNotHaveFullyQualifiedName("io.storeflow.pulse.Pulse")
          .should()
          .accessFieldWhere(
              describe(
                  "the owner column of an owned table",
                  (JavaFieldAccess access) ->
                      isOwned(access.getTargetOwner())
                          && (access.getName().equals("STORE_ID")
                                  && access.getTargetOwner().isAssignableTo(StoreOwned.class)
                              || access.getName().equals("MERCHANT_ID")
                                  && access.getTargetOwner().isAssignableTo(MerchantOwned.class))))
          .because("only(store, TABLE) and insertInto(db, store, TABLE) name the owner");

  @ArchTest
  static final ArchRule sqlIsWrittenInJooq =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              GENERATED,
              "io.storeflow.local..",
              "io.storeflow.platform.health..",
              "io.storeflow.platform.db..")
          .should()
          .callMethodWhere(plainSql())
          .because("the guard reads the query's parts; it cannot read text");

  @ArchTest
  static final ArchRule noRecordsThatStoreThemselves =
      noClasses()
          .that()
          .resideOutsideOfPackage(GENERATED)
          .should()
          .callMethodWhere(
              describe(
                  "a record storing or deleting itself",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().isAssignableTo("org.jooq.UpdatableRecord")
                          && call.getName().matches("store|insert|update|merge|delete|refresh")));

  @ArchTest
  static final ArchRule onlyStoresOpensStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.storeflow.store")
          .should()
          .callConstructorWhere(
              describe(
                  "of a store or merchant",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().isEquivalentTo(Store.class)
                          || call.getTargetOwner().isEquivalentTo(Merchant.class)));

  @ArchTest
  static final ArchRule nobodyKeepsAStoreInAThread =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage(GENERATED)
          .should()
          .haveRawType(ThreadLocal.class)
          .because("the store is an argument");

  @ArchTest
  static final ArchRule controllersStayAtHome =
      classes().that().areAnnotatedWith(Controller.class).should().notBePublic();

  @ArchTest
  static final ArchRule transactionsAreRunByTransactions =
      methods()
          .should()
          .notBeAnnotatedWith(Transactional.class)
          .because("only Transactions retries what lost a race");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .resideOutsideOfPackage(GENERATED)
          .and()
          .areTopLevelClasses()
          .should(
              new com.tngtech.archunit.lang.ArchCondition<>("be in a package marked @NullMarked") {
                @Override
                public void check(
                    JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  if (!marked) {
                    events.add(
                        com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                            type, type.getName() + " is not"));
                  }
                }
              });

  @ArchTest
  static final ArchRule recordsNameWhatTheyHold =
      noClasses()
          .that()
          .resideOutsideOfPackage(GENERATED)
          .should()
          .callConstructorWhere(
              describe(
                  "of a record of a table by position",
                  (JavaCall<?> call) ->
                      call.getTargetOwner().isAssignableTo("org.jooq.TableRecord")
                          && !call.getTarget().getRawParameterTypes().isEmpty()))
          .because("a new column would shift what stands behind it; setters name it");

  @ArchTest
  static final ArchRule enumsHaveOneCode =
      noMethods()
          .that()
          .areDeclaredInClassesThat(
              describe("are enums that are not Coded", JavaClass::isEnum)
                  .and(not(assignableTo(Coded.class))))
          .should()
          .haveName("code")
          .because("Coded.code() is the one way");

  @ArchTest
  static final ArchRule codesAreReadInOneWay =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "reading a constant by its name",
                  (JavaCall<?> call) ->
                      call.getName().equals("valueOf")
                          && call.getTargetOwner().isAssignableTo(Coded.class)
                          && !call.getOriginOwner().equals(call.getTargetOwner())))
          .because("columns are forced types, and Coded.find() reads what was typed");

  @ArchTest
  static final ArchRule noUtilityPackages =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..impl..", "..dto..", "..helper..", "..mapper..");

  @ArchTest
  static final ArchRule theDatabaseKnowsNoFeature =
      noClasses()
          .that(resideInAPackage("io.storeflow.platform.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.storeflow.merchant..", "io.storeflow.order..", "io.storeflow.catalog..");

  private static boolean isOwned(JavaClass table) {
    return table.isAssignableTo(StoreOwned.class) || table.isAssignableTo(MerchantOwned.class);
  }

  /** Methods of jOOQ that take SQL as text. */
  private static DescribedPredicate<JavaAccess<?>> plainSqlAccess() {
    return describe(
        "plain SQL",
        access -> {
          var owner = access.getTargetOwner().getName();
          if (!owner.equals("org.jooq.impl.DSL") && !owner.equals("org.jooq.DSLContext"))
            return false;
          if (!(access instanceof JavaCall<?> call)) return false;
          var parameters = call.getTarget().getRawParameterTypes();
          boolean text =
              !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(String.class);
          boolean sql =
              !parameters.isEmpty() && parameters.getFirst().getName().equals("org.jooq.SQL");
          boolean harmless =
              access
                  .getName()
                  .matches("val|value|inline|name|param|concat|quotedName|unquotedName|render.*");
          return (text || sql) && !harmless;
        });
  }

  private static DescribedPredicate<JavaCall<?>> plainSql() {
    var any = plainSqlAccess();
    return describe("plain SQL", (JavaCall<?> call) -> any.test(call));
  }
}
