package org.wsmanspec.suite.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a reference endpoint of its own to talk to, as a
 * parameter of type {@link WitnessedEndpoint}; afterwards what the test's client sent is judged.
 *
 * <pre>{@code
 * @Test
 * @AgainstReferenceEndpoint(personality = "unknown-dialect-answered")
 * void weSurviveAServerThatIgnoresTheDialect(WitnessedEndpoint endpoint) {
 *   OurClient client = new OurClient(endpoint.address());
 *   …
 * }
 * }</pre>
 *
 * <p>The annotation of a method stands in the place of its class's.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ReferenceEndpointExtension.class)
public @interface AgainstReferenceEndpoint {

  /** What the endpoint does wrong: the name of a shipped personality; empty for nothing. */
  String personality() default "";

  /** Whether to speak TLS; {@link WitnessedEndpoint#certificate} is what a client has to trust. */
  boolean https() default false;

  /** The one user who is let in; empty lets in anybody. */
  String user() default "";

  /** The user's password. */
  String password() default "";

  /** How clients authenticate where there is a user. */
  Login login() default Login.BASIC;

  /**
   * Whether a test fails when its client broke a requirement that binds clients. A test that failed
   * anyway is not judged.
   */
  boolean judged() default true;

  /** Ids of requirements that the client is known to break. */
  String[] except() default {};

  /** Ways to authenticate. */
  enum Login {
    /** Basic (RFC 7617). */
    BASIC,
    /** Digest (RFC 7616). */
    DIGEST
  }
}
