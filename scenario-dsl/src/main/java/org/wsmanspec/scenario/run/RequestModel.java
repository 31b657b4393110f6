package org.wsmanspec.scenario.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.message.template.RawXml;
import org.wsmanspec.message.vocabulary.Namespaces;
import org.wsmanspec.scenario.Flag;
import org.wsmanspec.scenario.RequestParameters;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;

/** The headers of a request as a model for the message templates. */
final class RequestModel {

  private final StepContext step;
  private final Target target;
  private final RunOptions options;
  private final Map<String, @Nullable Object> model = new LinkedHashMap<>();
  private final List<RawXml> headers = new ArrayList<>();
  private final Map<String, Boolean> mustUnderstand = new LinkedHashMap<>();

  RequestModel(StepContext step, Target target, RunOptions options) {
    this.step = step;
    this.target = target;
    this.options = options;
  }

  Map<String, @Nullable Object> headers(
      RequestParameters parameters, Optional<Addressed> addressed, Optional<Manager> manager) {
    model.put(
        "to",
        parameters
            .to()
            .map(step::text)
            .or(() -> manager.map(Manager::to))
            .orElse(target.address().toString()));
    parameters.action().ifPresent(a -> model.put("action", step.text(a)));
    mustUnderstand.put("Action", true);
    model.put(
        "messageId",
        parameters
            .messageId()
            .map(step::text)
            .orElseGet(() -> "urn:uuid:" + options.uuids().get()));
    Optional<String> replyTo = parameters.replyTo().map(step::text).or(options::replyTo);
    replyTo.ifPresent(a -> model.put("replyTo", a));
    parameters.faultTo().ifPresent(a -> model.put("faultTo", step.text(a)));
    parameters.from().ifPresent(a -> model.put("from", step.text(a)));
    addressed.ifPresent(this::resource);
    control(parameters);
    rest(parameters, manager.map(m -> m.headers(addressed.isPresent())).orElse(List.of()));
    model.put("mustUnderstand", mustUnderstand);
    return model;
  }

  private void resource(Addressed addressed) {
    model.put("resourceUri", addressed.uri());
    mustUnderstand.put("ResourceURI", true);
    if (!addressed.selectors().isEmpty()) {
      model.put("selectors", addressed.selectors());
    }
  }

  private void control(RequestParameters parameters) {
    header("operationTimeout", "OperationTimeout", parameters.timeout());
    if (parameters.timeout().isEmpty()) {
      options.operationTimeout().ifPresent(t -> model.put("operationTimeout", t));
    }
    header("maxEnvelopeSize", "MaxEnvelopeSize", parameters.maxEnvelopeSize());
    if (parameters.maxEnvelopeSize().isEmpty() && options.maxEnvelopeSize().isPresent()) {
      model.put("maxEnvelopeSize", options.maxEnvelopeSize().get());
      mustUnderstand.put("MaxEnvelopeSize", true);
    }
    header("locale", "Locale", parameters.locale());
    if (!parameters.options().isEmpty()) {
      model.put("options", parameters.options().stream().map(this::option).toList());
      parameters.optionsMustUnderstand().ifPresent(mu -> mustUnderstand.put("OptionSet", mu));
    }
    parameters
        .fragment()
        .ifPresent(
            fragment -> {
              model.put("fragment", step.text(fragment.expression()));
              fragment.dialect().ifPresent(d -> model.put("fragmentDialect", step.text(d)));
              // DSP0226 7.7 has the client insist, lest the whole resource is touched.
              mustUnderstand.put("FragmentTransfer", true);
            });
    parameters.requestEpr().ifPresent(flag -> flag("requestEpr", "RequestEPR", flag));
  }

  private Map<String, String> option(RequestParameters.Option option) {
    Map<String, String> out = new LinkedHashMap<>();
    out.put("name", step.text(option.name()));
    out.put("value", option.value().map(step::text).orElse(""));
    option.mustComply().ifPresent(c -> out.put("mustComply", c.toString()));
    option.type().ifPresent(t -> out.put("type", step.text(t)));
    return out;
  }

  /** Add a header block. */
  void header(String xml) {
    headers.add(new RawXml(xml));
  }

  /**
   * @param referenced header blocks that come from an endpoint reference
   */
  private void rest(RequestParameters parameters, List<String> referenced) {
    referenced.forEach(this::header);
    StringBuilder all = new StringBuilder();
    for (Text header : parameters.headers()) {
      String xml = step.markup(header);
      headers.add(new RawXml(xml));
      all.append(xml);
    }
    model.put("headers", headers);
    parameters.body().ifPresent(b -> all.append(step.markup(b)));
    Map<String, String> namespaces = new LinkedHashMap<>(step.namespaces());
    // A piece of XML in a scenario may use the vocabulary's prefixes without declaring them.
    Namespaces.byPrefix()
        .forEach(
            (prefix, uri) -> {
              if (!prefix.equals("xml") && all.indexOf(prefix + ":") >= 0) {
                namespaces.putIfAbsent(prefix, uri);
              }
            });
    model.put("namespaces", namespaces);
  }

  void flag(String key, String header, Flag flag) {
    model.put(key, true);
    if (flag == Flag.MUST_UNDERSTAND) {
      mustUnderstand.put(header, true);
    }
  }

  private void header(String key, String name, Optional<RequestParameters.Header> header) {
    header.ifPresent(
        h -> {
          model.put(key, step.text(h.value()));
          if (h.mustUnderstand()) {
            mustUnderstand.put(name, true);
          }
        });
  }

  /**
   * What a request is addressed to.
   *
   * @param uri resource URI
   * @param selectors names and values
   */
  record Addressed(String uri, Map<String, String> selectors) {}
}
