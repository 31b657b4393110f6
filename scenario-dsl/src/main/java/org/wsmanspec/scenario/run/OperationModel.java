package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.wsmanspec.message.Dom;
import org.wsmanspec.message.UnreadableMessageException;
import org.wsmanspec.message.mutation.Markup;
import org.wsmanspec.message.mutation.XmlFragments;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Association;
import org.wsmanspec.scenario.EnumerationFilter;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.Representation;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/** What an operation puts into its body, as a model for the message templates. */
final class OperationModel {

  /** A reference to a map of a target's resource, as a whole. */
  private static final Pattern VALUES =
      Pattern.compile("\\$\\{\\s*resources\\.([^.{}\\s]+)\\.([^.{}\\s]+)\\s*}");

  private final StepContext step;
  private final Target target;
  private final Map<String, @Nullable Object> model;
  private final RequestModel headers;
  private boolean leavesContextOut;

  OperationModel(
      StepContext step, Target target, Map<String, @Nullable Object> model, RequestModel headers) {
    this.step = step;
    this.target = target;
    this.model = model;
    this.headers = headers;
  }

  /** Whether the context was left out of a message that should have one. */
  boolean leavesContextOut() {
    return leavesContextOut;
  }

  /**
   * Add what the operation says.
   *
   * @param resource name of the target's resource, if one is used
   * @param subscription the subscription that it is about, if any
   * @return the whole content of the body, if the scenario gives it
   */
  Optional<RawXml> add(
      Operation.Message operation, Optional<String> resource, Optional<Subscription> subscription) {
    if (operation instanceof Operation.Put put) {
      return representation("properties", put.representation());
    } else if (operation instanceof Operation.Create create) {
      return representation(
          "properties", create.representation().or(() -> described(resource, "properties")));
    } else if (operation instanceof Operation.Invoke invoke) {
      model.put("method", method(invoke, resource));
      return representation("input", invoke.input().or(() -> described(resource, "input")));
    } else if (operation instanceof Operation.Enumerate enumerate) {
      enumerate(enumerate);
    } else if (operation instanceof Operation.Pull pull) {
      if (pull.context().isEmpty() && subscription.isPresent()) {
        contextOf(subscription.get());
      } else {
        context(pull.context());
      }
      put("maxElements", pull.maxElements());
      put("maxTime", pull.maxTime());
      put("maxCharacters", pull.maxCharacters());
      estimate(pull.countEstimate());
    } else if (operation instanceof Operation.Release release) {
      context(release.context());
    } else if (operation instanceof Operation.RenewEnumeration renew) {
      context(renew.context());
      put("expires", renew.expires());
    } else if (operation instanceof Operation.EnumerationStatus status) {
      context(status.context());
    } else if (operation instanceof Operation.Subscribe subscribe) {
      subscribe.terms().filter().ifPresent(f -> model.put("filter", filter(f)));
      new SubscribeModel(step, subscription.orElseThrow(), model)
          .add(subscribe.terms(), headers::header);
    } else if (operation instanceof Operation.Renew renew) {
      put("expires", renew.expires());
    }
    return Optional.empty();
  }

  private void enumerate(Operation.Enumerate enumerate) {
    put("expires", enumerate.expires());
    put("endTo", enumerate.endTo());
    put("maxElements", enumerate.maxElements());
    put("mode", enumerate.mode());
    put("polymorphism", enumerate.polymorphism());
    if (enumerate.optimize()) {
      model.put("optimize", true);
    }
    estimate(enumerate.countEstimate());
    enumerate.filter().ifPresent(f -> model.put("filter", filter(f)));
    enumerate.association().ifPresent(a -> model.put("association", association(a)));
  }

  private void estimate(Optional<Flag> flag) {
    flag.ifPresent(
        f -> headers.flag("requestTotalItemsCountEstimate", "RequestTotalItemsCountEstimate", f));
  }

  private Map<String, Object> filter(EnumerationFilter filter) {
    Map<String, Object> out = new LinkedHashMap<>();
    filter.dialect().ifPresent(d -> out.put("dialect", step.text(d)));
    if (filter.markup()) {
      out.put("xml", new RawXml(declared(step.markup(filter.content()))));
    } else {
      out.put("text", step.text(filter.content()));
    }
    out.put("element", filter.element().name().toLowerCase(Locale.ROOT));
    return out;
  }

