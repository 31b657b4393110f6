package org.wsmanspec.scenario.run;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.template.MessageTemplates;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.template.TemplateException;
import org.wsmanspec.message.vocabulary.Actions;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Content;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.run.RequestModel.Addressed;

/** Writes the envelope that an operation sends. */
final class RequestRenderer {

  private static final String CONTEXT = "<wsen:EnumerationContext></wsen:EnumerationContext>";

  private final Target target;
  private final RunOptions options;
  private final Subscriptions subscriptions;

  /** Where the last Enumerate of the scenario went; Pull and the like go there too. */
  private Optional<Addressed> enumerated = Optional.empty();

  RequestRenderer(Target target, RunOptions options, Subscriptions subscriptions) {
    this.target = target;
    this.options = options;
    this.subscriptions = subscriptions;
  }

  /**
   * An envelope and its message id.
   *
   * @param xml without XML declaration
   * @param destination where it is to be sent
   */
  record Written(String xml, Optional<String> messageId, URI destination) {}

  /**
   * The envelope of an operation.
   *
   * @throws NotDrivenException if it cannot be made
   */
  Written write(Operation.Message operation, StepContext step) {
    try {
      return operation instanceof Operation.Identify
          ? identify(operation.parameters(), step)
          : message(operation, step);
    } catch (TemplateException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  private Written identify(RequestParameters parameters, StepContext step) {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put(
        "headers", parameters.headers().stream().map(h -> new RawXml(step.markup(h))).toList());
    return new Written(
        MessageTemplates.render("identify", model), Optional.empty(), target.address());
  }

  private Written message(Operation.Message operation, StepContext step) {
    RequestParameters parameters = operation.parameters();
    Optional<Addressed> addressed = addressed(operation, step);
    if (operation instanceof Operation.Enumerate) {
      enumerated = addressed;
    }
    Optional<Subscription> subscription = subscription(operation, step);
    Optional<Manager> manager =
        operation instanceof Operation.Subscribe
            ? Optional.empty()
            : subscription.map(Subscription::manager);
    URI destination = manager.map(Manager::destination).orElse(target.address());
    RequestModel requestModel = new RequestModel(step, target, options);
    Map<String, @Nullable Object> model = requestModel.headers(parameters, addressed, manager);
    OperationModel body = new OperationModel(step, target, model, requestModel);
    Optional<RawXml> whole = body.add(operation, resourceName(parameters, step), subscription);
    Optional<String> messageId = Optional.ofNullable(model.get("messageId")).map(Object::toString);
    if (operation instanceof Operation.Send send) {
      return new Written(template(send, step, model), messageId, destination);
    }
    Optional<RawXml> given = parameters.body().map(b -> new RawXml(step.markup(b))).or(() -> whole);
    if (given.isPresent()) {
      model.putIfAbsent("action", action(operation, addressed, model));
      model.put("body", given.get());
      return new Written(MessageTemplates.render("envelope", model), messageId, destination);
    }
    String xml = MessageTemplates.render(templateOf(operation), model);
    boolean leaveContextOut = body.leavesContextOut();
    return new Written(leaveContextOut ? xml.replace(CONTEXT, "") : xml, messageId, destination);
  }

  /**
   * The envelope of a request to a remote shell.
   *
   * @throws NotDrivenException if it cannot be made
   */
  Written write(ShellRequest request, StepContext step) {
    try {
      RequestParameters parameters = request.parameters();
      RequestModel requestModel = new RequestModel(step, target, options);
      Map<String, @Nullable Object> model =
          requestModel.headers(parameters, addressed(request, step), Optional.empty());
      model.putIfAbsent("action", request.action());
      Optional<String> body =
          parameters
              .body()
              .map(step::markup)
              .or(() -> Optional.of(request.body()).filter(b -> !b.isEmpty()));
      body.ifPresent(b -> model.put("body", new RawXml(b)));
      return new Written(
          MessageTemplates.render("envelope", model),
          Optional.ofNullable(model.get("messageId")).map(Object::toString),
          target.address());
    } catch (TemplateException e) {
      throw NotDrivenException.mistake(String.valueOf(e.getMessage()));
    }
  }

  /** The shell, unless the scenario names something else. */
  private Optional<Addressed> addressed(ShellRequest request, StepContext step) {
    RequestParameters parameters = request.parameters();
    Optional<Target.Resource> resource = resource(parameters, step);
    String uri =
        parameters
            .uri()
            .map(step::text)
            .or(() -> resource.map(Target.Resource::uri))
            .or(() -> parameters.resource().map(step::text))
            .orElse(request.addressed().uri());
    Map<String, String> selectors = new LinkedHashMap<>();
    resource.ifPresent(r -> selectors.putAll(r.selectors()));
    parameters
        .selectors()
        .ifPresentOrElse(
            own -> own.forEach((k, v) -> selectors.put(name(k, step), step.text(v))),
            () -> selectors.putAll(request.addressed().selectors()));
    return Optional.of(new Addressed(uri, selectors));
  }

  /** The subscription that a message is about. */
  private Optional<Subscription> subscription(Operation.Message operation, StepContext step) {
    if (operation instanceof Operation.Subscribe subscribe) {
      return Optional.of(subscriptions.named(subscribe.as(), step));
    } else if (operation instanceof Operation.OnSubscription on) {
      return Optional.of(subscriptions.named(on.subscription(), step));
    }
    return operation instanceof Operation.Pull pull
        ? pull.subscription().map(name -> subscriptions.named(name, step))
        : Optional.empty();
  }

  private static String template(
      Operation.Send send, StepContext step, Map<String, @Nullable Object> model) {
    if (!(send.content() instanceof Content.Template template)) {
      throw new IllegalArgumentException("only a template is rendered, not " + send.content());
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>(model);
    template.model().forEach((key, value) -> all.put(key, step.text(value)));
    return MessageTemplates.render(step.text(template.name()), all);
  }

  private static String templateOf(Operation operation) {
    return switch (operation.keyword()) {
      case "renewEnumeration" -> "renew-enumeration";
      case "enumerationStatus" -> "enumeration-status";
      case "getStatus" -> "get-status";
      default -> operation.keyword();
    };
  }

  private static String action(
      Operation operation, Optional<Addressed> addressed, Map<String, @Nullable Object> model) {
    return switch (operation.keyword()) {
      case "get" -> Actions.GET;
      case "put" -> Actions.PUT;
      case "create" -> Actions.CREATE;
      case "delete" -> Actions.DELETE;
      case "enumerate" -> Actions.ENUMERATE;
      case "pull" -> Actions.PULL;
      case "release" -> Actions.RELEASE;
      case "renewEnumeration" -> Actions.ENUMERATION_RENEW;
      case "enumerationStatus" -> Actions.ENUMERATION_GET_STATUS;
      case "subscribe" -> Actions.SUBSCRIBE;
      case "renew" -> Actions.RENEW;
      case "getStatus" -> Actions.GET_STATUS;
      case "unsubscribe" -> Actions.UNSUBSCRIBE;
      case "invoke" ->
          addressed.map(Addressed::uri).orElse("") + "/" + model.getOrDefault("method", "");
      default -> "";
    };
  }

  private Optional<Addressed> addressed(Operation.Message operation, StepContext step) {
    RequestParameters parameters = operation.parameters();
    Optional<Target.Resource> resource = resource(parameters, step);
    Optional<String> literal =
        parameters.resource().map(step::text).filter(text -> text.contains(":"));
    Optional<String> uri =
        parameters
            .uri()
            .map(step::text)
            .or(() -> resource.map(Target.Resource::uri))
            .or(() -> literal);
    Map<String, String> selectors = new LinkedHashMap<>();
    // What the step says is added to what the target file says, or takes its place by name.
    resource.ifPresent(r -> selectors.putAll(r.selectors()));
    parameters
        .selectors()
        .ifPresent(own -> own.forEach((k, v) -> selectors.put(name(k, step), step.text(v))));
    if (uri.isPresent()) {
      return Optional.of(new Addressed(uri.get(), selectors));
    }
    if (operation instanceof Operation.Enumerate enumerate && enumerate.association().isPresent()) {
      return Optional.of(new Addressed(Uris.ALL_CLASSES, selectors));
    }
    boolean continues =
        (operation instanceof Operation.Pull pull && pull.subscription().isEmpty())
            || operation instanceof Operation.Release
            || operation instanceof Operation.RenewEnumeration
            || operation instanceof Operation.EnumerationStatus;
    return continues ? enumerated : Optional.empty();
  }

  /** A selector's name may hold variables too. */
  private static String name(String name, StepContext step) {
    return step.text(Text.of(name));
  }

  private Optional<Target.Resource> resource(RequestParameters parameters, StepContext step) {
    return resourceName(parameters, step)
        .map(
            name ->
                target
                    .resource(name)
                    .orElseThrow(
                        () ->
                            NotDrivenException.notApplicable(
                                "the target file describes no resource '" + name + "'")));
  }

  private static Optional<String> resourceName(RequestParameters parameters, StepContext step) {
    return parameters.resource().map(step::text).filter(text -> !text.contains(":"));
  }
}
