package io.storeflow.platform.settings;

import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.testing.AppTest;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@AppTest
@Transactional
class DemoPeopleCheckTest {
  @Autowired DSLContext db;

  @Test
  void refusesADatabaseWithDemoPeople() {
    // Another test may have made the demo world; what this one does is rolled back.
    db.update(PERSON)
        .set(PERSON.EMAIL, PERSON.EMAIL.concat(".gone"))
        .where(PERSON.EMAIL.in(DemoPeople.EMAILS))
        .execute();
    var check = new DemoPeopleCheck(db);
    assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
    db.insertInto(PERSON)
        .set(PERSON.ID, 1L)
        .set(PERSON.PUBLIC_ID, "demo-people-check-test")
        .set(PERSON.EMAIL, "kitchen@hanami.example")
        .set(PERSON.NAME, "Kitchen")
        .set(PERSON.PASSWORD_HASH, "-")
        .set(PERSON.LOCALE, "en")
        .set(PERSON.CREATED_AT, Instant.EPOCH)
        .execute();
    assertThatThrownBy(check::afterSingletonsInstantiated)
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused ->
                org.assertj.core.api.Assertions.assertThat(refused.text())
                    .contains("kitchen@hanami.example"));
  }
}
