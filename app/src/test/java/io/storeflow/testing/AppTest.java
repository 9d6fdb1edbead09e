package io.storeflow.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application on a free port with a real database and Redis. All of them share
 * one context: a test that needs other settings starts an {@link AppProcess}. They run on MariaDB,
 * and again on MySQL with {@code -Pmysql}, but those tagged {@code any-engine}: what these show is
 * the same on each.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = UseEngines.class)
@Import({World.class, Placed.class, Staff.class, Statements.class})
public @interface AppTest {}
