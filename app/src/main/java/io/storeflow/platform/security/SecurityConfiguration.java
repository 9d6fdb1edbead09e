package io.storeflow.platform.security;

import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.platform.url.RequestOrigin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Five worlds. The management port is for who runs StoreFlow, over plain HTTP. The public one
 * (storefront, tracking, API, files, printers) has no session and sets no cookie on a GET; unsafe
 * requests of pages are checked by where they come from. The live socket reads the staff session
 * and makes none. Boards have a pass beside it. Everything else is staff: session and CSRF token.
 */
@Configuration
@EnableConfigurationProperties(ForeignPages.class)
class SecurityConfiguration {
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String PERMISSIONS =
      "camera=(self), geolocation=(), microphone=(), payment=()";

  private final boolean server;
  private final @Nullable HttpsOnly httpsOnly;

  SecurityConfiguration(Environment environment, PublicUrl publicUrl) {
    server = environment.acceptsProfiles(Profiles.of("production", "staging"));
    httpsOnly = server && publicUrl.isHttps() ? new HttpsOnly(publicUrl) : null;
  }

  /**
   * Health and metrics, on a port of their own that strangers do not reach. Spring hands its
   * requests to these chains too; probes and Prometheus speak plain HTTP and sign in nowhere.
   */
  @Bean
  @Order(0)
  SecurityFilterChain management(HttpSecurity http) {
    return http.securityMatcher(SecurityConfiguration::isManagement)
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain publicPages(HttpSecurity http, ForeignPages foreignPages) {
    headers(http);
    return http.securityMatcher(
            "/api/**",
            "/shop/**",
            "/track/**",
            "/print/**",
            "/webhooks/**",
            "/assets/**",
            "/media/**",
            "/store-colours",
            "/healthz",
            "/robots.txt",
            "/sitemap.xml",
            "/favicon.ico")
        .csrf(AbstractHttpConfigurer::disable)
        .cors(cors -> cors.configurationSource(foreignPages.source()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .addFilterBefore(new OriginFilter(), AuthorizationFilter.class)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain liveSocket(HttpSecurity http) {
    headers(http);
    return http.securityMatcher("/ws")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  /**
   * Boards are opened by a session or a board pass; the store's interceptor checks it. A CSRF token
   * would die with the session that boards outlive, so unsafe requests are checked by where they
   * come from.
   */
  @Bean
  @Order(3)
  SecurityFilterChain boards(HttpSecurity http) {
    headers(http);
    return http.securityMatcher("/s/*/board/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .securityContext(context -> context.securityContextRepository(securityContextRepository()))
        .addFilterBefore(new OriginFilter(), AuthorizationFilter.class)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain staffPages(
      HttpSecurity http,
      CsrfTokenRequestHandler tokens,
      AccessDeniedHandler refused,
      AuthenticationEntryPoint signInFirst) {
    headers(http);
    return http.csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens(server)))
        .addFilterBefore(new NoUploadsOfStrangers(), CsrfFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/",
                        "/login",
                        "/login/**",
                        "/signup",
                        "/signup/slug",
                        "/signup/zone",
                        "/account/password/**",
                        "/account/email",
                        "/account/invitation",
                        "/account/invitation/account",
                        "/error",
                        "/dev/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(signInFirst).accessDeniedHandler(refused))
        .csrf(csrf -> csrf.csrfTokenRequestHandler(tokens))
        .securityContext(context -> context.securityContextRepository(securityContextRepository()))
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  /**
   * The request as a whole is measured; a timer around each of twenty filters costs more than it
   * tells.
   */
  @Bean
  SecurityObservationSettings noTimersInsideTheFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> firstHeaders() {
    return tomcat -> tomcat.addEngineValves(new FirstHeaders(CONTENT_POLICY, PERMISSIONS));
  }

  /** Where sign-in keeps who is signed in. */
  @Bean
  SecurityContextRepository securityContextRepository() {
    return new HttpSessionSecurityContextRepository();
  }

  private void headers(HttpSecurity http) {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .httpStrictTransportSecurity(
                    transport -> transport.includeSubDomains(true).maxAgeInSeconds(31_536_000))
                .cacheControl(cache -> {}));
    if (httpsOnly != null) http.addFilterAfter(httpsOnly, HeaderWriterFilter.class);
  }

  private static boolean isManagement(HttpServletRequest request) {
    return WebServerApplicationContext.hasServerNamespace(
        WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()),
        "management");
  }

  /** Refuses unsafe requests that other sites make a browser send. */
  private static final class OriginFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getRequestURI().startsWith("/api/") || RequestOrigin.isTrusted(request)) {
        chain.doFilter(request, response);
      } else {
        request.setAttribute(Forbidden.KIND, Forbidden.OTHER_SITE);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
      }
    }
  }
}
