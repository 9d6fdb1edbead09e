package io.storeflow.platform.db;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Session appends {@code _ATTRIBUTES} in capitals to the name of its table, which is another
 * table where names are case sensitive. Adding an attribute that is there already replaces it: two
 * requests of one session may both add it.
 *
 * <p>When a session was last used is written to the minute: a row that stays as it is costs no
 * write to the disk, which else every page of a dashboard would wait for.
 */
@Configuration(proxyBeanMethods = false)
class SessionTables {
  private static final String SELECT =
      """
      select s.primary_id, s.session_id, s.creation_time, s.last_access_time,
        s.max_inactive_interval, a.attribute_name, a.attribute_bytes
      from %TABLE_NAME% s
      left join %TABLE_NAME%_attributes a on s.primary_id = a.session_primary_id
      """;

  /** Sessions end in the transaction that writes down who ended them, where there is one. */
  @Bean
  TransactionOperations springSessionTransactionOperations(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> lowerCaseTables() {
    return sessions -> {
      sessions.setGetSessionQuery(SELECT + "where s.session_id = ?");
      sessions.setListSessionsByPrincipalNameQuery(SELECT + "where s.principal_name = ?");
      sessions.setUpdateSessionQuery(
          """
          update %TABLE_NAME% set session_id = ?,
            last_access_time = last_access_time + 60000 * ((? - last_access_time) div 60000),
            max_inactive_interval = ?,
            expiry_time = expiry_time + 60000 * ((? - expiry_time) div 60000),
            principal_name = ?
          where primary_id = ?
          """);
      sessions.setCreateSessionAttributeQuery(
          """
          insert into %TABLE_NAME%_attributes (session_primary_id, attribute_name, attribute_bytes)
          values (?, ?, ?)
          on duplicate key update attribute_bytes = values(attribute_bytes)
          """);
      sessions.setUpdateSessionAttributeQuery(
          """
          update %TABLE_NAME%_attributes set attribute_bytes = ?
          where session_primary_id = ? and attribute_name = ?
          """);
      sessions.setDeleteSessionAttributeQuery(
          "delete from %TABLE_NAME%_attributes where session_primary_id = ? and attribute_name = ?");
    };
  }
}
