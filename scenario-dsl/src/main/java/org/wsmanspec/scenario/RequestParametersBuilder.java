package org.wsmanspec.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the many optional parts of {@link RequestParameters}. */
public final class RequestParametersBuilder {

  private Optional<Text> resource = Optional.empty();
  private Optional<Text> uri = Optional.empty();
  private Optional<Map<String, Text>> selectors = Optional.empty();
  private final List<RequestParameters.Option> options = new ArrayList<>();
  private Optional<Boolean> optionsMustUnderstand = Optional.empty();
  private Optional<RequestParameters.Header> timeout = Optional.empty();
  private Optional<RequestParameters.Header> maxEnvelopeSize = Optional.empty();
  private Optional<RequestParameters.Header> locale = Optional.empty();
  private Optional<RequestParameters.Fragment> fragment = Optional.empty();
  private Optional<Flag> requestEpr = Optional.empty();
  private Optional<Text> replyTo = Optional.empty();
  private Optional<Text> faultTo = Optional.empty();
  private Optional<Text> from = Optional.empty();
  private Optional<Text> messageId = Optional.empty();
  private Optional<Text> to = Optional.empty();
  private Optional<Text> action = Optional.empty();
  private final List<Text> headers = new ArrayList<>();
  private final Map<String, String> namespaces = new LinkedHashMap<>();
  private Optional<Text> encoding = Optional.empty();
  private Optional<Text> body = Optional.empty();
  private HttpParameters http = HttpParameters.USUAL;

  RequestParametersBuilder() {}

  public RequestParametersBuilder resource(Text value) {
    resource = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder uri(Text value) {
    uri = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder selectors(Map<String, Text> value) {
    selectors = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder option(RequestParameters.Option option) {
    options.add(option);
    return this;
  }

  public RequestParametersBuilder optionsMustUnderstand(boolean value) {
    optionsMustUnderstand = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder timeout(RequestParameters.Header value) {
    timeout = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder maxEnvelopeSize(RequestParameters.Header value) {
    maxEnvelopeSize = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder locale(RequestParameters.Header value) {
    locale = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder fragment(RequestParameters.Fragment value) {
    fragment = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder requestEpr(Flag value) {
    requestEpr = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder replyTo(Text value) {
    replyTo = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder faultTo(Text value) {
    faultTo = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder from(Text value) {
    from = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder messageId(Text value) {
    messageId = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder to(Text value) {
    to = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder action(Text value) {
    action = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder header(Text xml) {
    headers.add(xml);
    return this;
  }

  public RequestParametersBuilder namespace(String prefix, String uri) {
    namespaces.put(prefix, uri);
    return this;
  }

  public RequestParametersBuilder encoding(Text value) {
    encoding = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder body(Text value) {
    body = Optional.of(value);
    return this;
  }

  public RequestParametersBuilder http(HttpParameters value) {
    http = value;
    return this;
  }

  /** The collected parameters. */
  public RequestParameters build() {
    return new RequestParameters(
        resource,
        uri,
        selectors,
        options,
        optionsMustUnderstand,
        timeout,
        maxEnvelopeSize,
        locale,
        fragment,
        requestEpr,
        replyTo,
        faultTo,
        from,
        messageId,
        to,
        action,
        headers,
        namespaces,
        encoding,
        body,
        http);
  }
}
