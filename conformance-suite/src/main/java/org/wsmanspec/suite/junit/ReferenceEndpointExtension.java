package org.wsmanspec.suite.junit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.mock.http.AuthenticationScheme;
import org.wsmanspec.mock.http.EndpointRecorder;
import org.wsmanspec.mock.http.Misbehavior;
import org.wsmanspec.mock.personality.Personalities;
import org.wsmanspec.mock.personality.Personality;
import org.wsmanspec.report.Finding;
import org.wsmanspec.suite.engine.FindingError;

/** Does what {@link AgainstReferenceEndpoint} says. */
public final class ReferenceEndpointExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(ReferenceEndpointExtension.class);

  /** Made by JUnit. */
  public ReferenceEndpointExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    AgainstReferenceEndpoint wanted = annotation(context);
    EndpointRecorder recorder =
        new EndpointRecorder(
            misbehavior(wanted.personality()), Clock.systemUTC(), EndpointRecorder.DEFAULT_LIMIT);
    ReferenceEndpoint.Builder builder =
        ReferenceEndpoint.builder().https(wanted.https()).misbehavior(recorder);
    if (!wanted.user().isEmpty()) {
      builder.credentials(wanted.user(), wanted.password(), scheme(wanted.login()));
    }
    context
        .getStore(NAMESPACE)
        .put(WitnessedEndpoint.class, new WitnessedEndpoint(builder.build().start(), recorder));
  }

  private static AuthenticationScheme scheme(AgainstReferenceEndpoint.Login login) {
    return switch (login) {
      case BASIC -> AuthenticationScheme.BASIC;
      case DIGEST -> AuthenticationScheme.DIGEST;
    };
  }

  private static Misbehavior misbehavior(String name) {
    if (name.isEmpty()) {
      return Misbehavior.NONE;
    }
    return Personalities.find(name)
        .map(Personality::misbehavior)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no personality '"
                        + name
                        + "'; docs/personalities.md lists those that are shipped"));
  }

  private static AgainstReferenceEndpoint annotation(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(e -> AnnotationSupport.findAnnotation(e, AgainstReferenceEndpoint.class))
        .or(
            () ->
                context
                    .getTestClass()
                    .flatMap(
                        c -> AnnotationSupport.findAnnotation(c, AgainstReferenceEndpoint.class)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "neither test nor class has @" + AgainstReferenceEndpoint.class.getName()));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    WitnessedEndpoint witnessed = store.remove(WitnessedEndpoint.class, WitnessedEndpoint.class);
    if (witnessed == null) {
      return;
    }
    try {
      AgainstReferenceEndpoint wanted = annotation(context);
      if (wanted.judged() && context.getExecutionException().isEmpty()) {
        Set<String> except = Set.of(wanted.except());
        List<Finding> failures =
            witnessed.failures().stream().filter(f -> !except.contains(f.requirement())).toList();
        if (!failures.isEmpty()) {
          throw FindingError.of(failures);
        }
      }
    } finally {
      witnessed.endpoint().close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WitnessedEndpoint.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Optional.ofNullable(
            context.getStore(NAMESPACE).get(WitnessedEndpoint.class, WitnessedEndpoint.class))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the endpoint lives while a test runs; take it as a parameter of the test or of"
                        + " a method with @BeforeEach"));
  }
}
