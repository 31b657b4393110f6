package org.wsmanspec.suite.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes a class stand for scenarios, for build tools that know test classes only.
 *
 * <p>The class needs no content. Its scenarios run one after the other against one target:
 *
 * <pre>{@code
 * @WsmanScenarios(target = "lab-bmc.yaml", scenarios = {"addressing", "get-*"})
 * class LabBmcTests {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface WsmanScenarios {

  /**
   * The endpoint under test: {@code mock} for the embedded reference endpoint, an http or https
   * URL, or a target file, relative to the working directory or to the root of the class path.
   *
   * <p>Empty means what the configuration parameter {@code wsmanspec.target} says, and {@code mock}
   * without one.
   */
  String target() default "";

  /**
   * An endpoint that is started before the first scenario and stopped after the last, in place of
   * {@link #target}.
   *
   * <p>The default means none.
   */
  Class<? extends EndpointUnderTest> endpoint() default EndpointUnderTest.class;

  /**
   * Which scenarios: areas, ids, patterns with {@code *} over ids, scenario files or folders of
   * them. Files and folders are relative to the working directory or to the root of the class path.
   *
   * <p>Empty means all that come with the suite.
   */
  String[] scenarios() default {};

  /**
   * A plan in place of {@link #scenarios}: the name of a shipped one, or a plan file, relative to
   * the working directory.
   *
   * <p>Empty means no plan.
   */
  String plan() default "";
}