  private Map<String, Object> association(Association association) {
    Map<String, Object> out = new LinkedHashMap<>();
    boolean associated = association.kind() == Association.Kind.ASSOCIATED;
    out.put("kind", associated ? "AssociatedInstances" : "AssociationInstances");
    String named = step.text(association.resource());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("address", Uris.ANONYMOUS);
    Map<String, String> selectors = new LinkedHashMap<>();
    if (named.contains(":")) {
      object.put("resourceUri", named);
    } else {
      Target.Resource resource =
          target
              .resource(named)
              .orElseThrow(
                  () ->
                      NotDrivenException.notApplicable(
                          "the target file describes no resource '" + named + "'"));
      object.put("resourceUri", resource.uri());
      selectors.putAll(resource.selectors());
    }
    association
        .selectors()
        .ifPresent(
            given -> {
              selectors.clear();
              given.forEach((k, v) -> selectors.put(step.text(Text.of(k)), step.text(v)));
            });
    if (!selectors.isEmpty()) {
      object.put("selectors", selectors);
    }
    out.put("object", object);
    association.associationClass().ifPresent(t -> out.put("associationClassName", step.text(t)));
    association.role().ifPresent(t -> out.put("role", step.text(t)));
    association.resultClass().ifPresent(t -> out.put("resultClassName", step.text(t)));
    association.resultRole().ifPresent(t -> out.put("resultRole", step.text(t)));
    if (!association.resultProperties().isEmpty()) {
      out.put(
          "includeResultProperty",
          association.resultProperties().stream().map(step::text).toList());
    }
    return out;
  }

  /** The context as it was handed out: a text, or elements. */
  private void context(Optional<Text> context) {
    if (context.isEmpty()) {
      leavesContextOut = true;
      model.put("context", "");
      return;
    }
    Optional<String> elements = step.variables().content(context.get());
    model.put(
        "context", elements.<Object>map(RawXml::new).orElseGet(() -> step.text(context.get())));
  }

  private void contextOf(Subscription subscription) {
    if (subscription.context().isEmpty()) {
      context(Optional.empty());
      return;
    }
    Kept context = subscription.context().get();
    model.put("context", context.content().<Object>map(RawXml::new).orElseGet(context::text));
  }

  private String method(Operation.Invoke invoke, Optional<String> resource) {
    return invoke
        .method()
        .map(step::text)
        .or(() -> resource.flatMap(target::resource).flatMap(r -> r.value("method")))
        .orElseThrow(
            () ->
                NotDrivenException.mistake(
                    "invoke needs a method: name it in the step or in the target's resource"));
  }

  /** What the target file says to send to one of its resources. */
  private Optional<Representation> described(Optional<String> resource, String map) {
    Map<String, String> values =
        resource.flatMap(target::resource).map(r -> r.map(map)).orElse(Map.of());
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Representation.Value> properties = new LinkedHashMap<>();
    values.forEach((k, v) -> properties.put(k, described(v)));
    return Optional.of(new Representation.Properties(properties));
  }

  /** A value that begins like an element is one, such as cim:Interval for a duration. */
  private static Representation.Value described(String value) {
    // A dollar sign in a target file is just that.
    Text text = Text.of(value.replace("${", "$${"));
    return value.strip().startsWith("<")
        ? new Representation.Value.Markup(text)
        : new Representation.Value.Single(text);
  }

  private Optional<RawXml> representation(String key, Optional<Representation> given) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.get() instanceof Representation.Properties properties) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      properties.values().forEach((k, v) -> values.put(step.text(Text.of(k)), value(v)));
      model.put(key, values);
      return Optional.empty();
    }
    Text markup = ((Representation.Xml) given.get()).xml();
    Optional<Representation> values = valuesOf(markup);
    if (values.isPresent()) {
      return representation(key, values);
    }
    String xml = declared(step.markup(markup));
    if (key.equals("input") || model.get("fragment") == null || isXmlFragment(xml)) {
      return Optional.of(new RawXml(xml));
    }
    model.put("representation", new RawXml(xml));
    return Optional.empty();
  }

  /** Values by name that the target file gives, if a text refers to such and to nothing else. */
  private Optional<Representation> valuesOf(Text text) {
    Matcher reference = VALUES.matcher(text.template().strip());
    return reference.matches()
        ? described(Optional.of(reference.group(1)), reference.group(2))
        : Optional.empty();
  }

  private @Nullable Object value(Representation.Value value) {
    if (value instanceof Representation.Value.Single single) {
      return step.text(single.text());
    } else if (value instanceof Representation.Value.Many many) {
      List<String> texts = new ArrayList<>();
      many.texts().forEach(t -> texts.add(step.text(t)));
      return texts;
    } else if (value instanceof Representation.Value.Markup markup) {
      return new RawXml(declared(step.markup(markup.xml())));
    }
    return null;
  }

  /** Whether the scenario itself writes the wrapper of a fragment. */
  private boolean isXmlFragment(String xml) {
    try {
      List<Element> elements = XmlFragments.parse(xml, step.namespaces());
      return elements.size() == 1 && Dom.is(elements.get(0), Names.WSMAN_XML_FRAGMENT);
    } catch (UnreadableMessageException e) {
      return false;
    }
  }

  /** XML whose prefixes are declared where it is well-formed, and as it is where it is not. */
  private String declared(String xml) {
    try {
      List<Element> elements = XmlFragments.parse(xml, step.namespaces());
      if (elements.isEmpty()) {
        return xml;
      }
      StringBuilder out = new StringBuilder();
      elements.forEach(e -> out.append(Markup.of(e)));
      return out.toString();
    } catch (UnreadableMessageException e) {
      return xml;
    }
  }

  private void put(String key, Optional<Text> text) {
    text.ifPresent(t -> model.put(key, step.text(t)));
  }
}
