package io.storeflow.platform.db;

import static io.storeflow.db.Tables.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Engines;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

@AppTest
class DatabaseTest {
  @Autowired DSLContext db;
  @Autowired JdbcTemplate jdbc;
  @Autowired Flyway flyway;
  @Autowired JdbcIndexedSessionRepository sessions;

  @Test
  void speaksTheDialectOfTheServer() {
    assertThat(db.dialect()).isEqualTo(Engines.onMySql() ? SQLDialect.MYSQL : SQLDialect.MARIADB);
    assertThat(ask("select version()"))
        .matches(version -> version.contains("MariaDB") != Engines.onMySql());
    assertThat(db.selectCount().from(STORE).getSQL()).doesNotContain("storeflow");
  }

  @Test
  void migratesEverything() {
    assertThat(flyway.info().pending()).isEmpty();
    assertThat(flyway.info().applied()).isNotEmpty();
    assertThat(ask("select @@collation_database")).isEqualTo("utf8mb4_0900_ai_ci");
  }

  @Test
  void setsEachConnectionAsTheQueriesNeedIt() {
    assertThat(ask("select @@session.time_zone")).isIn("+00:00", "UTC");
    assertThat(ask("select @@session.group_concat_max_len")).isEqualTo("67108864");
    assertThat(ask("select @@session.innodb_lock_wait_timeout")).isEqualTo("5");
    assertThat(ask("select @@session.transaction_isolation")).isEqualTo("READ-COMMITTED");
  }

  @Test
  void keepsSessions() {
    keeps(sessions);
  }

  private static <S extends Session> void keeps(
      org.springframework.session.FindByIndexNameSessionRepository<S> sessions) {
    var session = sessions.createSession();
    session.setAttribute("colour", "green");
    sessions.save(session);
    var again = sessions.findById(session.getId());
    assertThat(again).isNotNull();
    assertThat(again.<String>getAttribute("colour")).isEqualTo("green");
    again.setAttribute("colour", "blue");
    sessions.save(again);
    again.removeAttribute("colour");
    sessions.save(again);
    assertThat(sessions.findById(session.getId()).getAttributeNames()).doesNotContain("colour");
    sessions.deleteById(session.getId());
    assertThat(sessions.findById(session.getId())).isNull();
  }

  private String ask(String sql) {
    return String.valueOf(jdbc.queryForObject(sql, String.class));
  }
}
